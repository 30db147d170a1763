// Lines that are the same as an earlier one of the same file. Both are real; somebody may want to look.
import { identityOf } from './fingerprint.ts';
import type { LedgerLine } from './ledger-line.ts';

/** Flags the second of two equal lines, and each after it. */
export function flagRepeated(lines: readonly LedgerLine[]): void {
	// Most lines are alone with their sum and day; only the others are compared in full.
	const alike = new Map<string, LedgerLine[]>();
	for (const line of lines) {
		const key = `${line.pence} ${line.date} ${line.familyCode}`;
		const same = alike.get(key);
		if (same) same.push(line);
		else alike.set(key, [line]);
	}
	for (const same of alike.values()) {
		if (same.length === 1) continue;
		const seen = new Set<string>();
		for (const line of same) {
			const identity = `${line.siteId}\u001f${identityOf(line)}`;
			if (seen.has(identity)) line.flags.push('repeated');
			seen.add(identity);
		}
	}
}
