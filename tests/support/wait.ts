// Waiting for a condition with a deadline, instead of sleeping and hoping.
import { setTimeout as pause } from 'node:timers/promises';

const DEADLINE_MS = 8000;

/** Comes back with the first truthy value of `look`. @throws after the deadline, with `what` was waited for */
export async function until<T>(
	what: string,
	look: () => T | Promise<T>,
	deadlineMs = DEADLINE_MS
): Promise<NonNullable<T>> {
	const end = Date.now() + deadlineMs;
	for (;;) {
		const value = await look();
		if (value) return value;
		if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
		await pause(5);
	}
}
