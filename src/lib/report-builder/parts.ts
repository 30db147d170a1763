// The parts of a report as a list: new ones, their order, and one that is taken out and put back.
import { PART_KINDS, type PartKind, type PartKindId } from '#lib/domain/report/part-kinds.ts';
import type { ReportPart } from '#lib/domain/report/report.ts';

type Parts = readonly ReportPart[];

/** @param modelId the model that it is of, where its kind is of one; null where there is none */
export function newPart(kind: PartKindId, modelId: string | null, parts: Parts): ReportPart {
	const { needs }: PartKind = PART_KINDS[kind];
	return {
		id: freshId(kind, parts),
		kind,
		modelId: needs === 'view' || needs === 'model' ? modelId : null,
		viewId: needs === 'view' ? 'core' : null,
		heading: '',
		text: ''
	};
}

/** "figure", "figure-2", "figure-3": the first that no part has. */
function freshId(kind: string, parts: Parts): string {
	const taken = new Set(parts.map(({ id }) => id));
	let id = kind;
	for (let n = 2; taken.has(id); n++) id = `${kind}-${n}`;
	return id;
}

/** @returns the same list where it stands at that end already */
export function moved(parts: Parts, id: string, by: 1 | -1): Parts {
	const from = parts.findIndex((part) => part.id === id);
	const to = from + by;
	if (from < 0 || to < 0 || to >= parts.length) return parts;
	return parts.with(from, parts[to]!).with(to, parts[from]!);
}

/** @param at its place in the list, from 0 */
export const placed = (parts: Parts, part: ReportPart, at: number): Parts => {
	const isTaken = parts.some(({ id }) => id === part.id);
	return parts.toSpliced(at, 0, isTaken ? { ...part, id: freshId(part.kind, parts) } : part);
};

export const without = (parts: Parts, id: string): Parts => parts.filter((part) => part.id !== id);

export const changed = (parts: Parts, id: string, more: Partial<ReportPart>): Parts =>
	parts.map((part) => (part.id === id ? { ...part, ...more } : part));

/** What the annex of an interim report is made of. */
const ANNEX: readonly PartKindId[] = [
	'figure',
	'data-collection',
	'page-break',
	'by-category',
	'by-month',
	'page-break',
	'matrix',
	'page-break',
	'description'
];

export const annexParts = (modelId: string): Parts =>
	ANNEX.reduce<Parts>((parts, kind) => [...parts, newPart(kind, modelId, parts)], []);
