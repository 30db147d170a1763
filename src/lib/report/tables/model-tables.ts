// What a view shows as tables of a document: its nodes, its arrows, and its nodes against their evidence.
import { labelOf } from '#lib/domain/item-words.ts';
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { nameOfArrow, partsOf } from '#lib/report/description/claims.ts';
import { listed } from '#lib/report/view/count-words.ts';
import { capital, oneLine, several } from '#lib/report/description/sentences.ts';
import { STANDARD } from '#lib/report/description/standard-voice.ts';
import type { Table, TableRow } from '#lib/report/document.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import type { ShownView } from '#lib/report/view/shown-view.ts';
import { narrowest, sharesOf, TABLE_WIDTH } from './column-shares.ts';
import { countNotes, recordsOf, stancesInWords } from './counts-in-words.ts';
import { type Matrix, type MatrixBy, matrixOf } from './matrix.ts';

export { modelSheets, type SheetTable } from './model-sheets.ts';

/** A table before it has its number; its id is the one of its kind, to be made unique. */
export type ModelTable = Omit<Table, 'number'>;

/** One column: its head, and what it says of one thing. A column that says nothing of any thing is left out. */
interface Column<T> {
	title: string;
	of(thing: T): string;
	/** Whether it is there in any case. */
	always?: boolean;
}

/** Rows under the heading of the part that they belong to. */
interface Group<T> {
	title: string;
	things: readonly T[];
}

/** Nodes under the headings of their parts, in reading order. */
export function nodesTable(shown: ShownView, { fewBelow }: ReleasedFacts): ModelTable {
	const { nodes } = shown.shown;
	return {
		kind: 'table',
		id: 'nodes',
		title: `Nodes: ${shown.title}`,
		caption: capital(`${several(nodes.size, 'node')}, part by part.`),
		...laidOut<TheoryNode>(nodeGroups(shown.shown), [
			{ title: 'Node', of: (node) => labelOf(node), always: true },
			{ title: 'Kind', of: ({ kind, status }) => withStatus(NODE_KIND_WORDS[kind], status) },
			{ title: 'Note', of: ({ note }) => oneLine(note) },
			...recordsColumn(shown, fewBelow)
		]),
		notes: shown.strengths ? countNotes('node', fewBelow) : []
	};
}

/** Arrows under the headings of the parts in which they start, in reading order. */
export function arrowsTable(shown: ShownView, { fewBelow }: ReleasedFacts): ModelTable {
	const model = shown.shown;
	const outOf = (node: TheoryNode) => endsOf(model).outOf.get(node.id) ?? [];
	const groups = nodeGroups(model).map(({ title, things }) => ({ title, things: things.flatMap(outOf) }));
	return {
		kind: 'table',
		id: 'arrows',
		title: `Arrows: ${shown.title}`,
		caption: capital(`${several(model.arrows.size, 'arrow')}, by the part in which they start.`),
		...laidOut<Arrow>(groups, [
			{ title: 'From', of: ({ from }) => labelOf(model.nodes.get(from)), always: true },
			{ title: 'Relation', of: relationWords },
			{ title: 'To', of: ({ to }) => endWords(model, to) },
			{ title: 'Because', of: ({ because }) => oneLine(because) },
			...recordsColumn(shown, fewBelow)
		]),
		notes: shown.strengths ? countNotes('arrow', fewBelow) : []
	};
}

/**
 * Nodes against the kinds of their evidence, or against the sites that it speaks of; null where no evidence is shown.
 * Where the columns are more than fit on a page, those with the fewest records become one.
 */
export function matrixTable(
	shown: ShownView,
	facts: ReleasedFacts,
	by: MatrixBy = 'kind'
): ModelTable | null {
	const whole = matrixOf(shown, facts, by);
	if (!whole) return null;
	const { nodes } = shown.shown;
	const groups = nodeGroups(shown.shown);
	const { matrix, folded } = fitted(whole, by, [...nodes.values()], facts.fewBelow);
	const about =
		by === 'kind' ? 'the kinds of evidence on them' : 'the sites that the evidence on them speaks of';
	return {
		kind: 'table',
		id: by === 'kind' ? 'matrix' : 'matrix-by-site',
		title: `Nodes and their evidence: ${shown.title}`,
		caption:
			matrix.columns.length > 0
				? capital(`${several(nodes.size, 'node')}, and ${about}, in numbers of records.`)
				: 'No records are linked to these nodes.',
		...laidOut(groups, matrixColumns(matrix, facts.fewBelow)),
		notes: [
			...countNotes('node', facts.fewBelow),
			...(by === 'site' ? ['A record that speaks of several sites stands under each.'] : []),
			...(folded.length > 0 ? [`${matrix.columns.at(-1)!.title}: ${listed(folded)}.`] : [])
		]
	};
}

/** A node has its column, and needs room to be read. */
const NODE_COLUMN = 190;

function fitted(
	whole: Matrix,
	by: MatrixBy,
	nodes: readonly TheoryNode[],
	fewBelow: number
): ReturnType<Matrix['folded']> {
	const fits = (matrix: Matrix) => {
		const [, ...columns] = matrixColumns(matrix, fewBelow);
		const widths = columns.map(({ title, of }) => narrowest({ title, cells: nodes.map(of) }));
		return widths.reduce((sum, width) => sum + width, NODE_COLUMN) <= TABLE_WIDTH;
	};
	if (fits(whole)) return { matrix: whole, folded: [] };
	for (let kept = whole.columns.length - 2; ; kept--) {
		const { matrix, folded } = whole.folded(kept, by === 'kind' ? 'Other kinds' : 'Other sites');
		if (kept <= 1 || fits(matrix)) return { matrix, folded };
	}
}

const matrixColumns = ({ columns, withheld }: Matrix, fewBelow: number): Column<TheoryNode>[] => [
	{ title: 'Node', of: (node) => labelOf(node), always: true },
	...columns.map(({ title, counts }): Column<TheoryNode> => ({
		title,
		of: ({ id }) => {
			const of = counts.get(id);
			return of ? stancesInWords(of, fewBelow, withheld(id)) : '';
		},
		always: true
	}))
];

const nodeGroups = (model: Model): Group<TheoryNode>[] =>
	partsOf(model).map(({ lane, nodes }) => ({ title: lane.title, things: nodes }));

function recordsColumn({ strengths }: ShownView, fewBelow: number): Column<{ id: string }>[] {
	if (!strengths) return [];
	const of = ({ id }: { id: string }) => stancesInWords(recordsOf(strengths.get(id)), fewBelow) || 'none';
	return [{ title: 'Records', of, always: true }];
}

const withStatus = (words: string, status: TheoryNode['status']): string =>
	status ? `${words} (${STATUS_WORDS[status]})` : words;

const relationWords = ({ relation, feedback, status }: Arrow): string =>
	withStatus(`${RELATION_WORDS[relation]}${feedback ? ', as feedback' : ''}`, status);

function endWords(model: Model, id: string): string {
	const arrow = model.arrows.get(id);
	return arrow ? nameOfArrow(model, arrow, STANDARD) : labelOf(model.nodes.get(id));
}

/** The columns that say something, and the rows under their headings; the first cell is the heading of its row. */
function laidOut<T>(groups: readonly Group<T>[], all: readonly Column<T>[]): Pick<Table, 'columns' | 'rows'> {
	const things = groups.flatMap((group) => group.things);
	const columns = all.filter(({ of, always }) => always || things.some((thing) => of(thing) !== ''));
	const shares = sharesOf(columns.map(({ title, of }) => ({ title, cells: things.map(of) })));
	const row = (thing: T): TableRow => ({
		kind: 'plain',
		cells: columns.map(({ of }, i) => (i === 0 ? { text: of(thing), header: true } : { text: of(thing) }))
	});
	return {
		columns: columns.map(({ title }, i) => ({ title, group: '', align: 'left', share: shares[i]! })),
		rows: groups
			.filter((group) => group.things.length > 0)
			.flatMap((group) => [
				{ kind: 'group' as const, cells: [{ text: group.title }] },
				...group.things.map(row)
			])
	};
}
