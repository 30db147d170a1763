// Months as a pilot counts them, from its first one, beside the calendar.

const MONTH = /^(\d{4})-(\d{2})/;
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_NAMES = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
];

/** Months since the year 0; null where a date knows no month. */
function months(date: string): number | null {
	const match = MONTH.exec(date);
	return match && Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** 1 for the first month of the pilot, 0 for the one before it. Both dates are ISO and know at least their month. */
export function pilotMonth(start: string, date: string): number | null {
	const [from, to] = [months(start), months(date)];
	return from === null || to === null ? null : to - from + 1;
}

/** The calendar month of a month of the pilot, as "Feb 2019". */
export function calendarMonth(start: string, month: number): string {
	const at = months(start)! + month - 1;
	return `${NAMES[at % 12]} ${Math.floor(at / 12)}`;
}

/** So many months after one, as 2019-02. */
export function monthAfter(start: string, more: number): string {
	const at = months(start)! + more;
	return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The first month that words name, such as "1 February 2019" or "Late June 2019", as 2019-02; null where they name none. */
export function monthInWords(text: string): string | null {
	const match = /\b([A-Za-z]{3,9})\.? (\d{4})\b/.exec(text);
	if (!match) return null;
	const word = match[1]!.toLowerCase();
	const at = LONG_NAMES.findIndex((name) => name === word || (word.length >= 3 && name.slice(0, 3) === word));
	return at < 0 ? null : `${match[2]}-${String(at + 1).padStart(2, '0')}`;
}
