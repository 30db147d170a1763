// Reads the text of a date. The order of day and month is settled once per file: a date that reads both ways comes
// back with both, one that only reads the other way round says so, and a day that does not exist is refused.
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import { oneLine, plainText } from './clean-text.ts';
import { dayOf, exists, fromSerial, inWords, monthNumber, weekdayOf } from './days.ts';
import type { Reading } from './receipt.ts';
import type { Asked } from './words.ts';

export type DateReading =
	| { is: 'none' }
	| {
			is: 'date';
			/** ISO 8601, as exact as the text says. */
			date: string;
			flag?: 'month-only' | 'year-only' | 'serial';
			/** The order of the file could not be meant: this is the only other reading. */
			against?: true;
			/** What it would be the other way round. */
			other?: string;
	  }
	| { is: 'asked'; why: Asked; readings: Reading[] }
	| { is: 'refused' };

export interface DateContext {
	order: DateOrder;
	/** The last year that a year of two digits can mean. */
	lastYear: number;
	/** Null where the file does not say what its day numbers count from. */
	dateSystem: 1900 | 1904 | null;
}

/** Payments before it are mistakes, such as the day 0 of a workbook. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2200;

/** No payment of a study lies this far ahead; what is only a little ahead is flagged. */
const FAR_AHEAD = 2100;

/** True for an ISO date before or long after any payment of a study. */
export function isImplausible(date: string): boolean {
	const year = Number(date.slice(0, 4));
	return year < FIRST_YEAR || year >= FAR_AHEAD;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME =
	/(?:t| |, ?)(?:at )?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)? ?(?:am|pm|z|utc|gmt|bst|[+-]\d\d:?\d\d)?$/i;
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} ?(?=[\da-z])/i;
const NUMBERS = /^(\d{1,4}) ?[/.\\ -] ?(\d{1,2}) ?[/.\\ -] ?(\d{1,4})\.?$/;
const DAY_NAME_YEAR =
	/^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ?[-/.,]? ?([a-z]{3,9})\.?,? ?[-/.]? ?['’]?(\d{4}|\d\d)$/i;
const NAME_DAY_YEAR = /^([a-z]{3,9})\.? ?-?(\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-)['’]?(\d{4}|\d\d)$/i;
const YEAR_NAME_DAY = /^(\d{4})[ -]([a-z]{3,9})[ -](\d{1,2})$/i;
const NAME_YEAR = /^([a-z]{3,9})\.?,? ?[-/.]? ?['’]?(\d{4}|\d\d)$/i;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})$/i;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const TWO_DATES = /^(\S{6,10}) ?(?:-|to|and|&|,|;|\/) ?(\S{6,10})$/i;

const asked = (why: Asked, ...dates: (string | null)[]): DateReading => ({
	is: 'asked',
	why,
	readings: [...new Set(dates)]
		.filter((date) => date !== null)
		.map((date) => ({ value: date, words: inWords(date) }))
});
const known = (date: string, more: Omit<DateReading & { is: 'date' }, 'is' | 'date'> = {}): DateReading =>
	isImplausible(date) ? asked('implausible-date', date) : { is: 'date', date, ...more };
const REFUSED: DateReading = { is: 'refused' };

/** @param text of a cell; a typed date of a workbook needs no reading */
export function readDate(text: string, context: DateContext): DateReading {
	const iso = ISO.exec(text);
	if (iso) return exact(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const line = plainText(oneLine(text));
	if (/^[-.?]*$/.test(line)) return { is: 'none' };
	const weekday = WEEKDAY.exec(line);
	const bare = (weekday ? line.slice(weekday[0].length) : line).replace(TIME, '').trim();
	const reading = readBare(bare, context);
	if (!weekday || reading.is !== 'date' || reading.date.length < 10) return reading;
	return weekdayOf(reading.date) === weekday[1]!.toLowerCase()
		? reading
		: asked('weekday-differs', reading.date, reading.other ?? null);
}

function readBare(text: string, context: DateContext): DateReading {
	const numbers = NUMBERS.exec(text);
	if (numbers) return fromNumbers(numbers[1]!, numbers[2]!, numbers[3]!, context);
	if (/^\d/.test(text) && !/[a-z]/i.test(text)) return fromDigits(text, context);
	return fromNames(text, context) ?? severalDates(text, context);
}

const exact = (year: number, month: number, day: number): DateReading =>
	exists(year, month, day) ? known(dayOf(year, month, day)) : REFUSED;

const maybe = (year: number, month: number, day: number): string | null =>
	exists(year, month, day) ? dayOf(year, month, day) : null;

/** A year of two digits is 20yy unless that would lie in the future. */
function withYear(text: string, { lastYear }: DateContext, make: (year: number) => DateReading): DateReading {
	const year = text.length === 2 ? 2000 + Number(text) : Number(text);
	const reading = make(year);
	if (text.length === 4 || year <= lastYear) return reading;
	const earlier = make(year - 100);
	const dates = [earlier, reading].flatMap((each) =>
		each.is === 'date' ? [each.date, each.other ?? null] : []
	);
	return reading.is === 'date' ? asked('two-digit-year', ...dates) : reading;
}

function fromNumbers(a: string, b: string, c: string, context: DateContext): DateReading {
	// A slip of the hand such as 20/05/0219.
	if (/^0\d{3}$/.test(a) || /^0\d{3}$/.test(c)) return asked('unreadable-date');
	if (a.length === 4 && c.length <= 2) return exact(Number(a), Number(b), Number(c));
	if (a.length > 2 || (c.length !== 2 && c.length !== 4)) return asked('unreadable-date');
	if (context.order === 'ymd' && c.length === 2) {
		const date = maybe(2000 + Number(a), Number(b), Number(c));
		const others = [
			maybe(2000 + Number(c), Number(b), Number(a)),
			maybe(2000 + Number(c), Number(a), Number(b))
		];
		return date && Number(a) + 2000 <= context.lastYear
			? known(date)
			: asked('ambiguous-date', date, ...others);
	}
	return withYear(c, context, (year) => yearLast(Number(a), Number(b), year, context.order));
}

function yearLast(a: number, b: number, year: number, order: DateOrder): DateReading {
	const dmy = maybe(year, b, a);
	const mdy = maybe(year, a, b);
	if (dmy === null && mdy === null) return REFUSED;
	if (dmy === mdy) return known(dmy!);
	if (dmy !== null && mdy !== null) {
		if (order === 'ymd') return asked('ambiguous-date', dmy, mdy);
		return order === 'dmy' ? known(dmy, { other: mdy }) : known(mdy, { other: dmy });
	}
	const expected = order === 'dmy' ? dmy : order === 'mdy' ? mdy : null;
	return expected !== null ? known(expected) : known((dmy ?? mdy)!, { against: true });
}

/** Digits with at most one sign among them: a month, a year, a day number or a day without signs. */
function fromDigits(text: string, context: DateContext): DateReading {
	const month = YEAR_MONTH.exec(text) ?? null;
	if (month) return monthOf(Number(month[1]), Number(month[2]));
	const year = MONTH_YEAR.exec(text);
	if (year) return monthOf(Number(year[2]), Number(year[1]));
	if (/^(?:19|20)\d\d$/.test(text)) return known(text, { flag: 'year-only' });
	if (/^\d{8}$/.test(text)) return eightDigits(text, context);
	if (/^\d{5}(?:\.\d+)?$/.test(text)) {
		const days = Math.floor(Number(text));
		if (context.dateSystem !== null) return known(fromSerial(days, context.dateSystem), { flag: 'serial' });
		return asked('serial-number', fromSerial(days, 1900), fromSerial(days, 1904));
	}
	return severalDates(text, context);
}

const monthOf = (year: number, month: number): DateReading =>
	month >= 1 && month <= 12 && year >= 1000
		? known(`${year}-${String(month).padStart(2, '0')}`, { flag: 'month-only' })
		: asked('unreadable-date');

/** 20190520 and 20052019: only one of them begins with a year of our time, unless both ends could be one. */
function eightDigits(text: string, context: DateContext): DateReading {
	const part = (from: number, to: number) => Number(text.slice(from, to));
	const first = plausible(part(0, 4)) ? maybe(part(0, 4), part(4, 6), part(6, 8)) : null;
	const last = plausible(part(4, 8)) ? yearLast(part(0, 2), part(2, 4), part(4, 8), context.order) : REFUSED;
	if (last.is === 'refused') return first ? known(first) : asked('unreadable-date');
	if (first === null) return last;
	return last.is === 'date'
		? asked('ambiguous-date', first, last.date, last.other ?? null)
		: asked(
				'ambiguous-date',
				first,
				...(last.is === 'asked' ? last.readings.map((r) => String(r.value)) : [])
			);
}

const plausible = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

function fromNames(text: string, context: DateContext): DateReading | null {
	const day = DAY_NAME_YEAR.exec(text);
	if (day && monthNumber(day[2]!))
		return withYear(day[3]!, context, (year) => exact(year, monthNumber(day[2]!)!, Number(day[1])));
	const name = NAME_DAY_YEAR.exec(text);
	if (name && monthNumber(name[1]!))
		return withYear(name[3]!, context, (year) => exact(year, monthNumber(name[1]!)!, Number(name[2])));
	const first = YEAR_NAME_DAY.exec(text);
	if (first && monthNumber(first[2]!))
		return exact(Number(first[1]), monthNumber(first[2]!)!, Number(first[3]));
	const month = NAME_YEAR.exec(text);
	if (month && monthNumber(month[1]!)) {
		if (month[2]!.length === 4) return monthOf(Number(month[2]), monthNumber(month[1]!)!);
		// “May 19” is a day without a year as well.
		return asked('unreadable-date', `20${month[2]}-${String(monthNumber(month[1]!)).padStart(2, '0')}`);
	}
	return DAY_NAME.test(text) ? asked('unreadable-date') : null;
}

function severalDates(text: string, context: DateContext): DateReading {
	const both = TWO_DATES.exec(text);
	if (!both) return asked('unreadable-date');
	const dates = [both[1]!, both[2]!].map((part) => readBare(part, context));
	return dates.every((reading) => reading.is === 'date')
		? asked('several-dates', ...dates.map(({ date }) => date))
		: asked('unreadable-date');
}
