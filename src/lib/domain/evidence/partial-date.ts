// Dates as exact as they are known: a year, a month or a day.

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for "2019", "2019-05" and "2019-05-20" where that month and day exist (M2: 30 February is refused, never moved). */
export function isPartialDate(text: string): boolean {
	const match = SHAPE.exec(text);
	if (!match) return false;
	const [year, month = 1, day = 1] = match
		.slice(1)
		.map((part) => (part === undefined ? undefined : Number(part)));
	if (year! < 1000 || month < 1 || month > 12 || day < 1) return false;
	return day <= new Date(Date.UTC(year!, month, 0)).getUTCDate();
}
