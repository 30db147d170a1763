// What families received, all of their lines added up; and why not another figure that looks like it.
import {
	count,
	type FigureCell,
	type FigureExplanation,
	type FigureRow,
	type FigureTable,
	pence,
	WITHHELD,
	none
} from '../figure-table.ts';
import { shortPounds } from '../pounds.ts';
import { type Distribution, perFamilyReadings, type PerFamilyReadings } from '../statistics.ts';
import {
	areSumsWithheld,
	familiesOf,
	familySumsOf,
	type FigureContext,
	ledgerNotes,
	ledgerParts,
	linesOf,
	type Series
} from './context.ts';

interface Reading {
	series: Series;
	values: readonly number[];
	readings: PerFamilyReadings;
	/** All of it is withheld. */
	hidden: boolean;
	/** Sum and mean are. */
	noSums: boolean;
}

/** From this many families on a median, or a quartile, is not nearly the sum of one family. */
const MEDIAN_FROM = 2;
const QUARTILES_FROM = 4;
/** With more families a dot for each says nothing that the quartiles do not. */
const MOST_DOTS = 1000;

/** What is shown of a distribution; `threshold` 0 shows all. */
function shownOf({ readings, hidden, noSums }: Reading, threshold: number) {
	const { n } = readings.families;
	return {
		counts: !hidden,
		sums: !noSums,
		median: !hidden && n >= MEDIAN_FROM * threshold,
		quartiles: !hidden && n >= QUARTILES_FROM * threshold,
		ends: threshold === 0
	};
}

export function perFamily(context: FigureContext, isWithheld: (one: Series) => boolean): FigureTable {
	const { series, threshold, data } = context;
	const all = series.flatMap((one): Reading[] => {
		const families = familySumsOf(context, one);
		const amounts = data.amounts.find(({ siteId, kind }) => siteId === one.site.id && kind === one.kind);
		const readings = perFamilyReadings(families, amounts?.pence ?? []);
		if (!readings) return [];
		const values = families.map((family) => family.pence).sort((a, b) => a - b);
		const hidden = isWithheld(one);
		return [{ series: one, values, readings, hidden, noSums: hidden || areSumsWithheld(context, one) }];
	});
	const parts = ledgerParts(context, isWithheld);
	return {
		id: 'per-family',
		title: 'What a family received',
		caption: 'All lines of a family added up, instalments included. Each site has a scale of its own.',
		unit: '£',
		rowsAre: 'Per family',
		columns: all.map(({ series: { id, title } }) => ({ id, title, group: '' })),
		rows: all.length > 0 ? rowsOf(all, threshold) : [],
		leavesOut: leftOutOf(context),
		notes: [
			...ledgerNotes(context),
			...(threshold > 0
				? [
						`Lowest and highest are sums of single families, so they are withheld. A median is shown from ${MEDIAN_FROM * threshold} families on, quartiles from ${QUARTILES_FROM * threshold}: with fewer they come close to what one family received.`
					]
				: [])
		],
		...parts,
		explanation: threshold === 0 ? explanationOf(all) : null,
		chart: all.length > 0 ? { kind: 'spread', spreads: all.map((one) => spreadOf(one, threshold)) } : null,
		empty: parts.empty || (all.length > 0 ? '' : 'No line of the register names a family or case.')
	};
}

function rowsOf(all: readonly Reading[], threshold: number): FigureRow[] {
	type Shown = ReturnType<typeof shownOf>;
	const row = (
		id: string,
		title: string,
		cell: (families: Distribution, one: Reading) => FigureCell,
		when: (shown: Shown) => boolean
	): FigureRow => ({
		id,
		title,
		group: '',
		total: false,
		cells: all.map((one) => (when(shownOf(one, threshold)) ? cell(one.readings.families, one) : WITHHELD))
	});
	return [
		row(
			'families',
			'Families',
			({ n }) => count(n),
			({ counts }) => counts
		),
		row(
			'lines',
			'Transactions or agreed items',
			(_, { series, readings }) => (readings.lines ? count(readings.lines.n) : count(series.n)),
			({ counts }) => counts
		),
		row(
			'sum',
			'Together',
			({ sum }) => pence(sum),
			({ sums }) => sums
		),
		row(
			'median',
			'Median',
			({ median }) => pence(median),
			({ median }) => median
		),
		row(
			'mean',
			'Mean',
			({ mean }) => pence(mean),
			({ sums }) => sums
		),
		row(
			'min',
			'Lowest',
			({ min }) => pence(min),
			({ ends }) => ends
		),
		row(
			'lower',
			'Lower quartile',
			({ lowerQuartile }) => pence(lowerQuartile),
			({ quartiles }) => quartiles
		),
		row(
			'upper',
			'Upper quartile',
			({ upperQuartile }) => pence(upperQuartile),
			({ quartiles }) => quartiles
		),
		row(
			'max',
			'Highest',
			({ max }) => pence(max),
			({ ends }) => ends
		)
	];
}

function spreadOf(one: Reading, threshold: number) {
	const { series, values, hidden } = one;
	const { families } = one.readings;
	const shown = shownOf(one, threshold);
	return {
		title: series.title,
		style: series.style,
		n: hidden ? 'withheld' : familiesOf(families.n),
		values: shown.ends && values.length <= MOST_DOTS ? values : null,
		median: shown.median ? families.median : null,
		quartiles: shown.quartiles ? ([families.lowerQuartile, families.upperQuartile] as const) : null,
		mean: shown.sums ? families.mean : null
	};
}

function leftOutOf({ data, threshold }: FigureContext): string[] {
	const { n, pence: sum } = data.withoutFamily;
	if (n === 0) return [];
	return threshold > 0
		? ['Lines without the code of a family are not in it.']
		: [
				`${n === 1 ? '1 line' : `${n} lines`} without the code of a family, ${shortPounds(sum)}, are not in it.`
			];
}

/** Only where some family has several lines: elsewhere there is nothing to mix up. */
function explanationOf(all: readonly Reading[]): FigureExplanation | null {
	const mixed = all.filter(({ readings }) => readings.severalLines > 0);
	if (mixed.length === 0) return null;
	const cells = (one: Distribution | null): FigureCell[] =>
		one ? [count(one.n), pence(one.sum), pence(one.median)] : [none('–'), none('–'), none('–')];
	return {
		title: 'Why not another median?',
		text: 'A family’s lines are added up before the median is taken. Whoever takes only the first line of each family, or every line by itself, gets another figure from the same data.',
		columns: ['Counted', 'Together', 'Median'],
		rows: mixed.flatMap(({ series, readings: { families, firstLines, lines, severalLines } }) => [
			{
				title: `${series.title}: ${familiesOf(families.n)}, all lines added up (the figure above)`,
				cells: cells(families)
			},
			{
				title: `${series.title}: only the first line of each family, without what ${familiesOf(severalLines)} received later`,
				cells: cells(firstLines)
			},
			{
				title: `${series.title}: ${linesOf(series.kind, lines?.n ?? 0)} each by itself, as if each were a family`,
				cells: cells(lines)
			}
		])
	};
}
