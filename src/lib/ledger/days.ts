// Days of the calendar as numbers, names and ISO text.

const MONTHS = [
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
] as const;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAY = 86_400_000;

/** 1–12 for a name of a month or its beginning, from three letters. */
export function monthNumber(name: string): number | null {
	const lower = name.toLowerCase();
	if (lower.length < 3) return null;
	const at = MONTHS.findIndex((month) => month.startsWith(lower));
	return at < 0 ? null : at + 1;
}

export function exists(year: number, month: number, day: number): boolean {
	if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
	return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const dayOf = (year: number, month: number, day: number): string =>
	`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The ISO day of a day number of a workbook. */
export function fromSerial(days: number, system: 1900 | 1904): string {
	const from = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
	return new Date(from + days * DAY).toISOString().slice(0, 10);
}

/** Of an ISO day, as three small letters. */
export const weekdayOf = (date: string): string => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;

/** "20 May 2019", "May 2019" or "2019". */
export function inWords(date: string): string {
	const [year, month, day] = date.split('-');
	if (!month) return year!;
	const name = MONTHS[Number(month) - 1]!;
	return `${day ? `${Number(day)} ` : ''}${name[0]!.toUpperCase()}${name.slice(1)} ${year}`;
}

/** The last day that an ISO date can mean. */
export function lastDay(date: string): string {
	if (date.length === 10) return date;
	const [year, month = '12'] = date.split('-');
	return dayOf(Number(year), Number(month), new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
}

/** The first day that an ISO date can mean. */
export const firstDay = (date: string): string =>
	date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
