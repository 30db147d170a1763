// Codes that differ only in how they are written would count as two families.
import type { LedgerLine } from './ledger-line.ts';

/** Without case, blanks, signs and noughts in front; signs between digits stay, as “1-2” is not “12”. */
const keyOf = (code: string): string =>
	code
		.toLowerCase()
		.replaceAll(/(?<=\d)[^\p{L}\d]+(?=\d)/gu, '/')
		.replaceAll(/[^\p{L}\d/]+/gu, '')
		.replaceAll(/(?<!\d)0+(?=\d)/g, '');

/** Flags every line whose code stands in the file in another way as well. */
export function flagFamilySpelling(lines: readonly LedgerLine[]): void {
	const spellings = new Map<string, Set<string>>();
	const keys = new Map<string, string>();
	for (const { familyCode, siteId } of lines) {
		const own = `${siteId} ${familyCode}`;
		if (familyCode === '' || keys.has(own)) continue;
		const key = `${siteId} ${keyOf(familyCode)}`;
		keys.set(own, key);
		spellings.set(key, (spellings.get(key) ?? new Set()).add(familyCode));
	}
	if (spellings.size === keys.size) return;
	for (const line of lines) {
		const key = keys.get(`${line.siteId} ${line.familyCode}`);
		if (key !== undefined && spellings.get(key)!.size > 1) line.flags.push('family-spelling');
	}
}
