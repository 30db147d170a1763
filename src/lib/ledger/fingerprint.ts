// A short text that is the same for the same payment in whatever order, case or spacing it is written. It stands
// beside the line in the register as a hash, so that what was replaced in a purpose is not there to be read; whoever has
// the database and a list of names could still try them out.
import { comparable } from './clean-text.ts';
import type { LedgerLine } from './ledger-line.ts';

type Identity = Pick<
	LedgerLine,
	'date' | 'familyCode' | 'pence' | 'purpose' | 'reference' | 'kind' | 'filedPurpose'
>;

/** Words that were compared before: ledgers say the same few things over and over. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function wordsOf(purpose: string): string {
	let words = known.get(purpose);
	if (words !== undefined) return words;
	words = comparable(purpose);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(purpose, words);
	return words;
}

/** What makes two lines of a site the same; letters and digits of the purpose count, not how they are written. */
export const identityOf = (line: Identity): string =>
	[
		line.kind,
		line.date ?? '',
		line.familyCode,
		line.pence,
		wordsOf(line.filedPurpose ?? line.purpose),
		line.reference.trim()
	].join('\u001f');

export const fingerprintOf = (line: Identity, siteId: string): string =>
	hash(`${siteId}\u001f${identityOf(line)}`);

/** Every byte as two hexadecimal digits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hex = (word: number) =>
	HEX[word >>> 24]! + HEX[(word >>> 16) & 255]! + HEX[(word >>> 8) & 255]! + HEX[word & 255]!;

/** 128 bits as hexadecimal digits, mixed as MurmurHash does over UTF-16 units; it keeps apart, it does not protect. */
function hash(text: string): string {
	let a = -559038737;
	let b = 1103547991;
	let c = 2024237689;
	let d = -1640531527;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		a = Math.imul(a ^ unit, -1640531535);
		b = Math.imul(b ^ unit, 1597334677);
		c = Math.imul(c ^ unit, -2048144789);
		d = Math.imul(d ^ unit, 951274213);
	}
	return hex(mixed(a, b)) + hex(mixed(b, a)) + hex(mixed(c, d)) + hex(mixed(d, c));
}

function mixed(a: number, b: number): number {
	const high = Math.imul(a ^ (a >>> 16), -2048144789) ^ Math.imul(b ^ (b >>> 13), -1028477387);
	return Math.imul(high ^ (high >>> 15), -2048144789) ^ (high >>> 13);
}
