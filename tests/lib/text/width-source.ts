// Makes the width table of src/lib/text/inter-widths.ts from the font files. Development only: knows fontkit.
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';
import type { StoredWidths } from '#lib/text/stored-widths.ts';

const require = createRequire(import.meta.url);

const TTF = {
	400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
	500: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
	600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'
} as const;
export type Weight = keyof typeof TTF;
export const WEIGHTS = [400, 500, 600] as const satisfies readonly Weight[];

const open = (path: string): Font => fontkit.openSync(require.resolve(path)) as Font;

/** The TTF that server-side outputs draw with. */
export const serverFont = (weight: Weight): Font => open(TTF[weight]);

/** The WOFF2 subset that the browser loads. */
export const browserFont = (weight: Weight, subset: string): Font =>
	open(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`);

/** Characters outside the browser's latin file that get their own advance: Latin extended, Greek, Cyrillic, a few signs. */
const FURTHER: readonly (readonly [number, number])[] = [
	[0x100, 0x17f],
	[0x18f, 0x18f],
	[0x1cd, 0x1dc],
	[0x218, 0x21b],
	[0x259, 0x259],
	[0x370, 0x3ff],
	[0x400, 0x45f],
	[0x490, 0x491],
	[0x1e00, 0x1eff],
	[0x2190, 0x2193],
	[0x2248, 0x2248],
	[0x2260, 0x2265],
	[0x25b2, 0x25b3],
	[0x25bc, 0x25bd],
	[0x25c6, 0x25c7],
	[0x2713, 0x2717]
];

/** The table of these weights, and as TypeScript source: advances in font units in base 36, kerning as a matrix of classes. */
export function widthSource(weights: readonly Weight[]) {
	const font = serverFont(400);
	const kernedCodes = browserFont(400, 'latin').characterSet.filter(
		(c) => font.hasGlyphForCodePoint(c) && !/[\p{C}\p{M}\u2028\u2029]/u.test(String.fromCodePoint(c))
	);
	const seen = new Set(kernedCodes);
	const furtherCodes = FURTHER.flatMap(([from, to]) =>
		Array.from({ length: to - from + 1 }, (_, i) => from + i)
	).filter((c) => !seen.has(c) && font.hasGlyphForCodePoint(c) && !/\p{M}/u.test(String.fromCodePoint(c)));
	const kerned = distances(kernedCodes);
	const further = distances(furtherCodes);
	const tables = Object.fromEntries(
		weights.map((w) => [w, tableOf(serverFont(w), kernedCodes, furtherCodes)])
	);
	const text = `// Generated from the Inter font files by tests/lib/text/width-source.ts; do not edit.
// Make it anew: UPDATE_WIDTHS=1 vitest run tests/lib/text, then prettier.
import type { StoredWidths } from './stored-widths.ts';

export const UNITS_PER_EM = ${font.unitsPerEm};

/** Code points with kerning, as base 36 distances; the same in every weight. */
export const KERNED =
\t'${kerned}';

/** Code points without kerning, which follow the kerned ones in \`advances\`. */
export const FURTHER =
\t'${further}';

export const TABLES: Record<400 | 500 | 600, StoredWidths> = {
${weights.map((w) => `\t${w}: ${sourceOf(tables[w]!)}`).join(',\n')}
};
`;
	return { kerned, further, tables, text };
}

const sourceOf = (table: StoredWidths): string =>
	`{\n${Object.entries(table)
		.map(([name, list]) => `\t\t${name}:\n\t\t\t'${list}'`)
		.join(',\n')}\n\t}`;

function tableOf(font: Font, kerned: readonly number[], further: readonly number[]): StoredWidths {
	const advance = (c: number): number => font.glyphForCodePoint(c).advanceWidth;
	const rows = kerned.map((left) => kerned.map((right) => pairKern(font, left, right)));
	const byRow = classes(rows.map((row) => row.join()));
	const columns = kerned.map((_, right) => byRow.first.map((left) => rows[left]![right]!).join());
	const byColumn = classes(columns);
	const matrix = byRow.first.map((left) =>
		byColumn.first.map((right) => rows[left]![right]!.toString(36)).join(' ')
	);
	const numbers = (list: readonly number[]): string => list.map((n) => n.toString(36)).join(' ');
	return {
		advances: numbers([...kerned, ...further].map(advance)),
		left: numbers(byRow.of),
		right: numbers(byColumn.of),
		kerns: matrix.join(',').replace(/(?<![^ ,])0(?![^ ,])/g, '')
	};
}

/** What shaping adds to the two advances where `right` follows `left`, in font units. */
function pairKern(font: Font, left: number, right: number): number {
	const pair = font.layout(String.fromCodePoint(left, right), undefined, 'latn');
	const alone = font.glyphForCodePoint(left).advanceWidth + font.glyphForCodePoint(right).advanceWidth;
	return Math.round(pair.advanceWidth - alone);
}

function classes(keys: readonly string[]): { of: number[]; first: number[] } {
	const known = new Map<string, number>();
	const first: number[] = [];
	const of = keys.map((key, i) => {
		if (!known.has(key)) first[known.size] = i;
		if (!known.has(key)) known.set(key, known.size);
		return known.get(key)!;
	});
	return { of, first };
}

function distances(codes: readonly number[]): string {
	return codes.map((c, i) => (c - (codes[i - 1] ?? 0)).toString(36)).join(' ');
}
