// Every figure of a study's spending, worked out together: what one withholds, no other may give away.
import type { FigureData } from '../figure-data.ts';
import { FIGURE_IDS, type FigureTable } from '../figure-table.ts';
import { type Release, siteNames } from '../release.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { allocation } from './allocation.ts';
import { bandBreakdown, byBand } from './by-band.ts';
import { byCategory, categoryBreakdown } from './by-category.ts';
import { byMonth, monthBreakdown } from './by-month.ts';
import { withholdTogether } from './breakdown.ts';
import { type FigureContext, seriesOf, withheldNote } from './context.ts';
import { funnel } from './funnel.ts';
import { perFamily } from './per-family.ts';
import { pilotSummary } from './pilot-summary.ts';
import { plannedFamilies, plannedMoney } from './planned.ts';

export interface FigureInput {
	study: Study;
	data: FigureData;
	release: Release;
	/** Whether small numbers are withheld: everywhere but for the team, and where whoever asks may not see records. */
	suppressed: boolean;
	/** Titles of sources by id, for those who may see them. */
	sourceTitles?: ReadonlyMap<string, string>;
}

export function figuresOf({ study, data, release, suppressed, sourceTitles }: FigureInput): FigureTable[] {
	const names = siteNames(study, release);
	const context: FigureContext = {
		study,
		data,
		names,
		threshold: suppressed ? study.spend.suppressBelow : 0,
		series: seriesOf(study, data, names),
		sourceTitles: suppressed ? new Map() : (sourceTitles ?? new Map())
	};
	const [categories, bands, months] = [
		categoryBreakdown(context),
		bandBreakdown(context),
		monthBreakdown(context)
	];
	const { breakdowns, isWithheld } = withholdTogether(context, [categories, bands, months]);
	const figures = [
		pilotSummary(context),
		byCategory(context, categories, breakdowns[0]!, isWithheld),
		byBand(context, bands, breakdowns[1]!, isWithheld),
		byMonth(context, months, breakdowns[2]!, isWithheld),
		perFamily(context, isWithheld),
		plannedFamilies(context, isWithheld),
		plannedMoney(context, isWithheld),
		funnel(context),
		allocation(context)
	];
	return figures
		.toSorted((a, b) => FIGURE_IDS.indexOf(a.id) - FIGURE_IDS.indexOf(b.id))
		.map((figure) => withNote(figure, context.threshold));
}

/** Says what "withheld" means where something is. */
function withNote(figure: FigureTable, threshold: number): FigureTable {
	const withholds = figure.rows.some(({ cells }) => cells.some(({ type }) => type === 'withheld'));
	return withholds ? { ...figure, notes: [...figure.notes, withheldNote(threshold)] } : figure;
}
