// What stands between the cells of a line of text.
import Papa from 'papaparse';

/** Of two that split a text alike the first is meant: commas stand in words and numbers as well. */
const DELIMITERS = ['\t', '|', ';', ','] as const;
const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 200;

/** `sep=;` in the first line, which Excel understands. */
export const stated = (text: string): string | null =>
	/^"?sep=([^\w" \r\n])"?\s*?(?:[\r\n]|$)/i.exec(text)?.[1] ?? null;

/** How well a delimiter splits a text: by the share of records that come out alike, and by how many cells they have. */
function evenness(text: string, delimiter: string): number {
	const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE_RECORDS });
	const records = data.filter((record) => record.some((cell) => cell.trim()));
	const times = new Map<number, number>();
	for (const { length } of records) if (length > 1) times.set(length, (times.get(length) ?? 0) + 1);
	const [cells, most] = [...times].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0]);
	return (most / (records.length || 1)) * Math.log2(cells);
}

/** Each comma stands between digits, as in 12,50: it ends no cell. */
const commasAreDecimal = (text: string): boolean => /\d,\d/.test(text) && !/(^|\D),|,(\D|$)/.test(text);

/** The delimiter that the text states, else the one that splits it most evenly. */
export function delimiterOf(text: string): string {
	const said = stated(text);
	if (said) return said;
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	const candidates = DELIMITERS.map((delimiter) => ({ delimiter, evenness: evenness(sample, delimiter) }))
		.filter((candidate) => candidate.evenness > 0)
		.sort((a, b) => b.evenness - a.evenness);
	const others = candidates.filter(({ delimiter }) => delimiter !== ',');
	const [best] = others.length && commasAreDecimal(sample) ? others : candidates;
	return best?.delimiter ?? ',';
}
