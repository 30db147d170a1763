// When a tab whose line was cut comes back: not all tabs in the same instant, and at once where the person is waiting.

/** Longest time between two attempts. */
const LONGEST_MS = 8000;
/** A network that is back is back for everybody in the office. */
const NETWORK_SPREAD_MS = 400;
/** The server sends something every 20 seconds; after this long without, the line is dead. */
export const SILENCE_MS = 30_000;

/** How long to wait before an attempt: a random time from the upper half of a step that doubles each time. */
export function retryDelay(attempt: number, random = Math.random): number {
	return Math.min(2 ** attempt * 100, LONGEST_MS) * (0.5 + random() / 2);
}

/** How long to stay away after sending more than the server takes. */
export function restAfterTooMany(times: number, random = Math.random): number {
	return Math.min(2 ** times * 2000, 60_000) * (0.5 + random() / 2);
}

/** What can be brought back before its time. */
export interface Reconnecting {
	/** The network is gone: what is open is most likely dead. */
	drop(): void;
	/** Now is a good time to try. */
	wake(): void;
}

/** Watches the network and whether the tab is looked at. @returns a function that stops it */
export function watchNetwork(lines: readonly Reconnecting[]): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const drop = () => lines.forEach((line) => line.drop());
	const wake = () => lines.forEach((line) => line.wake());
	const online = () => {
		clearTimeout(timer);
		timer = setTimeout(wake, Math.random() * NETWORK_SPREAD_MS);
	};
	const looked = () => document.visibilityState === 'visible' && wake();
	addEventListener('offline', drop);
	addEventListener('online', online);
	addEventListener('focus', looked);
	document.addEventListener('visibilitychange', looked);
	return () => {
		clearTimeout(timer);
		removeEventListener('offline', drop);
		removeEventListener('online', online);
		removeEventListener('focus', looked);
		document.removeEventListener('visibilitychange', looked);
	};
}
