// Ids for what is made in this tab: random, short, and safe in addresses and file names.

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A letter for the kind of thing and 11 random characters, e.g. "n4k2…": 57 bits, so two tabs never meet. */
export function newId(prefix: 'n' | 'a' | 'l' | 'r' | 'p' | 's'): string {
	const bytes = crypto.getRandomValues(new Uint8Array(11));
	return prefix + Array.from(bytes, (byte) => LETTERS[byte % 36]).join('');
}
