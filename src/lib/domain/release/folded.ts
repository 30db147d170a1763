// Text as it is searched: a name must not hide behind ligatures, full-width letters or signs without a shape.

const SHAPELESS = /\p{Default_Ignorable_Code_Point}/gu;
/** A sign with what belongs to it, such as its accents. */
const PIECE = /[^\p{M}\p{Default_Ignorable_Code_Point}]?[\p{M}\p{Default_Ignorable_Code_Point}]*/gu;

export interface Folded {
	text: string;
	/** Where the sign at this place of `text` begins and ends in the text as written; all in UTF-16 units. */
	begin(at: number): number;
	end(at: number): number;
}

/** Letters composed and compatible forms resolved (NFKC), nothing without a shape. */
export function folded(written: string): Folded {
	if (written.normalize('NFKC') === written && written.search(SHAPELESS) === -1)
		return { text: written, begin: (at) => at, end: (at) => at + 1 };
	let text = '';
	const [begins, ends]: [number[], number[]] = [[], []];
	for (const { 0: piece, index } of written.matchAll(PIECE)) {
		const end = index + piece.length;
		// A soft hyphen at the end of a line is seen.
		const seen = piece.endsWith('\u00AD') && /[\r\n]/.test(written[end] ?? '') ? `${piece}-` : piece;
		const sign = seen.replaceAll(SHAPELESS, '').normalize('NFKC');
		text += sign;
		for (let i = 0; i < sign.length; i++) {
			begins.push(index);
			ends.push(end);
		}
	}
	return { text, begin: (at) => begins[at]!, end: (at) => ends[at]! };
}

/** What comes in the place of folded text from `from` to before `to`. */
export interface Replacement {
	from: number;
	to: number;
	words: string;
}

/**
 * Text with what is found in its folded form replaced; the rest stays as it is written.
 * @param find in order, without overlaps, and none of them empty
 */
export function replaceFolded(written: string, find: (text: string) => Iterable<Replacement>): string {
	const { text, begin, end } = folded(written);
	let [replaced, upTo] = ['', 0];
	for (const { from, to, words } of find(text)) {
		replaced += written.slice(upTo, begin(from)) + words;
		upTo = end(to - 1);
	}
	return replaced + written.slice(upTo);
}
