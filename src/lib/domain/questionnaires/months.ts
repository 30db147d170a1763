// Days a number of months away, as ISO 8601 days.

/** First or last day that a partial date can mean: "2019-05" begins on 2019-05-01. */
export function edgeOf(date: string, edge: 'first' | 'last'): string {
	const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
	if (day !== undefined) return date;
	const lastMonth = month ?? (edge === 'first' ? 1 : 12);
	return edge === 'first' ? dayOf(year, lastMonth, 1) : dayOf(year, lastMonth, daysIn(year, lastMonth));
}

/** The same day of a later month, or the last one there is: 30 November and three months are 28 February. */
export function monthsAfter(day: string, months: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const index = year * 12 + month - 1 + months;
	const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1];
	return dayOf(laterYear, laterMonth, Math.min(date, daysIn(laterYear, laterMonth)));
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayOf = (year: number, month: number, day: number): string =>
	`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
