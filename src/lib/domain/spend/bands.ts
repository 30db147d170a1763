// Bands of amounts: the edges in pence, in words and as somebody types them.
import { parsePounds } from '#lib/domain/evidence/money.ts';
import { shortPounds } from './pounds.ts';

/** More edges than this make no figure that can be read. */
export const MOST_EDGES = 11;

/** A title for each band: one more than there are edges. Each edge belongs to the band below it. */
export function bandTitles(edges: readonly number[]): string[] {
	if (edges.length === 0) return ['Any amount'];
	return [
		`Up to ${shortPounds(edges[0]!)}`,
		...edges.slice(1).map((edge, i) => `Over ${shortPounds(edges[i]!)}, up to ${shortPounds(edge)}`),
		`Over ${shortPounds(edges.at(-1)!)}`
	];
}

/** Edges as `?edges=20,100,500`, in pounds; null where they are not rising sums above zero. */
export function readEdges(text: string): number[] | null {
	const edges = text
		.split(/[,;\s]+/)
		.filter(Boolean)
		.map((part) => parsePounds(part));
	const rising = edges.every((edge, i) => edge !== null && edge > 0 && (i === 0 || edge > edges[i - 1]!));
	return rising && edges.length > 0 && edges.length <= MOST_EDGES ? (edges as number[]) : null;
}

/** The same as text that {@link readEdges} reads. */
export const writeEdges = (edges: readonly number[]): string =>
	edges.map((edge) => shortPounds(edge).replace(/[£,]/g, '')).join(', ');
