// What stands between the cells of a line of text.
import Papa from 'papaparse';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 200;

/** `sep=;` in the first line, which Excel understands. */
export const stated = (text: string): string | null => /^sep=([,;\t|])\r?(?:\n|$)/i.exec(text)?.[1] ?? null;

/** The share of records that have as many cells as most records of several cells have, and how many cells that is. */
function evenness(text: string, delimiter: string): { share: number; cells: number } {
	const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE_RECORDS });
	const records = data.filter((record) => record.some((cell) => cell.trim()));
	const times = new Map<number, number>();
	for (const { length } of records) if (length > 1) times.set(length, (times.get(length) ?? 0) + 1);
	const [cells, most] = [...times].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0]);
	return { share: most / (records.length || 1), cells };
}

/** Each comma stands between digits, as in 12,50: it ends no cell. */
const commasAreDecimal = (text: string): boolean => /\d,\d/.test(text) && !/(^|\D),|,(\D|$)/.test(text);

/** The delimiter that splits the records most evenly; of two alike the one that makes more cells. */
export function delimiterOf(text: string): string {
	const said = stated(text);
	if (said) return said;
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	const candidates = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(sample, delimiter) })).filter(
		({ share }) => share > 0
	);
	const others = candidates.filter(({ delimiter }) => delimiter !== ',');
	const possible = others.length && commasAreDecimal(sample) ? others : candidates;
	possible.sort((a, b) => b.share - a.share || b.cells - a.cells);
	return possible[0]?.delimiter ?? ',';
}
