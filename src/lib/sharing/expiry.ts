// When a link ends: the choices of the form, and what they come to.
import type { LinkRole } from './share-link.ts';

const DAY_MS = 86_400_000;

export const EXPIRIES = [
	{ id: 'day', label: '1 day', days: 1 },
	{ id: 'week', label: '1 week', days: 7 },
	{ id: 'month', label: '30 days', days: 30 },
	{ id: 'quarter', label: '90 days', days: 90 },
	{ id: 'year', label: '1 year', days: 365 },
	{ id: 'longest', label: '2 years, the longest', days: 730 },
	{ id: 'date', label: 'Until a date …', days: null }
] as const;
export type Expiry = (typeof EXPIRIES)[number]['id'];
export const USUAL_EXPIRY: Expiry = 'month';

/** Every link ends; two years, the longest that the server takes, are for colleagues. */
export const expiriesFor = (role: LinkRole) =>
	EXPIRIES.filter(({ id }) => id !== 'longest' || role === 'evaluator');
export const LONGEST_DAYS = 730;

/** The moment that a choice comes to; null where the date is missing, gone by, or too far off. */
export function endOf(expiry: Expiry, date: string, now: Date): Date | null {
	const days = EXPIRIES.find(({ id }) => id === expiry)?.days;
	if (days) return new Date(now.getTime() + days * DAY_MS);
	if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	// To the end of that day, where the person is.
	const end = new Date(year, month - 1, day, 23, 59, 59);
	return end > now && date <= dayFrom(now, LONGEST_DAYS) ? end : null;
}

/** A date for `<input type="date">`, so many days from now. */
export function dayFrom(now: Date, days: number): string {
	const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
