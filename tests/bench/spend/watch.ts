// Looks at a server while something else goes on: its memory, and how long other requests take.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const SAMPLE_EVERY_MS = 20;

/** Resident memory of a process in bytes. Linux only. */
export function memoryOf(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kilobytes ?? 0) * 1024;
}

/** The most memory that a process took while `work` ran, in bytes. */
export async function mostMemory(pid: number, work: () => Promise<unknown>): Promise<number> {
	let most = 0;
	const sampling = setInterval(() => (most = Math.max(most, memoryOf(pid))), SAMPLE_EVERY_MS);
	try {
		await work();
	} finally {
		clearInterval(sampling);
	}
	return most;
}

/** How long requests take, in milliseconds, one after the other with a little pause, while `work` runs. */
export async function timesWhile(
	ask: () => Promise<unknown>,
	work: () => Promise<unknown>
): Promise<number[]> {
	const times: number[] = [];
	let done = false;
	const working = work().finally(() => (done = true));
	while (!done) {
		const begun = performance.now();
		await ask();
		times.push(performance.now() - begun);
		await pause(10);
	}
	await working;
	return times;
}
