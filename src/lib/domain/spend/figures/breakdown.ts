// Sums by category, band or month: one row each, and columns for each site and kind.
import { SPEND_KINDS, type SpendKind } from '../spend-line.ts';
import { type CountTable, suppress, type Withheld } from '../suppression.ts';
import {
	type ChartSeries,
	count,
	type FigureCell,
	type FigureColumn,
	type FigureRow,
	none,
	pence,
	WITHHELD
} from '../figure-table.ts';
import type { FigureContext, Series } from './context.ts';

export interface Sum {
	n: number;
	pence: number;
	families: number;
}

export interface BreakdownRow {
	id: string;
	title: string;
	group: string;
}

/** What is broken down, and by what. */
export interface Breakdown {
	rows: readonly BreakdownRow[];
	/** Of one site, or over all sites of a kind; null where there is no line. */
	sum(row: BreakdownRow, kind: SpendKind, siteId: string | null): Sum | null;
	/** Whether all sites of a kind are added up beside each other. */
	acrossSites: boolean;
	/** Whether families are counted; they never add up over rows, since one can be in several. */
	countsFamilies: boolean;
	/** What stands where a site has no line. */
	absent(row: BreakdownRow, series: Series): FigureCell | null;
	/** A column of words before the sums of a series. */
	before?: { title: string; cell(row: BreakdownRow, series: Series): FigureCell };
}

/** What is withheld of one breakdown, by kind; rows and columns as in it. */
export type WithheldByKind = ReadonlyMap<SpendKind, WithheldOfKind>;
interface WithheldOfKind extends Withheld {
	/** Whether there are numbers over all sites at all. */
	across: boolean;
}

const NOTHING: Sum = { n: 0, pence: 0, families: 0 };

const ofKind = (series: readonly Series[], kind: SpendKind) => series.filter((one) => one.kind === kind);

/**
 * Withholds small numbers in all breakdowns at once: they share the totals of their sites, and a total that one withholds
 * must not stand in another (S2).
 */
export function withholdTogether(
	context: Pick<FigureContext, 'series' | 'threshold' | 'data'>,
	breakdowns: readonly Breakdown[]
): { breakdowns: WithheldByKind[]; isWithheld(series: Series): boolean } {
	const byKind = new Map(
		SPEND_KINDS.map((kind) => {
			const sites = ofKind(context.series, kind);
			return [kind, withholdKind(context, breakdowns, kind, sites)] as const;
		})
	);
	return {
		breakdowns: breakdowns.map(
			(_, i) => new Map([...byKind].map(([kind, { tables }]) => [kind, tables[i]!]))
		),
		isWithheld: (one) =>
			byKind.get(one.kind)!.sites[ofKind(context.series, one.kind).findIndex(({ id }) => id === one.id)] ??
			false
	};
}

function withholdKind(
	{ threshold, data }: Pick<FigureContext, 'threshold' | 'data'>,
	breakdowns: readonly Breakdown[],
	kind: SpendKind,
	sites: readonly Series[]
): { tables: WithheldOfKind[]; sites: boolean[] } {
	if (sites.length > 1) {
		const all = withholdSites({ threshold, data }, breakdowns, kind, sites, true);
		// Documents give families of sites, too: a site that is withheld could be worked out from these and from numbers
		// over all sites. So there are none, and the other sites stay.
		if (!all.sites.includes(true)) return all;
	}
	return withholdSites({ threshold, data }, breakdowns, kind, sites, false);
}

/** @param over whether there are numbers over all sites */
function withholdSites(
	{ threshold, data }: Pick<FigureContext, 'threshold' | 'data'>,
	breakdowns: readonly Breakdown[],
	kind: SpendKind,
	sites: readonly Series[],
	over: boolean
): { tables: WithheldOfKind[]; sites: boolean[] } {
	const overSites = data.sums.overSites.find(({ keys }) => keys.kind === kind)?.families ?? 0;
	const ofSites = suppress(
		{
			cells: [sites.map(({ n }) => n)],
			people: {
				cells: [sites.map(({ families }) => families)],
				rowTotals: [overSites],
				columnTotals: sites.map(({ families }) => families),
				total: overSites
			},
			totals: { rows: false, columns: false, whole: over }
		},
		threshold
	);
	let [columnTotals, total] = [ofSites.cells[0]!, ofSites.total];
	for (;;) {
		const tables = breakdowns.map((one) => {
			const across = over && one.acrossSites;
			const counts = countsOf(one, kind, sites, overSites, across);
			return { ...suppress({ ...counts, withheld: { columnTotals, total } }, threshold), across };
		});
		const more = columnTotals.map((hidden, i) => hidden || tables.some((table) => table.columnTotals[i]));
		const moreTotal = total || tables.some((table) => table.total);
		if (moreTotal === total && more.every((hidden, i) => hidden === columnTotals[i]))
			return { tables, sites: columnTotals };
		[columnTotals, total] = [more, moreTotal];
	}
}

function countsOf(
	breakdown: Breakdown,
	kind: SpendKind,
	sites: readonly Series[],
	overSites: number,
	across: boolean
): CountTable {
	const sums = breakdown.rows.map((row) =>
		sites.map(({ site }) => breakdown.sum(row, kind, site.id) ?? NOTHING)
	);
	return {
		cells: sums.map((row) => row.map(({ n }) => n)),
		people: {
			cells: sums.map((row) => row.map(({ families }) => families)),
			rowTotals: breakdown.rows.map((row) => breakdown.sum(row, kind, null)?.families ?? 0),
			columnTotals: sites.map(({ families }) => families),
			total: overSites
		},
		totals: { rows: across, columns: true, whole: across }
	};
}

/** The columns and rows of a breakdown, with a row of totals. */
export function breakdownTable(
	context: FigureContext,
	breakdown: Breakdown,
	withheld: WithheldByKind
): { columns: FigureColumn[]; rows: FigureRow[]; sums: ChartSeries[] } {
	const parts = SPEND_KINDS.flatMap((kind) => partsOf(context, breakdown, kind, withheld.get(kind)!));
	const rows = breakdown.rows.map((row, r) => ({
		...row,
		total: false,
		cells: parts.flatMap((part) => part.cells(r))
	}));
	const totals = {
		id: 'total',
		title: 'Total',
		group: '',
		total: true,
		cells: parts.flatMap((part) => part.total())
	};
	return {
		columns: parts.flatMap((part) => part.columns),
		rows: parts.length > 0 ? [...rows, totals] : [],
		sums: parts.flatMap(({ drawn }) => drawn ?? [])
	};
}

/** Why numbers over all sites are not there; nothing where they are, or where there is one site. */
export const acrossNotes = ({ series }: FigureContext, withheld: WithheldByKind): string[] =>
	[...withheld].some(([kind, { across }]) => !across && ofKind(series, kind).length > 1)
		? [
				'Numbers over all sites are left out, as those of one site are withheld: beside numbers from documents they would give it away.'
			]
		: [];

/** The columns of one site and kind, or of all sites of a kind. */
interface Part {
	columns: FigureColumn[];
	cells(row: number): FigureCell[];
	total(): FigureCell[];
	/** The column of sums, where it is drawn. */
	drawn: ChartSeries | null;
}

function partsOf(
	{ series, data }: FigureContext,
	breakdown: Breakdown,
	kind: SpendKind,
	withheld: WithheldOfKind
): Part[] {
	const { countsFamilies, before } = breakdown;
	const sites = ofKind(series, kind);
	const columnsOf = (id: string, title: string) => [
		...(before && id !== `all-${kind}` ? [{ id: `${id}-before`, title: before.title, group: title }] : []),
		{ id: `${id}-pence`, title: '£', group: title },
		{ id: `${id}-n`, title: kind === 'spent' ? 'Transactions' : 'Items', group: title },
		...(countsFamilies ? [{ id: `${id}-families`, title: 'Families', group: title }] : [])
	];
	const numbers = (sum: Sum, hidden: boolean): FigureCell[] =>
		(hidden ? [WITHHELD, WITHHELD, WITHHELD] : [pence(sum.pence), count(sum.n), count(sum.families)]).slice(
			0,
			countsFamilies ? 3 : 2
		);
	const parts = sites.map((one, c): Part => ({
		columns: columnsOf(one.id, one.title),
		drawn: { column: `${one.id}-pence`, title: one.title, style: one.style },
		cells(r) {
			const row = breakdown.rows[r]!;
			const sum = breakdown.sum(row, kind, one.site.id);
			const absent = sum === null ? breakdown.absent(row, one) : null;
			const shown = absent
				? numbers(NOTHING, false).map(() => absent)
				: numbers(sum ?? NOTHING, withheld.cells[r]![c]!);
			return [...(before ? [before.cell(row, one)] : []), ...shown];
		},
		total: () => [...(before ? [none('')] : []), ...numbers(one, withheld.columnTotals[c]!)]
	}));
	if (!withheld.across) return parts;
	const all = data.sums.overSites.find(({ keys }) => keys.kind === kind) ?? NOTHING;
	return [
		...parts,
		{
			columns: columnsOf(`all-${kind}`, `All sites, ${kind}`),
			drawn: null,
			cells: (r) => numbers(breakdown.sum(breakdown.rows[r]!, kind, null) ?? NOTHING, withheld.rowTotals[r]!),
			total: () => numbers(all, withheld.total)
		}
	];
}
