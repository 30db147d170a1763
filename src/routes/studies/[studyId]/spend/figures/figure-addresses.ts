// Addresses of figures as files, with what was chosen on the page.
import { writeEdges } from '#lib/domain/spend/bands.ts';
import type { FigureId } from '#lib/domain/spend/figure-table.ts';
import type { Release } from '#lib/domain/spend/release.ts';

export type FigureFormat = 'svg' | 'png' | 'csv';

export interface FigureChoices {
	release: Release;
	withLeftOut: boolean;
	/** Pence. */
	edges: readonly number[];
	/** Those of the study. */
	ownEdges: readonly number[];
	/** What was typed and cannot be read. */
	wrongEdges: string | null;
	suppressed: boolean;
	threshold: number;
}

const sameEdges = (a: readonly number[], b: readonly number[]) => String(a) === String(b);

/** What differs from the usual, as a query; empty where nothing does. */
export function chosen({ release, withLeftOut, edges, ownEdges }: FigureChoices): URLSearchParams {
	return new URLSearchParams({
		...(release !== 'team' && { release }),
		...(withLeftOut && { excluded: 'with' }),
		...(!sameEdges(edges, ownEdges) && { edges: writeEdges(edges) })
	});
}

export function addressOf(
	studyId: string,
	figureId: FigureId,
	format: FigureFormat,
	choices: FigureChoices
): string {
	const query = chosen(choices).toString();
	const path = `/api/v1/studies/${encodeURIComponent(studyId)}/spend-figures/${figureId}.${format}`;
	return query ? `${path}?${query}` : path;
}
