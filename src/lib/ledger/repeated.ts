// Lines that are the same as an earlier one of the same file. Both are real; somebody may want to look.
import { identityOf } from './fingerprint.ts';
import type { LedgerLine } from './ledger-line.ts';

/** Flags the second of two equal lines, and each after it. */
export function flagRepeated(lines: readonly LedgerLine[]): void {
	// Most lines are alone with their sum and family; only the others are compared in full.
	const alike = new Map<string, Map<number, LedgerLine[]>>();
	for (const line of lines) {
		let sums = alike.get(line.familyCode);
		if (!sums) alike.set(line.familyCode, (sums = new Map()));
		const same = sums.get(line.pence);
		if (same) same.push(line);
		else sums.set(line.pence, [line]);
	}
	for (const sums of alike.values()) for (const same of sums.values()) flagAmong(same);
}

function flagAmong(same: readonly LedgerLine[]): void {
	if (same.length === 1) return;
	const seen = new Set<string>();
	for (const line of same) {
		const identity = `${line.siteId}\u001f${identityOf(line)}`;
		if (seen.has(identity)) line.flags.push('repeated');
		seen.add(identity);
	}
}
