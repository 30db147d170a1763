// How wide a character may be that Inter has not got: generous averages by script, so that text stays in its box
// whichever font stands in.

const SCRIPTS: readonly (readonly [RegExp, number])[] = [
	// Control and format characters, combining marks and variation selectors take no room of their own.
	[/[\p{Cc}\p{Cf}\p{Mn}\p{Me}]/u, 0],
	[/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u, 1.35],
	[/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\uff01-\uff60]/u, 1],
	[/[\ufdf0-\ufdff]/u, 4],
	[/[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u, 0.8],
	[/[\p{sc=Hebrew}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Thai}\p{sc=Lao}]/u, 0.85],
	[/\p{Zs}/u, 0.5]
];

const OTHER = 1.1;
const known = new Map<string, number>();

/** The width of one character in em, on the safe side. */
export function fallbackWidth(character: string): number {
	let width = known.get(character);
	if (width === undefined) {
		width = SCRIPTS.find(([script]) => script.test(character))?.[1] ?? OTHER;
		known.set(character, width);
	}
	return width;
}
