// Which lines of a file look like held ones that were changed: the same but for the amount, the date or the words.
import { comparable } from './clean-text.ts';
import { identityOf } from './fingerprint.ts';
import type { HeldLine, LedgerLine } from './ledger-line.ts';

type Site = (line: LedgerLine) => string;
type Line = LedgerLine | HeldLine;

const SEPARATOR = '\u001f';

/** What stays the same in each kind of change, plainest first; null where a line has too little to go by. */
const KEYS: readonly { possibleOnly: boolean; key(line: Line): string | null }[] = [
	{ possibleOnly: false, key: (line) => (line.reference === '' ? null : join('reference', line.reference)) },
	{
		possibleOnly: true,
		key: (line) =>
			hasWords(line) ? join('amount', line.familyCode, line.date ?? '', comparable(line.purpose)) : null
	},
	{
		possibleOnly: true,
		key: (line) =>
			hasWords(line) ? join('date', line.familyCode, line.pence, comparable(line.purpose)) : null
	},
	{
		possibleOnly: true,
		key: (line) =>
			line.familyCode !== '' && line.date !== null
				? join('purpose', line.familyCode, line.date, line.pence)
				: null
	}
];

const join = (...parts: (string | number)[]) => parts.join(SEPARATOR);
const hasWords = (line: Line) => line.familyCode !== '' && comparable(line.purpose) !== '';

/**
 * Pairs lines that are not held with held ones that the file does not have, one for one, whatever their order.
 * @param possible those of `absent` that the file can speak of
 */
export function likelyChanges(
	lines: readonly LedgerLine[],
	absent: readonly HeldLine[],
	possible: ReadonlySet<HeldLine>,
	siteIdOf: Site
): Map<LedgerLine, HeldLine> {
	const pairs = new Map<LedgerLine, HeldLine>();
	if (absent.length === 0) return pairs;
	const sorted = lines
		.map((line) => ({ line, identity: identityOf(line) }))
		.sort((a, b) =>
			a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : a.line.record - b.line.record
		);
	const used = new Set<HeldLine>();
	for (const { possibleOnly, key } of KEYS) {
		const waiting = new Map<string, HeldLine[]>();
		for (const held of absent) {
			const own = used.has(held) || (possibleOnly && !possible.has(held)) ? null : key(held);
			if (own === null) continue;
			const full = join(held.siteId, held.kind, own);
			const same = waiting.get(full);
			if (same) same.push(held);
			else waiting.set(full, [held]);
		}
		if (waiting.size === 0) continue;
		for (const { line } of sorted) {
			const own = pairs.has(line) ? null : key(line);
			const found = own === null ? undefined : waiting.get(join(siteIdOf(line), line.kind, own))?.shift();
			if (!found) continue;
			pairs.set(line, found);
			used.add(found);
		}
	}
	return pairs;
}
