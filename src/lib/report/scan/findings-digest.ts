// A short sign for a list of findings: whoever sends it back says that these, and no others, were looked at.
import type { DocumentFinding } from './suspected-in-document.ts';

/**
 * The same for the same findings in any order and at any place; 14 hex digits. It tells lists apart and is no secret:
 * who knows it can try words against it, so it is neither stored nor logged.
 */
export function findingsDigest(findings: readonly DocumentFinding[]): string {
	const text = JSON.stringify([...new Set(findings.map(({ what, text }) => `${what}\n${text}`))].sort());
	// Two sums of 32 bits over all signs, each mixed with the other at the end (cyrb53).
	let [a, b] = [0xdeadbeef, 0x41c6ce57];
	for (let i = 0; i < text.length; i++) {
		const sign = text.charCodeAt(i);
		a = Math.imul(a ^ sign, 2654435761);
		b = Math.imul(b ^ sign, 1597334677);
	}
	const mixed = (one: number, other: number) =>
		Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
	[a, b] = [mixed(a, b), mixed(b, a)];
	return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0');
}
