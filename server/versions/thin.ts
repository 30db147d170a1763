// Which automatic versions go as they grow old: everything of a day stays, then one an hour, one a day, one a week. Pure.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970 began on a Thursday; weeks begin on Mondays. */
const MONDAY = 3 * DAY;

/** The span of which one is kept, at an age; 0 where all are. */
function spanAt(age: number): number {
	if (age < DAY) return 0;
	if (age < 7 * DAY) return HOUR;
	return age < 90 * DAY ? DAY : WEEK;
}

/**
 * Of each hour, day or week (UTC) the first stays: what was there before the work of that time began. An hour lies in
 * one day and a day in one week, so it does not matter how often this runs.
 * @returns ids of those to delete
 */
export function thin(versions: readonly { id: string; createdAt: string }[], now: Date): string[] {
	const kept = new Set<string>();
	const inOrder = versions
		.map(({ id, createdAt }) => ({ id, at: Date.parse(createdAt) }))
		.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	return inOrder.flatMap(({ id, at }) => {
		const span = spanAt(now.getTime() - at);
		if (span === 0) return [];
		const time = `${span} ${Math.floor((at + MONDAY) / span)}`;
		if (kept.has(time)) return [id];
		kept.add(time);
		return [];
	});
}
