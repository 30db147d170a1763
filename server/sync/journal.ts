// Group commit: updates of all rooms that come within a few milliseconds go to disk in one transaction.
import type { DocumentStore } from '#server/store/documents.ts';

const WAIT_MS = 4;

export interface Journal {
	/** Queues an update. The promise comes back when it is on disk; it is rejected where it could not be stored. */
	write(room: string, bytes: Uint8Array): Promise<void>;
	/** Stores what is queued and waits for it. */
	flush(): Promise<void>;
}

interface Waiting {
	room: string;
	bytes: Uint8Array;
	done(): void;
	failed(error: unknown): void;
}

export function createJournal(store: DocumentStore): Journal {
	let queue: Waiting[] = [];
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();

	function commit(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		const batch = queue;
		queue = [];
		if (batch.length > 0)
			running = running.then(async () => {
				try {
					await store.append(batch);
					for (const waiting of batch) waiting.done();
				} catch (error) {
					for (const waiting of batch) waiting.failed(error);
				}
			});
		return running;
	}

	return {
		write(room, bytes) {
			return new Promise((done, failed) => {
				queue.push({ room, bytes, done, failed });
				timer ??= setTimeout(commit, WAIT_MS);
			});
		},
		flush: commit
	};
}
