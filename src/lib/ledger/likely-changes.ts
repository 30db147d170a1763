// Which lines of a file look like held ones that were changed: the same but for the amount, the date or the words.
import { comparable } from './clean-text.ts';
import { identityOf } from './fingerprint.ts';
import type { HeldLine, LedgerLine } from './ledger-line.ts';

type Site = (line: LedgerLine) => string;
type Line = LedgerLine | HeldLine;

const SEPARATOR = '\u001f';
const join = (...parts: (string | number)[]) => parts.join(SEPARATOR);

/** A code without the word before its number and leading noughts: “case 4”, “Case 04” and “4” may be one family. */
function familyOf({ familyCode }: Line): string {
	if (familyCode.length > 40) return familyCode;
	const number = /^(?:case|family|fam|child|yp|no|ref|id)?\W*0*(\d\w*)$/i.exec(familyCode)?.[1];
	return number?.toLowerCase() ?? comparable(familyCode);
}

interface Key {
	/** Only held lines that the file can speak of. */
	possibleOnly: boolean;
	/** A part of the key that is cheap to work out: lines of which no held one has the same are passed over. */
	quick(line: Line): string | number;
	/** What stays the same; null where a line has too little to go by. */
	of(line: Line): string | null;
}

const withWords = (line: Line, ...parts: (string | number)[]): string | null => {
	const words = line.familyCode === '' ? '' : comparable(line.purpose);
	return words === '' ? null : join(familyOf(line), words, ...parts);
};

/** What stays the same in each kind of change, plainest first. */
const KEYS: readonly Key[] = [
	{
		possibleOnly: false,
		quick: (line) => line.reference,
		of: (line) => line.reference || null
	},
	{
		possibleOnly: true,
		quick: familyOf,
		of: (line) => withWords(line, line.date ?? '')
	},
	{
		possibleOnly: true,
		quick: (line) => line.pence,
		of: (line) => withWords(line, line.pence)
	},
	{
		possibleOnly: true,
		quick: (line) => line.pence,
		of: (line) =>
			line.familyCode === '' || line.date === null ? null : join(familyOf(line), line.date, line.pence)
	}
];

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
	const used = new Set<HeldLine>();
	for (const { possibleOnly, quick, of } of KEYS) {
		const waiting = new Map<string, HeldLine[]>();
		const worthIt = new Set<string | number>();
		for (const held of absent) {
			const own = used.has(held) || (possibleOnly && !possible.has(held)) ? null : of(held);
			if (own === null) continue;
			worthIt.add(quick(held));
			const full = join(held.siteId, held.kind, own);
			const same = waiting.get(full);
			if (same) same.push(held);
			else waiting.set(full, [held]);
		}
		if (waiting.size === 0) continue;
		const found = lines.flatMap((line) => {
			const own = pairs.has(line) || !worthIt.has(quick(line)) ? null : of(line);
			const same = own === null ? undefined : waiting.get(join(siteIdOf(line), line.kind, own));
			return same ? [{ line, same, identity: identityOf(line) }] : [];
		});
		// In an order that does not depend on that of the file.
		found.sort((a, b) =>
			a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : a.line.record - b.line.record
		);
		for (const { line, same } of found) {
			const held = same.shift();
			if (!held) continue;
			pairs.set(line, held);
			used.add(held);
		}
	}
	return pairs;
}
