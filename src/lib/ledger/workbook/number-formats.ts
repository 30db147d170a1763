// What a number's format in a workbook makes of it: text, and whether it is a day.

/** Formats that a workbook names by number alone; currencies and dates depend on the reader's machine, so they are plain here. */
const BUILTIN: Readonly<Record<number, string>> = {
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	5: '#,##0',
	6: '#,##0',
	7: '#,##0.00',
	8: '#,##0.00',
	9: '0%',
	10: '0.00%',
	11: '0.00E+00',
	12: '# ?/?',
	13: '# ??/??',
	14: 'yyyy-mm-dd',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'yyyy-mm-dd h:mm',
	37: '#,##0;(#,##0)',
	38: '#,##0;(#,##0)',
	39: '#,##0.00;(#,##0.00)',
	40: '#,##0.00;(#,##0.00)',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mmss.0',
	48: '##0.0E+0',
	49: '@'
};
/** Dates of East Asia, by number as well. */
const isEastAsianDate = (id: number): boolean =>
	(id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** The code of a built-in format; `General` for those that are not known. */
export const builtinFormat = (id: number): string =>
	BUILTIN[id] ?? (isEastAsianDate(id) ? 'yyyy-mm-dd' : 'General');

const DAY = 86_400_000;
/** 31 December 9999, the last day that Excel knows. */
const LAST = { 1900: 2_958_465, 1904: 2_957_003 } as const;

/** A number as its format shows it. */
export type FormatNumber = (value: number, format: string, options: { is1904: boolean }) => string;

/** Excel takes no longer ones. */
const LONGEST = 255;

/** A format that can be shown without harm: an endless one, or a fraction to find, would cost any amount of time. */
export const showable = (format: string, day: boolean): boolean =>
	format.length <= LONGEST && !/^general$/i.test(format) && (day || !format.includes('/'));

/** `[$€-407]` as `"€"`: what is not in pounds must be seen. */
export const withCurrency = (format: string): string =>
	format.replaceAll(/\[\$([^\]"-]+)(?:-[^\]]*)?\]/g, '"$1"');

/** Whether a format shows a day, month or year: times and durations alone are no dates. */
export function showsDay(format: string): boolean {
	if (format.length > LONGEST) return false;
	const plain = format
		.replaceAll(/"[^"]*"|\\.|[_*]./g, '')
		.replaceAll(/\[[^\]]*\]|general/gi, '')
		.replaceAll(/am\/pm|a\/p/gi, '');
	if (/[dy]/i.test(plain)) return true;
	// Without hours before and seconds behind them, m are months.
	return /m/i.test(plain.replaceAll(/h+[^a-z]*m+|m+[^a-z]*s+/gi, '')) && !/\[[hms]+\]/i.test(format);
}

/** The day of a serial number, ISO 8601; null where there is none, such as 29 February 1900, which Excel counts. */
export function dayOf(serial: number, dateSystem: 1900 | 1904): string | null {
	const day = Math.floor(serial);
	if (day > LAST[dateSystem] || day < (dateSystem === 1904 ? 0 : 1)) return null;
	if (dateSystem === 1900 && day === 60) return null;
	const epoch = dateSystem === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
	return new Date(epoch + day * DAY).toISOString().slice(0, 10);
}
