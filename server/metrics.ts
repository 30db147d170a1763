// What the server counts, as text for Prometheus. Labels are fixed words, codes and patterns of addresses: never an id,
// a name or anything else of a person.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DropReason, SyncMeter } from './sync/meter.ts';

export interface Metrics {
	/** For the sync server to count on. */
	meter: SyncMeter;
	/** A request was answered, or given up. */
	request(method: string, route: string, status: number, milliseconds: number): void;
	/** Says where two sizes are read when somebody asks. */
	watch(sizes: { rooms(): number; clients(): number }): void;
	readonly contentType: string;
	text(): Promise<string>;
}

const COMMIT_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const HTTP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Event loop, memory and the rest of this process, watched from the first time that somebody asks. */
let ofProcess: Registry | undefined;
function processRegistry(): Registry {
	if (!ofProcess) {
		ofProcess = new Registry();
		collectDefaultMetrics({ register: ofProcess });
	}
	return ofProcess;
}

export function createMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	let sizes = { rooms: () => 0, clients: () => 0 };

	// Counted for every message, so in plain numbers; copied when somebody asks.
	let [updates, updateBytes, deliveries, commitFailures] = [0, 0, 0, 0];
	// Every reason is there from the beginning, so that its first time shows as a rise.
	const dropped: Record<DropReason, number> = {
		malformed: 0,
		'read-only': 0,
		'too-large': 0,
		'too-many': 0,
		'step-1': 0,
		awareness: 0,
		'slow-reader': 0,
		damaged: 0
	};
	const closed = new Map<number, number>();
	const count = (name: string, help: string, read: () => number) =>
		new Counter({
			name,
			help,
			registers,
			collect() {
				this.reset();
				this.inc(read());
			}
		});
	const countEach = (name: string, help: string, label: string, counts: () => [string | number, number][]) =>
		new Counter({
			name,
			help,
			registers,
			labelNames: [label],
			collect() {
				this.reset();
				for (const [value, number] of counts()) this.inc({ [label]: value }, number);
			}
		});
	const gauge = (name: string, help: string, read: () => number) =>
		new Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			}
		});

	gauge('throughline_rooms', 'Documents in memory', () => sizes.rooms());
	gauge('throughline_clients', 'Sockets that are open', () => sizes.clients());
	count('throughline_updates_total', 'Updates taken in', () => updates);
	count('throughline_update_bytes_total', 'Bytes of the updates taken in', () => updateBytes);
	count('throughline_deliveries_total', 'Updates sent on, once for each socket', () => deliveries);
	count(
		'throughline_commit_failures_total',
		'Commits that failed and were tried again',
		() => commitFailures
	);
	countEach(
		'throughline_dropped_messages_total',
		'Messages not taken or not sent on, by reason',
		'reason',
		() => Object.entries(dropped)
	);
	countEach('throughline_closed_sockets_total', 'Sockets that the server ended, by code', 'code', () => [
		...closed
	]);
	const commits = new Histogram({
		name: 'throughline_commit_seconds',
		help: 'From the beginning of a commit of updates until it is on disk',
		registers,
		buckets: COMMIT_SECONDS
	});
	const requests = new Counter({
		name: 'throughline_http_requests_total',
		help: 'Requests answered; status 499 where the other side went away first',
		registers,
		labelNames: ['method', 'route', 'status']
	});
	const requestSeconds = new Histogram({
		name: 'throughline_http_seconds',
		help: 'From the head of a request until its answer is sent',
		registers,
		buckets: HTTP_SECONDS
	});

	return {
		meter: {
			update(bytes) {
				updates++;
				updateBytes += bytes;
			},
			committed: (milliseconds) => commits.observe(milliseconds / 1000),
			commitFailed: () => void commitFailures++,
			dropped: (reason, number = 1) => void (dropped[reason] += number),
			closed: (code) => void closed.set(code, (closed.get(code) ?? 0) + 1),
			delivered: (number) => void (deliveries += number)
		},
		request(method, route, status, milliseconds) {
			requests.inc({ method, route, status });
			requestSeconds.observe(milliseconds / 1000);
		},
		watch: (read) => void (sizes = read),
		contentType: registry.contentType,
		text: async () => `${await registry.metrics()}\n${await processRegistry().metrics()}`
	};
}
