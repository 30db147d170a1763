// Group commit: updates of all rooms that come within a few milliseconds go to disk in one transaction, those of one
// room as one piece. Where the disk takes nothing, they wait here and are tried again; nobody is told "saved" before.
import * as Y from 'yjs';
import type { DocumentStore } from '#server/store/documents.ts';
import type { SyncMeter } from './meter.ts';

const WAIT_MS = 4;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2000;
/** More than this is not held for a disk that takes nothing. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

export interface Journal {
	/** Queues an update. @returns its ticket: it is on disk once `durable` has come so far */
	write(room: string, bytes: Uint8Array): number;
	/** Everything with a ticket up to this is on disk. */
	readonly durable: number;
	/** False while the disk takes nothing. */
	readonly storing: boolean;
	/** Comes back once a ticket is on disk. */
	until(ticket: number): Promise<void>;
	/** Stores what is queued and waits for it. Rejected where the disk does not take it. */
	flush(): Promise<void>;
}

export interface JournalEvents {
	/** Updates of these rooms are on disk; each with the number of its last piece. */
	committed(pieces: ReadonlyMap<string, number>): void;
	/** The disk takes nothing from now on, or again. */
	storing(yes: boolean): void;
	/** So much waits for a disk that takes nothing that it has to be let go: what these rooms hold is not stored. */
	overflow(rooms: Iterable<string>): void;
	report(what: string, error: unknown): void;
}

export function createJournal(store: DocumentStore, meter: SyncMeter, events: JournalEvents): Journal {
	/** Updates that wait, by room. */
	let queue = new Map<string, Uint8Array[]>();
	let waitingBytes = 0;
	let ticket = 0;
	let durable = 0;
	let storing = true;
	let retryMs = FIRST_RETRY_MS;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> | undefined;
	let watchers: { ticket: number; done(): void; failed(error: Error): void }[] = [];

	function schedule(ms: number): void {
		timer ??= setTimeout(() => {
			timer = undefined;
			running ??= commit().finally(() => {
				running = undefined;
				if (queue.size > 0) schedule(storing ? 0 : retryMs);
			});
		}, ms);
	}

	async function commit(): Promise<void> {
		const batch = queue;
		const upTo = ticket;
		const bytes = waitingBytes;
		queue = new Map();
		const pieces = [...batch].flatMap(([room, updates]) =>
			together(updates).map((bytes) => ({ room, bytes }))
		);
		const begin = performance.now();
		let seq: number;
		try {
			seq = await store.append(pieces);
		} catch (error) {
			// Older ones first, so that what is on disk is never ahead of itself.
			for (const [room, updates] of queue) batch.set(room, [...(batch.get(room) ?? []), ...updates]);
			queue = batch;
			return failed(error);
		}
		waitingBytes -= bytes;
		meter.committed(performance.now() - begin, upTo - durable);
		durable = upTo;
		const done = watchers.filter((watcher) => watcher.ticket <= durable);
		watchers = watchers.filter((watcher) => watcher.ticket > durable);
		if (!storing) {
			storing = true;
			retryMs = FIRST_RETRY_MS;
			events.storing(true);
		}
		const before = seq - pieces.length;
		events.committed(new Map(pieces.map(({ room }, i) => [room, before + i + 1])));
		for (const watcher of done) watcher.done();
	}

	function failed(error: unknown): void {
		meter.commitFailed();
		if (storing) {
			storing = false;
			events.report('updates could not be stored; they wait and are tried again', error);
			events.storing(false);
		} else retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
		if (waitingBytes <= MAX_WAITING_BYTES) return;
		const rooms = [...queue.keys()];
		queue = new Map();
		waitingBytes = 0;
		for (const watcher of watchers.splice(0)) watcher.failed(new Error('updates were let go unstored'));
		events.overflow(rooms);
	}

	return {
		get durable() {
			return durable;
		},
		get storing() {
			return storing;
		},
		write(room, bytes) {
			const updates = queue.get(room);
			if (updates) updates.push(bytes);
			else queue.set(room, [bytes]);
			waitingBytes += bytes.length;
			if (!running) schedule(WAIT_MS);
			return ++ticket;
		},
		until(wanted) {
			if (wanted <= durable) return Promise.resolve();
			return new Promise((done, failed) => watchers.push({ ticket: wanted, done, failed }));
		},
		async flush() {
			clearTimeout(timer);
			timer = undefined;
			await running;
			clearTimeout(timer);
			timer = undefined;
			// Once more for what came meanwhile.
			for (let round = 0; round < 2 && queue.size > 0; round++)
				await (running = commit().finally(() => (running = undefined)));
			if (queue.size > 0) throw new Error('updates could not be stored');
		}
	};
}

/** Updates of one room as one, where Yjs can merge them. */
function together(updates: readonly Uint8Array[]): readonly Uint8Array[] {
	if (updates.length === 1) return updates;
	try {
		return [Y.mergeUpdates(updates as Uint8Array[])];
	} catch {
		return updates;
	}
}
