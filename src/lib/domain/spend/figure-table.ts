// A figure of the report as a table of typed cells. The chart is drawn from these cells and nothing else, so that it can
// never show what the table withholds.

export const FIGURE_IDS = [
	'pilot-summary',
	'by-category',
	'by-band',
	'by-month',
	'per-family',
	'planned-families',
	'planned-money',
	'funnel',
	'allocation'
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

export type FigureCell =
	| { type: 'pence'; pence: number }
	| { type: 'count'; count: number }
	/** `decimals` is how exact it is given. */
	| { type: 'number'; number: number; decimals: number }
	| { type: 'percent'; percent: number }
	| { type: 'text'; text: string }
	/** What documents say differently of one thing, side by side; `from` names them, empty where it is not said. */
	| { type: 'accounts'; accounts: readonly { text: string; from: string }[] }
	/** A small number, or one that would give a small one away. */
	| { type: 'withheld' }
	/** There is no value; the words say why. */
	| { type: 'none'; words: string };

export interface FigureColumn {
	id: string;
	title: string;
	/** What several columns beside each other have in common; empty where it stands alone. */
	group: string;
}

export interface FigureRow {
	id: string;
	title: string;
	/** What rows under each other have in common; empty where there is nothing. */
	group: string;
	/** A sum of the rows above it. */
	total: boolean;
	/** As many as there are columns. */
	cells: readonly FigureCell[];
}

/** A reason for which lines are not in the figure. Number and sum are null where they are withheld. */
export interface FigureExclusion {
	reason: string;
	n: number | null;
	pence: number | null;
}

/** How the cells are drawn. Series are columns, named here as the legend does. */
export type ChartPlan =
	| { kind: 'bars'; series: readonly ChartSeries[]; unit: 'pence' | 'families' }
	/** One step of the axis for each row that is not a total; `axis` is what the rows count. */
	| { kind: 'lines'; series: readonly ChartSeries[]; unit: 'pence'; axis: string; rows: readonly string[] }
	| { kind: 'spread'; spreads: readonly ChartSpread[] };

export interface ChartSeries {
	column: string;
	title: string;
	/** Which colour and pattern it has, from 0: a site and kind has the same in every chart. Its place, where not said. */
	style?: number;
}

/** What each family of one site received. Null: withheld. */
export interface ChartSpread {
	title: string;
	/** As {@link ChartSeries}'s. */
	style?: number;
	n: string;
	/** Rising pence of every family; null also where they are too many to be drawn. */
	values: readonly number[] | null;
	median: number | null;
	quartiles: readonly [number, number] | null;
	mean: number | null;
}

/** Why a figure is this one and not another that somebody might work out. */
export interface FigureExplanation {
	title: string;
	text: string;
	columns: readonly string[];
	rows: readonly { title: string; cells: readonly FigureCell[] }[];
}

export interface FigureTable {
	id: FigureId;
	title: string;
	/** One or two sentences: what is shown, of what. */
	caption: string;
	/** What was counted, e.g. "15 transactions of 14 families". */
	n: string;
	unit: string;
	/** What the first column names: "Category", "Month of the pilot". */
	rowsAre: string;
	columns: readonly FigureColumn[];
	rows: readonly FigureRow[];
	exclusions: readonly FigureExclusion[];
	/** Other things that are not in it, in whole sentences. */
	leavesOut: readonly string[];
	notes: readonly string[];
	explanation: FigureExplanation | null;
	/** Of the ledger; null where the figure is not of the ledger. */
	dataVersion: number | null;
	/** True where small numbers are withheld. */
	suppressed: boolean;
	/** Null where there is nothing to draw; `empty` then says why. */
	chart: ChartPlan | null;
	empty: string;
}

export const pence = (value: number): FigureCell => ({ type: 'pence', pence: value });
export const count = (value: number): FigureCell => ({ type: 'count', count: value });
export const percent = (value: number): FigureCell => ({ type: 'percent', percent: value });
export const words = (text: string): FigureCell => ({ type: 'text', text });
export const none = (why: string): FigureCell => ({ type: 'none', words: why });
export const WITHHELD: FigureCell = { type: 'withheld' };

/** The number that a cell is drawn as; null where it has none. */
export function numberIn(cell: FigureCell): number | null {
	if (cell.type === 'pence') return cell.pence;
	if (cell.type === 'count') return cell.count;
	if (cell.type === 'number') return cell.number;
	return null;
}
