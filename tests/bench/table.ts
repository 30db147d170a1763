// The one table that the benchmarks print, and the few statistics in it.

/** A line of the table. Numbers are in `unit`; `atMost` is the target for `ours`, or for its ratio to the reference; `atLeast` for the ratio. */
export interface Row {
	figure: string;
	unit: 'ms' | 'kB' | '/s';
	ours: number;
	reference?: number;
	/** Where it is not `ours / reference`: the middle of the ratios of single rounds, which noise changes less. */
	ratio?: number;
	atMost?: { ours: number } | { ratio: number };
	atLeast?: { ratio: number };
}

/** The middle value; of an even number of values the higher of the two in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new Error('There is nothing to take a quantile of.');
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** The table as lines of text, which are also Markdown. */
export function tableOf(rows: readonly Row[]): string {
	const head = ['figure', 'ours', 'reference', 'ratio', 'target', 'met'];
	const cells = [head, ...rows.map(cellsOf)];
	const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
	const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
	return [line(head), rule, ...cells.slice(1).map(line)].join('\n');
}

/** True where the row has no target or meets it. */
export function isMet(row: Row): boolean {
	if (row.atLeast) return (ratioOf(row) ?? 0) >= row.atLeast.ratio;
	if (!row.atMost) return true;
	return 'ours' in row.atMost ? row.ours <= row.atMost.ours : (ratioOf(row) ?? Infinity) <= row.atMost.ratio;
}

const ratioOf = ({ ours, reference, ratio }: Row) =>
	ratio ?? (reference === undefined ? undefined : ours / reference);

function cellsOf(row: Row): string[] {
	const { figure, unit, ours, reference, atMost, atLeast } = row;
	const ratio = ratioOf(row);
	const most = !atMost ? '' : 'ours' in atMost ? `≤ ${atMost.ours} ${unit}` : `≤ ${atMost.ratio} ×`;
	const target = atLeast ? `≥ ${atLeast.ratio} ×` : most;
	return [
		figure,
		amount(ours, unit),
		reference === undefined ? '' : amount(reference, unit),
		ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
		target,
		target === '' ? '' : isMet(row) ? 'yes' : 'NO'
	];
}

const amount = (value: number, unit: string) =>
	`${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`;
