// Suspected personal data in the words of lines, and what somebody decided about it.
import type { Decisions, LedgerLine } from './ledger-line.ts';
import { suspectedIn } from './personal-data/suspected-in.ts';
import type { PersonalDataHit } from './receipt.ts';

type Decision = NonNullable<Decisions['personalData']>[number];

const FIELDS = ['purpose', 'note'] as const;
/** Stands where nobody said what else should. */
const REMOVED = '[removed]';

export interface Screened {
	lines: LedgerLine[];
	/** What nobody decided about yet. */
	hits: PersonalDataHit[];
	/** Records that somebody rejected. */
	rejected: number[];
}

/** Replaces, keeps or rejects as was decided, and names what is left to decide. Each text is looked at once. */
export function screenLines(lines: readonly LedgerLine[], decisions: Decisions): Screened {
	const decided = Map.groupBy(decisions.personalData ?? [], ({ record }) => record);
	const known = new Map<string, ReturnType<typeof suspectedIn>>();
	const suspects = (text: string) => {
		const before = known.get(text);
		if (before) return before;
		const found = suspectedIn(text);
		known.set(text, found);
		return found;
	};
	const result: Screened = { lines: [], hits: [], rejected: [] };
	for (const line of lines) {
		const own = decided.get(line.record) ?? [];
		if (own.some(({ action }) => action === 'reject')) {
			result.rejected.push(line.record);
			continue;
		}
		for (const field of FIELDS) {
			if (line[field] === '') continue;
			const texts = new Map(suspects(line[field]).map(({ text, kind }) => [text, kind]));
			for (const { text, field: where } of own) if (where === field) texts.delete(text);
			for (const [text, kind] of texts) result.hits.push({ record: line.record, field, text, kind });
		}
		// Not changed here: a code ties lines together. Somebody has to see it.
		if (suspects(line.familyCode).some(({ kind }) => kind === 'name')) line.flags.push('family-name');
		result.lines.push(own.length === 0 ? line : replaced(line, own));
	}
	return result;
}

function replaced(line: LedgerLine, decisions: readonly Decision[]): LedgerLine {
	const texts = { purpose: line.purpose, note: line.note };
	const longestFirst = decisions.toSorted((a, b) => b.text.length - a.text.length);
	for (const { action, field, text, with: instead } of longestFirst)
		if (action === 'replace' && text !== '')
			texts[field] = texts[field].replaceAll(text, () => instead ?? REMOVED);
	return {
		...line,
		...texts,
		...(texts.purpose === line.purpose ? {} : { filedPurpose: line.purpose })
	};
}
