// A short text that is the same for the same payment in whatever order, case or spacing it is written. It stands
// beside the line in the register, so it is a hash: from it nobody reads what was replaced in a purpose.
import { comparable } from './clean-text.ts';
import type { LedgerLine } from './ledger-line.ts';

type Identity = Pick<
	LedgerLine,
	'date' | 'familyCode' | 'pence' | 'purpose' | 'reference' | 'kind' | 'filedPurpose'
>;

/** What makes two lines of a site the same; letters and digits of the purpose count, not how they are written. */
export const identityOf = (line: Identity): string =>
	[
		line.kind,
		line.date ?? '',
		line.familyCode,
		line.pence,
		comparable(line.filedPurpose ?? line.purpose),
		line.reference.trim()
	].join('\u001f');

export const fingerprintOf = (line: Identity, siteId: string): string =>
	hash(`${siteId}\u001f${identityOf(line)}`);

/** 106 bits in 22 characters; it keeps apart, it does not protect. */
function hash(text: string): string {
	return half(text, 0) + half(text, -1640531527);
}

/** The mixing of MurmurHash over UTF-16 units, twice 32 bits, of which 53 are kept. */
function half(text: string, seed: number): string {
	let a = -559038737 ^ seed;
	let b = 0x41c6ce57 ^ seed;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		a = Math.imul(a ^ unit, -1640531535);
		b = Math.imul(b ^ unit, 1597334677);
	}
	a = Math.imul(a ^ (a >>> 16), -2048144789) ^ Math.imul(b ^ (b >>> 13), -1028477387);
	b = Math.imul(b ^ (b >>> 16), -2048144789) ^ Math.imul(a ^ (a >>> 13), -1028477387);
	return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0');
}
