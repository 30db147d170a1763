// What a view shows as sheets of a spreadsheet: nodes, arrows, links and the matrix, complete, for people who count on.
import { labelOf } from '#lib/domain/item-words.ts';
import { type Stance, STANCE_WORDS, STANCES } from '#lib/domain/evidence/link.ts';
import { EVIDENCE_KIND_WORDS } from '#lib/domain/evidence/record.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { BASIS_WORDS, NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { nameOfArrow, partsOf } from '#lib/report/description/claims.ts';
import { capital } from '#lib/report/description/sentences.ts';
import { STANDARD } from '#lib/report/description/standard-voice.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import type { ShownView } from '#lib/report/view/shown-view.ts';
import { isSmall, recordsOf, SOME, STANCE_IN_TABLE } from './counts-in-words.ts';
import { matrixOf } from './matrix.ts';

/** A table of text and numbers; null is an empty cell. */
export interface SheetTable {
	/** At most 31 characters. */
	name: string;
	columns: string[];
	rows: (string | number | null)[][];
}

/** Nodes and arrows; with evidence, also the links and the matrix. Never the text of a record. */
export function modelSheets(shown: ShownView, facts: ReleasedFacts): SheetTable[] {
	return [
		nodesSheet(shown, facts),
		arrowsSheet(shown, facts),
		linksSheet(shown, facts),
		matrixSheet(shown, facts)
	].filter((sheet) => sheet !== null);
}

function nodesSheet({ shown, strengths }: ShownView, { fewBelow }: ReleasedFacts): SheetTable {
	const rows = partsOf(shown).flatMap(({ lane, nodes }) =>
		nodes.map((node) => [
			node.id,
			labelOf(node),
			NODE_KIND_WORDS[node.kind],
			lane.title,
			node.stage === null ? null : (shown.stages.get(node.stage)?.title ?? null),
			node.core ? 'yes' : 'no',
			node.status && STATUS_WORDS[node.status],
			node.basis && BASIS_WORDS[node.basis],
			node.note.trim() || null,
			...countCells(strengths, node.id, fewBelow)
		])
	);
	const columns = ['Id', 'Node', 'Kind', 'Part', 'Stage', 'Core', 'Status', 'Wording', 'Note'];
	return { name: 'Nodes', columns: [...columns, ...countColumns(strengths)], rows };
}

function arrowsSheet({ shown, strengths }: ShownView, { fewBelow }: ReleasedFacts): SheetTable {
	const ends = endsOf(shown);
	const arrows = partsOf(shown).flatMap(({ nodes }) => nodes.flatMap(({ id }) => ends.outOf.get(id) ?? []));
	const rows = arrows.map((arrow) => [
		arrow.id,
		arrow.from,
		labelOf(shown.nodes.get(arrow.from)),
		RELATION_WORDS[arrow.relation],
		arrow.to,
		targetWords(shown, arrow.to),
		arrow.feedback ? 'yes' : 'no',
		arrow.because.trim() || null,
		arrow.status && STATUS_WORDS[arrow.status],
		arrow.basis && BASIS_WORDS[arrow.basis],
		...countCells(strengths, arrow.id, fewBelow)
	]);
	const columns = [
		'Id',
		'From (id)',
		'From',
		'Relation',
		'To (id)',
		'To',
		'Feedback',
		'Because',
		'Status',
		'Wording'
	];
	return { name: 'Arrows', columns: [...columns, ...countColumns(strengths)], rows };
}

/** Only links of records that the audience may hold; their reasons only for the team. */
function linksSheet({ shown, links }: ShownView, facts: ReleasedFacts): SheetTable | null {
	if (!links || !facts.records) return null;
	const records = new Map(
		facts.records.filter(({ withdrawn }) => !withdrawn).map((record) => [record.id, record])
	);
	const sources = new Map(facts.sources.map(({ id, title }) => [id, title]));
	const forTeam = facts.audience.tier === 'team';
	const places = new Map([...shown.nodes.keys(), ...shown.arrows.keys()].map((id, i) => [id, i]));
	const rows = links
		.filter(({ targetId, recordId }) => places.has(targetId) && records.has(recordId))
		.sort((a, b) => places.get(a.targetId)! - places.get(b.targetId)!)
		.map((link) => {
			const record = records.get(link.recordId)!;
			return [
				shown.nodes.has(link.targetId) ? 'node' : 'arrow',
				link.targetId,
				targetWords(shown, link.targetId),
				STANCE_WORDS[link.stance],
				link.relevance,
				link.rigour,
				record.id,
				sources.get(record.sourceId) ?? null,
				EVIDENCE_KIND_WORDS[record.kind],
				record.siteIds.map((id) => facts.names.of({ id })).join(', ') || null,
				record.role || null,
				...(forTeam ? [link.reason || null] : [])
			];
		});
	const target = ['Bears on', 'Id', 'Node or arrow', 'Stance', 'Relevance', 'Rigour'];
	const record = ['Record', 'Source', 'Kind of evidence', 'Sites', 'Role'];
	return { name: 'Links', columns: [...target, ...record, ...(forTeam ? ['Reason'] : [])], rows };
}

/** A column for each kind of evidence and stance that occur together. */
function matrixSheet(shown: ShownView, facts: ReleasedFacts): SheetTable | null {
	const matrix = matrixOf(shown, facts, 'kind');
	if (!matrix) return null;
	const columns = matrix.columns.flatMap(({ title, counts }) =>
		STANCES.filter((stance) => [...counts.values()].some((of) => of[stance] > 0)).map((stance) => ({
			title: `${title}: ${STANCE_IN_TABLE[stance]}`,
			stance,
			counts
		}))
	);
	const rows = partsOf(shown.shown).flatMap(({ lane, nodes }) =>
		nodes.map((node) => {
			const withheld = matrix.withheld(node.id);
			const cells = columns.map(({ stance, counts }) => {
				const n = counts.get(node.id)?.[stance] ?? 0;
				return n > 0 && withheld.has(stance) ? SOME : n;
			});
			return [node.id, labelOf(node), lane.title, ...cells];
		})
	);
	return {
		name: 'Matrix',
		columns: ['Id', 'Node', 'Part', ...columns.map(({ title }) => title)],
		rows
	};
}

type Strengths = ReadonlyMap<string, Strength> | null;

const countColumns = (strengths: Strengths): string[] =>
	strengths ? STANCES.map((stance: Stance) => capital(`${STANCE_IN_TABLE[stance]} (records)`)) : [];

function countCells(strengths: Strengths, id: string, fewBelow: number): (string | number)[] {
	if (!strengths) return [];
	const records = recordsOf(strengths.get(id));
	return STANCES.map((stance) =>
		isSmall(records[stance], fewBelow) ? `fewer than ${fewBelow}` : records[stance]
	);
}

function targetWords(model: Model, id: string): string {
	const arrow = model.arrows.get(id);
	return arrow ? nameOfArrow(model, arrow, STANDARD) : labelOf(model.nodes.get(id));
}
