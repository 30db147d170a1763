// What of a line can be found by words, and what to look for. Threads know this without the rest of the store.
import type { SpendFields } from '#lib/domain/spend/spend-line.ts';

/** Of spend-search.ts: the `seq` of a line, and its words. */
export const INDEX_LINE = 'insert into spend_search (rowid, words) values (?, ?)';

/** What of a line can be found by words. */
export const searchable = ({
	purpose,
	note,
	reference,
	familyCode
}: Pick<SpendFields, 'purpose' | 'note' | 'reference' | 'familyCode'>): string =>
	`${purpose} ${note} ${reference} ${familyCode}`;

/** What to look for so that every word occurs, each as the beginning of a word; null where there is no word in it. */
export function searchFor(query: string): string | null {
	const words = query.normalize('NFC').match(/[\p{L}\p{N}]+/gu);
	if (!words) return null;
	return words
		.slice(0, 20)
		.map((word) => `"${word}"*`)
		.join(' ');
}
