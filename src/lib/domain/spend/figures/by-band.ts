// Spending by how large single sums are, in bands that the study sets.
import { bandTitles } from '../bands.ts';
import { kindOf } from '../figure-data.ts';
import type { FigureTable } from '../figure-table.ts';
import { acrossNotes, type Breakdown, breakdownTable, type WithheldByKind } from './breakdown.ts';
import { type FigureContext, ledgerNotes, ledgerParts, type Series } from './context.ts';

export const bandBreakdown = ({ data }: FigureContext): Breakdown => ({
	rows: bandTitles(data.bandEdges).map((title, i) => ({ id: String(i), title, group: '' })),
	acrossSites: true,
	countsFamilies: true,
	absent: () => null,
	sum: ({ id }, kind, siteId) =>
		(siteId === null ? data.bands.overSites : data.bands.bySite).find(
			({ keys }) =>
				keys.band === id && kindOf(keys.kind) === kind && (siteId === null || keys.site === siteId)
		) ?? null
});

export function byBand(
	context: FigureContext,
	breakdown: Breakdown,
	withheld: WithheldByKind,
	isWithheld: (one: Series) => boolean
): FigureTable {
	const { columns, rows, sums } = breakdownTable(context, breakdown, withheld);
	return {
		id: 'by-band',
		title: 'Spending by size of the single sum',
		caption:
			'Each transaction or agreed item counts in the band of its own sum; bars are what a band comes to.',
		unit: '£',
		rowsAre: 'Band',
		columns,
		rows,
		leavesOut: [],
		notes: [
			...ledgerNotes(context),
			...acrossNotes(context, withheld),
			'Refunds count in the lowest band, and lower its total.'
		],
		...ledgerParts(context, isWithheld),
		chart: rows.length > 0 ? { kind: 'bars', series: sums, unit: 'pence' } : null
	};
}
