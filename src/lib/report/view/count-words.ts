// Numbers of things in words.

const plural = (one: string): string => (/[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`);

/**
 * "7 records", "1 family", "no records".
 * @param fewBelow from 1 to under this the number is withheld: "fewer than 5 records"; 0 where none is
 */
export function countWords(n: number, one: string, fewBelow: number): string {
	if (n > 0 && n < fewBelow) return `fewer than ${fewBelow} ${plural(one)}`;
	if (n === 0) return `no ${plural(one)}`;
	return `${n} ${n === 1 ? one : plural(one)}`;
}

/** "A", "A and B", "A, B and C". */
export const listed = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

const DAY = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** "22 November 2026" of the ISO day 2026-11-22. */
export const dayWords = (date: string): string => DAY.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
