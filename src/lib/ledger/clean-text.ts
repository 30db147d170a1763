// Text as people type it into cells, without what cannot be seen.

const BLANKS = /[\t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** Digits and signs at full width. */
const WIDE = /[\uff01-\uff5e]/g;
const PLAIN = /^[\x21-\x7e]*$/;

/** One line, trimmed, single blanks. */
export const oneLine = (text: string): string =>
	PLAIN.test(text) ? text : text.replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim();

/** For reading amounts and dates: one line; every dash a hyphen, every pound sign one sign, no text marker. */
export function plainText(text: string): string {
	const line = PLAIN.test(text)
		? text
		: oneLine(
				text
					.replaceAll(DASHES, '-')
					.replaceAll(BLANKS, ' ')
					.replaceAll(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
					.replaceAll(/[\uffe1\u20a4]|\u00c2£/g, '£')
			);
	return line.startsWith("'") ? line.slice(1).trim() : line;
}

const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const ASCII = /^[\x00-\x7f]*$/;

/** For comparing: lower case, letters and digits with single blanks between. */
export function comparable(text: string): string {
	const lower = text.toLowerCase();
	if (SIMPLE.test(lower)) return lower;
	return lower.replaceAll(ASCII.test(lower) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim();
}
