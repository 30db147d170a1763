// A version of a model as the API tells of it, and the words that people read of it.

export interface Version {
	id: string;
	kind: 'automatic' | 'named' | 'before-restore';
	/** '' for automatic ones. */
	title: string;
	reason: string;
	phaseId: string | null;
	createdAt: string;
	/** '' for automatic ones. */
	createdBy: string;
	nodes: number;
	arrows: number;
	/** Null where this person may not see evidence. */
	links: number | null;
}

export const VERSION_KIND_WORDS: Record<Version['kind'], string> = {
	automatic: 'automatic',
	named: 'named',
	'before-restore': 'put away by a restoring'
};

export const titleOf = ({ title }: Pick<Version, 'title'>): string => title || 'Automatic version';

export const whoWords = ({ createdBy }: Pick<Version, 'createdBy'>): string =>
	createdBy ? `by ${createdBy}` : 'kept automatically';

const counted = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "59 nodes, 74 arrows, 210 links". */
export const countWords = ({ nodes, arrows, links }: Version): string =>
	[
		counted(nodes, 'node'),
		counted(arrows, 'arrow'),
		...(links === null ? [] : [counted(links, 'evidence link')])
	].join(', ');

/** In somebody's own time, or in a time zone. */
const formatter = (options: Intl.DateTimeFormatOptions, timeZone?: string) =>
	new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone && { timeZone }) });

/** "14:03". */
export const timeWords = (at: string, timeZone?: string): string =>
	formatter({ hour: '2-digit', minute: '2-digit' }, timeZone).format(new Date(at));

/** "Wednesday 18 March 2026". */
export const dayWords = (at: string, timeZone?: string): string =>
	formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, timeZone)
		.format(new Date(at))
		.replace(',', '');

/** "18 March 2026, 14:03". */
export const momentWords = (at: string, timeZone?: string): string =>
	`${formatter({ day: 'numeric', month: 'long', year: 'numeric' }, timeZone).format(new Date(at))}, ${timeWords(at, timeZone)}`;

export interface Day {
	title: string;
	versions: Version[];
}

/** Versions by day, in the order that they have; the last two days by name. */
export function byDay(versions: readonly Version[], now: Date, timeZone?: string): Day[] {
	const today = dayWords(now.toISOString(), timeZone);
	// From noon, since not all days have 24 hours.
	const yesterday = dayWords(new Date(new Date(now).setHours(12) - 86_400_000).toISOString(), timeZone);
	const named = (day: string) =>
		day === today ? `Today, ${day}` : day === yesterday ? `Yesterday, ${day}` : day;
	const days = Map.groupBy(versions, ({ createdAt }) => dayWords(createdAt, timeZone));
	return [...days].map(([day, list]) => ({ title: named(day), versions: list }));
}
