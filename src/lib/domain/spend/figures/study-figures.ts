// The figures of a study for whoever asks: reads the sums, and refuses choices that would undo the suppression.
import { type FigureReader, readFigureData } from '../figure-data.ts';
import type { FigureTable } from '../figure-table.ts';
import type { Release } from '../release.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { figuresOf } from './all-figures.ts';

export interface FigureRequest {
	release: Release;
	/** Whether what rules leave out is counted. */
	withLeftOut: boolean;
	/** Other edges than the study's; null for the study's own. */
	bandEdges: readonly number[] | null;
	/** Whether whoever asks may see single records. */
	mayReadRecords: boolean;
	sourceTitles?: ReadonlyMap<string, string>;
}

/** True where small numbers are withheld from whoever asks. */
export const isSuppressed = ({ release, mayReadRecords }: FigureRequest): boolean =>
	release !== 'team' || !mayReadRecords;

const FIXED =
	'Where small numbers are withheld, bands and what is left out are always as the study sets them: with others beside these, single sums could be worked out.';

/** @throws LedgerKeepsChanging, and whatever the reader throws */
export async function studyFigures(
	reader: FigureReader,
	study: Study,
	request: FigureRequest
): Promise<FigureTable[]> {
	const suppressed = isSuppressed(request);
	const asksForMore = request.withLeftOut || request.bandEdges !== null;
	const data = await readFigureData(reader, study.id, {
		bandEdges: (suppressed ? null : request.bandEdges) ?? study.spend.bandEdges,
		withLeftOut: !suppressed && request.withLeftOut,
		withAmounts: !suppressed
	});
	const { release, sourceTitles } = request;
	const figures = figuresOf({ study, data, release, suppressed, ...(sourceTitles && { sourceTitles }) });
	if (!suppressed || !asksForMore) return figures;
	return figures.map((figure) =>
		figure.dataVersion === null ? figure : { ...figure, notes: [...figure.notes, FIXED] }
	);
}
