// The table that `npm run bench:sync` prints: ours, the relay and the reference beside each other.
import { median, quantile } from '../table.ts';

export { median, quantile };

type Unit = 'ms' | 'kB' | '/s' | '';

/** A line of the table. Numbers are in `unit`. */
export interface Row {
	figure: string;
	unit: Unit;
	ours: number;
	relay?: number;
	reference?: number;
	/** What the target is about where that is not `ours`: the middle of the ratios of single rounds. */
	ratio?: number;
	target?: Target;
}

/** What a row has to meet, in words, and whether it does. */
export interface Target {
	words: string;
	met: boolean;
}

const NAMES = ['figure', 'ours', 'relay', 'reference', 'ratio', 'target', 'met'] as const;

/** The table as lines of text, which are also Markdown. */
export function tableOf(rows: readonly Row[]): string {
	const cells = [NAMES, ...rows.map(cellsOf)];
	const widths = NAMES.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
	const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
	return [line(NAMES), rule, ...cells.slice(1).map(line)].join('\n');
}

export const missed = (rows: readonly Row[]): Row[] => rows.filter(({ target }) => target && !target.met);

/** At most so much. What is no number, because nothing came, meets nothing. */
export const atMost = (value: number, limit: number, unit: Unit): Target => ({
	words: `≤ ${[limit, unit].join(' ').trim()}`,
	met: value <= limit
});

/** At most so many times another figure. */
export const timesAtMost = (ratio: number, limit: number, of: string): Target => ({
	words: `≤ ${limit} × ${of}`,
	met: ratio <= limit
});

/** At most so much more than the relay. */
export const aboveRelayAtMost = (difference: number, limit: number, unit: Unit): Target => ({
	words: `≤ relay + ${limit} ${unit}`,
	met: difference <= limit
});

/** At least what the relay has, which is more than nothing where the machine is fit to measure. */
export const atLeastRelay = (ours: number, relay: number): Target => ({
	words: '≥ relay',
	met: relay > 0 && ours >= relay
});

function cellsOf({ figure, unit, ours, relay, reference, ratio, target }: Row): string[] {
	const cell = (value?: number) => (value === undefined ? '' : amount(value, unit));
	return [
		figure,
		cell(ours),
		cell(relay),
		cell(reference),
		ratio === undefined || Number.isNaN(ratio) ? '' : `${ratio.toFixed(2)} ×`,
		target?.words ?? '',
		!target ? '' : target.met ? 'yes' : 'NO'
	];
}

function amount(value: number, unit: Unit): string {
	if (Number.isNaN(value)) return 'none';
	const digits = unit === 'ms' || unit === 'kB' ? (value < 10 ? 2 : value < 100 ? 1 : 0) : 0;
	return `${value.toFixed(digits)}${unit.startsWith('/') || unit === '' ? '' : ' '}${unit}`;
}
