// The records behind a view, node by node and arrow by arrow: those that the release holds.
import { type Link, STANCE_WORDS, STANCES } from '#lib/domain/evidence/link.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';
import { type Amount, EVIDENCE_KIND_WORDS, type EvidenceRecord } from '#lib/domain/evidence/record.ts';
import { arrowName, labelOf } from '#lib/domain/item-words.ts';
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import { shortPhaseTitle } from '#lib/domain/study/phase-title.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { partsOf } from '../description/claims.ts';
import type { Block, TableRow } from '../document.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { placeWords } from './citation-words.ts';
import { headingOf, paragraph, type PartBuilder } from './part-context.ts';
import { groupRow, plainRow, tableBlock } from './table-block.ts';
import { noEvidence } from './words.ts';

export const evidence: PartBuilder = (part, { facts, numbering, shown: shownOf }): Block[] => {
	const { title, shown, links } = shownOf(part, 'always');
	const heading = headingOf(part, `${title}: the evidence`);
	if (links === null || facts.records === null) return [heading, noEvidence()];
	const records = new Map(
		facts.records.filter(({ withdrawn }) => withdrawn === null).map((record) => [record.id, record])
	);
	const held = links.filter(({ recordId }) => records.has(recordId));
	// Many a record bears on several nodes and arrows: its words stand once.
	const said = new Map<string, string>();
	const rows = namesInOrder(shown).flatMap(([id, name]): TableRow[] => {
		const own = inOrder(held.filter(({ targetId }) => targetId === id));
		if (own.length === 0) return [];
		const rowsOf = own.map((link) => {
			const before = said.get(link.recordId);
			if (before !== undefined) return rowAgain(link, records.get(link.recordId)!, before);
			said.set(link.recordId, name);
			return rowOf(link, records.get(link.recordId)!, facts);
		});
		return [groupRow(name), ...rowsOf];
	});
	const leftOut = links.length - held.length;
	if (rows.length === 0)
		return [heading, paragraph('No record that this release may hold is linked to what is shown.')];
	const table = tableBlock(numbering, {
		title: `Evidence: ${title}`,
		caption: 'Each record under every node and arrow that it is linked to, in full under the first.',
		columns: [
			{ title: 'Stance' },
			{ title: 'What is said or seen' },
			{ title: 'Kind and role' },
			{ title: 'Site and phase' },
			{ title: 'Source' }
		],
		rows,
		notes:
			leftOut > 0
				? ['Records that this release may not hold are counted in the figures and not listed here.']
				: []
	});
	return [heading, table];
};

/** Every node in reading order, then every arrow by where it starts. */
function namesInOrder(model: Model): [id: string, name: string][] {
	const nodes = partsOf(model).flatMap((part) => part.nodes);
	const { outOf } = endsOf(model);
	const arrows = nodes.flatMap(({ id }) => outOf.get(id) ?? []);
	return [
		...nodes.map((node): [string, string] => [node.id, labelOf(node)]),
		...arrows.map((arrow): [string, string] => [arrow.id, `Arrow: ${arrowName(model, arrow)}`])
	];
}

const inOrder = (links: readonly Link[]): Link[] =>
	links.toSorted((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance));

function rowOf({ stance }: Link, record: EvidenceRecord, facts: ReleasedFacts): TableRow {
	const { study, sources, names, audience } = facts;
	const { text, caveat, amount, kind, role, familyCode, siteIds, phaseId, sourceId } = record;
	const phase = phaseId === null ? '' : shortPhaseTitle(study.phases, phaseId);
	const code = audience.tier === 'team' && familyCode ? `family ${familyCode}` : '';
	const source = sources.find(({ id }) => id === sourceId)?.title ?? 'A source that is gone';
	return plainRow([
		{ text: STANCE_WORDS[stance] },
		{ text: [text, amount && amountWords(amount), caveat && `(${caveat})`].filter(Boolean).join(' ') },
		{ text: [EVIDENCE_KIND_WORDS[kind], role, code].filter(Boolean).join(', ') },
		{ text: [siteIds.map((id) => names.of({ id })).join(', '), phase].filter(Boolean).join('; ') },
		{ text: [source, placeWords(record)].filter(Boolean).join(', ') }
	]);
}

/** A record whose words stand above already: enough of them to know it again. */
function rowAgain({ stance }: Link, { text, kind }: EvidenceRecord, before: string): TableRow {
	const words = text.split(/\s+/);
	const begin = words.slice(0, FIRST_WORDS).join(' ');
	return plainRow([
		{ text: STANCE_WORDS[stance] },
		{ text: `${begin}${words.length > FIRST_WORDS ? ' …' : ''} (as under “${before}”)` },
		{ text: EVIDENCE_KIND_WORDS[kind] },
		{ text: '' },
		{ text: '' }
	]);
}

const FIRST_WORDS = 6;

/** "£40.00 to £60.00 agreed."; empty where no sum is known. */
function amountWords({ kind, pence, upToPence }: Amount): string {
	const sums = [pence, upToPence].filter((one) => one !== null).map(formatPence);
	if (sums.length === 0) return '';
	return `${pence === null ? 'Up to ' : ''}${sums.join(' to ')} ${kind}.`;
}
