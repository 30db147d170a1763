// How the server ends: nothing new is taken, what runs is answered, everything is stored, the database is closed.
import { readFileSync } from 'node:fs';
import type { Server as HttpServer, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from './compose.ts';
import type { Log } from './log.ts';

/** How long requests that run already may take. */
const GRACE_MS = 10_000;
/** Ctrl+C reaches us from the terminal and from npm: what comes this soon after the first signal is the same one. */
const SAME_SIGNAL_MS = 1000;
const PARENT_CHECK_MS = 1000;

interface Parts {
	http: HttpServer;
	server: Pick<Server, 'enter' | 'close'>;
	log: Log;
	/** Ends the process. */
	exit(code: number): void;
	graceMs?: number;
	sameSignalMs?: number;
}

/**
 * Watches what runs, so that it can be waited for.
 * @returns what stops the server; a second time, later than one hand presses twice, it ends at once
 */
export function createStop(parts: Parts): (why: string) => void {
	const { http, log, exit, sameSignalMs = SAME_SIGNAL_MS } = parts;
	const running = new Set<ServerResponse>();
	let noneRuns = () => {};
	http.on('request', (_request, response: ServerResponse) => {
		running.add(response);
		response.once('close', () => {
			running.delete(response);
			if (running.size === 0) noneRuns();
		});
	});
	const drained = () =>
		new Promise<void>((done) => {
			noneRuns = done;
			if (running.size === 0) done();
		});
	let since: number | null = null;
	return (why) => {
		if (since === null) {
			since = performance.now();
			void stop(parts, drained, why).then(exit);
		} else if (performance.now() - since > sameSignalMs) {
			log.warn('ended-at-once', { why });
			exit(1);
		}
	};
}

/** @returns the exit code */
async function stop(
	{ http, server, log, graceMs = GRACE_MS }: Parts,
	drained: () => Promise<void>,
	why: string
): Promise<number> {
	const begin = performance.now();
	log.info('stopping', { why });
	server.enter('stopping');
	// Takes no new connections, and ends those on which nothing runs.
	http.close();
	// Requests first: they may write into documents, which end with the sockets.
	const inTime = await Promise.race([drained().then(() => true), pause(graceMs, false, { ref: false })]);
	if (!inTime) log.warn('requests-cut-off', { ms: graceMs });
	http.closeAllConnections();
	try {
		await server.close();
	} catch (error) {
		log.report('not everything could be stored at the end', error);
		return 1;
	}
	log.info('stopped', { ms: Math.round(performance.now() - begin) });
	return 0;
}

/**
 * Under `npm start`, ends with npm: killed hard, it cannot pass that on. Windows tells nobody that a parent is gone; there
 * the server goes on.
 */
export function endWithNpm(stop: (why: string) => void, env: NodeJS.ProcessEnv = process.env): void {
	if (env.npm_lifecycle_event !== 'start' || env.npm_package_name !== 'throughline') return;
	const before = aboveUs();
	const watch = setInterval(() => {
		if (aboveUs() === before) return;
		clearInterval(watch);
		stop('npm is gone');
	}, PARENT_CHECK_MS);
	watch.unref();
}

/** Who started us, and where that is the shell between npm and us, who started that. */
function aboveUs(): string {
	const parent = process.ppid;
	try {
		const [, name = '', ppid] =
			/^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
		return /^(npm|node)/.test(name) ? String(parent) : `${parent} of ${ppid}`;
	} catch {
		// Only Linux says so much; elsewhere that shell makes way for us.
		return String(parent);
	}
}
