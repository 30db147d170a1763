// The words of a short text, as the search for names sees them.

export interface Word {
	/** As written, without a possessive ending. */
	text: string;
	/** Lower case, without accents. */
	key: string;
	/** Index of its first UTF-16 unit. */
	at: number;
	end: number;
	/** `lower`, `Capital`, `CAPS` (two letters or more), or one capital letter. */
	shape: 'lower' | 'capital' | 'caps' | 'initial';
	/** Written with ’s. */
	possessive: boolean;
	/** What stands between it and the word before: blanks, punctuation, digits. */
	before: string;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’`-]\p{L}[\p{L}\p{M}]*)*/gu;
const POSSESSIVE = /['’`]s$/i;
const ASCII = /^[\0-\x7f]*$/;
const NOT_MARKS: Record<string, string> = {
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ı: 'i',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	þ: 'th'
};

/** Lower case without accents, so that Siân and SIAN are one name. */
export function keyOf(text: string): string {
	const lower = text.toLowerCase();
	if (ASCII.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[łøđðıßæœþ]/g, (sign) => NOT_MARKS[sign]!)
		.replaceAll(/[’`]/g, "'");
}

/** Words of letters, with inner apostrophes and hyphens; digits are between words. */
export function wordsIn(text: string): Word[] {
	const words: Word[] = [];
	let end = 0;
	for (const match of text.matchAll(WORD)) {
		const possessive = match[0].length > 2 && POSSESSIVE.test(match[0]);
		const written = possessive ? match[0].slice(0, -2) : match[0];
		words.push({
			text: written,
			key: keyOf(written),
			at: match.index,
			end: match.index + written.length,
			shape: shapeOf(written),
			possessive,
			before: text.slice(end, match.index)
		});
		end = match.index + match[0].length;
	}
	return words;
}

function shapeOf(written: string): Word['shape'] {
	const code = written.charCodeAt(0);
	if (code >= 97 && code <= 122) return 'lower';
	const first = written[0]!;
	if (first === first.toLowerCase() && first !== first.toUpperCase()) return 'lower';
	if (written.length === 1) return 'initial';
	return written === written.toUpperCase() ? 'caps' : 'capital';
}
