// Figures of lines in memory, and how a test finds their cells.
import { type FigureData, readFigureData } from '#lib/domain/spend/figure-data.ts';
import type { FigureCell, FigureId, FigureTable } from '#lib/domain/spend/figure-table.ts';
import { figuresOf } from '#lib/domain/spend/figures/all-figures.ts';
import type { Release } from '#lib/domain/spend/release.ts';
import type { SpendFields } from '#lib/domain/spend/spend-line.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { readerOf, sampleLines, sampleStudy } from './lines-in-memory.ts';

const read = (study: Study, lines: readonly SpendFields[], withLeftOut = false): Promise<FigureData> =>
	readFigureData(readerOf(study, lines), study.id, {
		bandEdges: study.spend.bandEdges,
		withLeftOut,
		withAmounts: true
	});

export async function figures(
	more: { release?: Release; lines?: SpendFields[]; withLeftOut?: boolean; study?: Study } = {}
): Promise<Record<FigureId, FigureTable>> {
	const study = more.study ?? sampleStudy();
	const release = more.release ?? 'team';
	const data = await read(study, more.lines ?? sampleLines(), more.withLeftOut);
	const all = figuresOf({ study, data, release, suppressed: release !== 'team' });
	return Object.fromEntries(all.map((figure) => [figure.id, figure])) as Record<FigureId, FigureTable>;
}

/** By the title of its row, and by id or titles of its column. */
export function cell(figure: FigureTable, row: string, column: string): FigureCell {
	const at = figure.columns.findIndex(({ id, group, title }) =>
		[id, `${group} ${title}`.trim()].includes(column)
	);
	const found = figure.rows.find(({ title, group }) => title === row || `${group} > ${title}` === row);
	if (at < 0 || !found) throw new Error(`no ${row} or ${column} in ${figure.id}`);
	return found.cells[at]!;
}
export const money = (pence: number) => ({ type: 'pence', pence });
export const number = (count: number) => ({ type: 'count', count });
export const withheld = { type: 'withheld' };
