// Counts, sums, dates and kinds of spending as people say them.
import { formatPence } from '#lib/domain/evidence/money.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';

export const KIND_WORDS: Record<SpendKind, string> = { spent: 'Spent', agreed: 'Agreed' };

const whole = new Intl.NumberFormat('en-GB');
const MONTHS = 'January February March April May June July August September October November December'.split(
	' '
);

/** "1,234" */
export const numberWords = (n: number): string => whole.format(n);

/** "1 line", "1,234 lines" */
export const counted = (n: number, one: string, many = `${one}s`): string =>
	`${numberWords(n)} ${n === 1 ? one : many}`;

/** "£1,854.19", "−£12.00" with a minus sign as wide as a figure. */
export const moneyWords = (pence: number): string => formatPence(pence).replace('-', '−');

/** "20 May 2019", "May 2019", "2019"; "no date" where there is none. */
export function dateWords(date: string | null): string {
	if (date === null) return 'no date';
	const [year, month, day] = date.split('-');
	if (month === undefined) return year!;
	const name = MONTHS[Number(month) - 1] ?? month;
	return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** As short as a column of dates has room: "20/05/2019", "May 2019", "2019", "–". */
export function shortDate(date: string | null): string {
	if (date === null) return '–';
	const [year, month, day] = date.split('-');
	if (day !== undefined) return `${day}/${month}/${year}`;
	return month === undefined ? year! : `${(MONTHS[Number(month) - 1] ?? month).slice(0, 3)} ${year}`;
}

/** "1st", "2nd", "11th" */
export function ordinal(n: number): string {
	const teens = n % 100 >= 11 && n % 100 <= 13;
	return `${numberWords(n)}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** "A", "A and B", "A, B and C" */
export const listed = (words: readonly string[]): string =>
	words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
