// Moments as people say them: "today 10:32", "ends in 12 days", "used 14 times".
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = (365.25 / 12) * DAY_MS;

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
const midnight = (moment: Date) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
/** Days on the calendar, whatever the hour. */
const daysBetween = (from: Date, to: Date) =>
	Math.round((midnight(to).getTime() - midnight(from).getTime()) / DAY_MS);

/** "3 March 2026" */
export const dateWords = (iso: string) => dayAndYear.format(new Date(iso));

/** "10:32" */
export const timeWords = (iso: string) => time.format(new Date(iso));

/** "today", "yesterday", "3 March", "3 March 2025" */
export function dayWords(iso: string, now: Date): string {
	const moment = new Date(iso);
	const ago = daysBetween(moment, now);
	if (ago === 0) return 'today';
	if (ago === 1) return 'yesterday';
	return (moment.getFullYear() === now.getFullYear() ? day : dayAndYear).format(moment);
}

/** "Today, Tuesday 3 March", for a heading */
export function dayHeading(iso: string, now: Date): string {
	const moment = new Date(iso);
	const ago = daysBetween(moment, now);
	const full = `${weekday.format(moment)} ${(moment.getFullYear() === now.getFullYear() ? day : dayAndYear).format(moment)}`;
	return ago === 0 ? `Today, ${full}` : ago === 1 ? `Yesterday, ${full}` : full;
}

/** "today 10:32" */
export const momentWords = (iso: string, now: Date) => `${dayWords(iso, now)} ${timeWords(iso)}`;

/** "ends in 12 days", "ended yesterday", "has no end" */
export function endWords(expiresAt: string | null, now: Date): string {
	if (expiresAt === null) return 'has no end';
	const left = Date.parse(expiresAt) - now.getTime();
	if (left <= 0) return `ended ${onDay(expiresAt, now)}`;
	if (left < HOUR_MS) return `ends in ${count(Math.max(1, Math.round(left / MINUTE_MS)), 'minute')}`;
	if (left < 2 * DAY_MS) return `ends in ${count(Math.round(left / HOUR_MS), 'hour')}`;
	if (left < 100 * DAY_MS) return `ends in ${count(Math.round(left / DAY_MS), 'day')}`;
	return `ends in ${count(Math.round(left / MONTH_MS), 'month')}`;
}

/** "today", "yesterday", "on 3 March" */
export function onDay(iso: string, now: Date): string {
	const words = dayWords(iso, now);
	return /^\d/.test(words) ? `on ${words}` : words;
}

/** "not used yet", "used once, today 10:32", "used 14 times, last today 10:32" */
export function usesWords(uses: number, lastUsedAt: string | null, now: Date): string {
	if (uses === 0) return 'not used yet';
	const last = lastUsedAt ? momentWords(lastUsedAt, now) : '';
	if (uses === 1) return last ? `used once, ${last}` : 'used once';
	return last ? `used ${uses} times, last ${last}` : `used ${uses} times`;
}
