// Unpacks the generated table of Inter: advance per character and kerning per pair, for one weight.
// Knows nothing of characters that Inter has not got; see `fallback-width.ts`.
import { FURTHER, KERNED, TABLES } from './inter-widths.ts';
import type { StoredWidths } from './stored-widths.ts';

/** The weights that are measured, and that the interface and the figures use. */
export type Weight = 400 | 500 | 600;

/** One weight, ready for use; both functions answer in font units, by code point. */
export interface Widths {
	advance(code: number): number | undefined;
	kern(left: number, right: number): number;
}

const ready = new Map<Weight, Widths>();

/** The widths of a weight, unpacked at first use. */
export function widthsOf(weight: Weight): Widths {
	let widths = ready.get(weight);
	if (!widths) ready.set(weight, (widths = unpack(TABLES[weight])));
	return widths;
}

function unpack(table: StoredWidths): Widths {
	const kerned = codePoints(KERNED);
	const advances = numbers(table.advances);
	const advance = new Map([...kerned, ...codePoints(FURTHER)].map((code, i) => [code, advances[i]!]));
	const left = classOf(kerned, numbers(table.left));
	const right = classOf(kerned, numbers(table.right));
	const kerns = table.kerns.split(',').map(numbers);
	return {
		advance: (code) => advance.get(code),
		kern(before, after) {
			const row = left.get(before);
			const column = right.get(after);
			return row === undefined || column === undefined ? 0 : kerns[row]![column]!;
		}
	};
}

const numbers = (list: string): number[] => list.split(' ').map((n) => (n === '' ? 0 : parseInt(n, 36)));

function codePoints(distances: string): number[] {
	let code = 0;
	return numbers(distances).map((distance) => (code += distance));
}

function classOf(codes: readonly number[], classes: readonly number[]): Map<number, number> {
	return new Map(codes.map((code, i) => [code, classes[i]!]));
}
