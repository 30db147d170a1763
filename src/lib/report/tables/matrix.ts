// Nodes against what their evidence is made of: its kinds, or the sites that it speaks of.
import { type Stance, STANCES } from '#lib/domain/evidence/link.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '#lib/domain/evidence/record.ts';
import { strengths } from '#lib/domain/evidence/strength.ts';
import type { CountableRecord } from '#lib/report/release/countable.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import type { ShownView } from '#lib/report/view/shown-view.ts';
import { isSmall, recordsOf } from './counts-in-words.ts';

export type MatrixBy = 'kind' | 'site';

/** Several pieces of evidence of a kind, as the head of a column. */
const KIND_IN_HEAD: Record<EvidenceKind, string> = {
	interview: 'Interviews',
	'focus-group': 'Focus groups',
	observation: 'Observations',
	spend: 'Spending',
	questionnaire: 'Questionnaires',
	publication: 'Publications',
	analysis: 'Analysis',
	'case-material': 'Case material',
	other: 'Other'
};

export type Counts = Readonly<Record<Stance, number>>;

export interface MatrixColumn {
	title: string;
	/** Records by id of the node; nodes without any are not in it. */
	counts: ReadonlyMap<string, Counts>;
	/** Links on nodes, all in all. */
	size: number;
}

export interface Matrix {
	/** Those that have records on a node of the view. */
	columns: readonly MatrixColumn[];
	/**
	 * The stances of a node that tell no number: one of their counts is small, and the others could be taken from their
	 * sum to find it.
	 */
	withheld(nodeId: string): ReadonlySet<Stance>;
	/** Only the largest columns by themselves, in the same order; all others as one, the last, and what it holds. */
	folded(kept: number, title: string): { matrix: Matrix; folded: readonly string[] };
}

/** Null where no evidence is shown. */
export function matrixOf({ links, shown }: ShownView, facts: ReleasedFacts, by: MatrixBy): Matrix | null {
	if (!links || !facts.countable) return null;
	const records = new Map(facts.countable.map((record) => [record.id, record]));
	const onNodes = links.filter(({ targetId }) => shown.nodes.has(targetId));
	const columnOf = ({ title, holds }: Group): MatrixColumn => {
		const recordIn = (id: string) => {
			const record = records.get(id);
			return record && holds(record) ? record : undefined;
		};
		const counts = new Map(
			[...strengths(onNodes, recordIn)].map(([id, strength]) => [id, recordsOf(strength)])
		);
		return { title, counts, size: [...counts.values()].reduce((sum, of) => sum + all(of), 0) };
	};
	const of = (groups: readonly Group[]): Matrix => {
		const columns = groups.map(columnOf);
		return {
			columns,
			withheld: (nodeId) =>
				new Set(
					STANCES.filter((stance) =>
						columns.some(({ counts }) => isSmall(counts.get(nodeId)?.[stance] ?? 0, facts.fewBelow))
					)
				),
			folded: (kept, title) => {
				// What is of no kind of its own would be taken for the others.
				const rank = (i: number) => (groups[i]!.isRest ? -1 : columns[i]!.size);
				const bySize = groups.map((_, i) => i).sort((i, j) => rank(j) - rank(i) || i - j);
				const alone = new Set(bySize.slice(0, kept));
				const rest = groups.filter((_, i) => !alone.has(i));
				const holds = (record: CountableRecord) => rest.some((group) => group.holds(record));
				return {
					matrix: of([...groups.filter((_, i) => alone.has(i)), { title, inText: title, holds }]),
					folded: rest.map(({ inText }) => inText)
				};
			}
		};
	};
	const groups = by === 'kind' ? kinds() : sites(facts);
	return of(groups.filter((group) => columnOf(group).size > 0));
}

const all = (counts: Counts): number => counts.supports + counts.challenges + counts.refines;

interface Group {
	title: string;
	/** Within a sentence. */
	inText: string;
	isRest?: boolean;
	holds(record: CountableRecord): boolean;
}

const kinds = (): Group[] =>
	EVIDENCE_KINDS.map((kind) => ({
		title: KIND_IN_HEAD[kind],
		inText:
			kind === 'other'
				? 'what is of another kind, or of none that is stated'
				: KIND_IN_HEAD[kind].toLowerCase(),
		isRest: kind === 'other',
		holds: (record) => record.kind === kind
	}));

const sites = ({ study, names }: ReleasedFacts): Group[] => [
	...study.sites.map((site) => ({
		title: names.of(site),
		inText: names.of(site),
		holds: ({ siteIds }: CountableRecord) => siteIds.includes(site.id)
	})),
	{ title: 'No site named', inText: 'no site named', holds: ({ siteIds }) => siteIds.length === 0 }
];
