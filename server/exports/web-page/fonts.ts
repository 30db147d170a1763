// Inter inside of the page: those of its files that have the page's letters, so that text fits where it was measured.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Weight } from '#lib/text/width-table.ts';

const require = createRequire(import.meta.url);
const WEIGHTS: readonly Weight[] = [400, 500, 600];

interface Subset {
	name: string;
	/** As CSS writes it. */
	range: string;
	letters: RegExp;
}

const ranges = JSON.parse(readFileSync(require.resolve('@fontsource/inter/unicode.json'), 'utf8')) as Record<
	string,
	string
>;
/** What most pages need comes first: later ones count only for letters that none before has. */
const ORDER = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const subsets = ORDER.map((name): Subset => {
	const range = ranges[name]!;
	return { name, range, letters: lettersOf(range) };
});

/** "U+0100-02BA,U+02BD" as a class of characters. */
function lettersOf(range: string): RegExp {
	const code = (hex: string) => `\\u{${hex}}`;
	const parts = range.split(',').map((part) => part.replace('U+', '').split('-').map(code).join('-'));
	return new RegExp(`[${parts.join('')}]`, 'u');
}

const faces = new Map<string, string>();

function face({ name, range }: Subset, weight: Weight): string {
	const key = `${name}-${weight}`;
	let css = faces.get(key);
	if (css === undefined) {
		const file = readFileSync(require.resolve(`@fontsource/inter/files/inter-${key}-normal.woff2`));
		const source = `url(data:font/woff2;base64,${file.toString('base64')}) format('woff2')`;
		css = `@font-face{font-family:Inter;font-style:normal;font-weight:${weight};src:${source};unicode-range:${range}}`;
		faces.set(key, css);
	}
	return css;
}

/** The style rules that bring Inter for these words, in the weights that pages and figures have. */
export function fontFaces(text: string): string {
	let left = [...new Set(text)];
	return subsets
		.filter(({ letters }) => {
			const before = left.length;
			left = left.filter((letter) => !letters.test(letter));
			return left.length < before;
		})
		.flatMap((subset) => WEIGHTS.map((weight) => face(subset, weight)))
		.join('\n');
}
