// A DocumentStore in memory that can be held up or broken: for what the rooms do while a disk is slow or full.
import type { DocumentStore, StoredUpdate } from '#server/store/documents.ts';

export interface MemoryStore extends DocumentStore {
	rows: (StoredUpdate & { room: string })[];
	/** Damaged pieces that were set aside. */
	aside: (StoredUpdate & { room: string })[];
	/** Holds every append up until the function that comes back is called. */
	holdAppends(): () => void;
	holdLoads(): () => void;
	/** Lets appends fail from now on, or not. */
	failAppends(fail: boolean): void;
	failLoads(fail: boolean): void;
}

export function memoryDocumentStore(): MemoryStore {
	let seq = 0;
	let appendGate: Promise<void> = Promise.resolve();
	let loadGate: Promise<void> = Promise.resolve();
	let [appendsFail, loadsFail] = [false, false];
	const gate = (): [Promise<void>, () => void] => {
		const { promise, resolve } = Promise.withResolvers<void>();
		return [promise, resolve];
	};
	const store: MemoryStore = {
		rows: [],
		aside: [],
		holdAppends() {
			const [promise, open] = gate();
			appendGate = promise;
			return open;
		},
		holdLoads() {
			const [promise, open] = gate();
			loadGate = promise;
			return open;
		},
		failAppends: (fail) => (appendsFail = fail),
		failLoads: (fail) => (loadsFail = fail),
		async load(room) {
			await loadGate;
			if (loadsFail) throw new Error('The disk cannot be read');
			return store.rows.filter((row) => row.room === room).map(({ room: _, ...piece }) => piece);
		},
		async append(updates) {
			await appendGate;
			if (appendsFail) throw new Error('The disk is full');
			for (const { room, bytes } of updates)
				store.rows.push({ seq: ++seq, room, format: 1, bytes, sound: true });
			return seq;
		},
		async compact(room, snapshot, upTo) {
			store.rows = store.rows.filter((row) => row.room !== room || row.seq > upTo);
			store.rows.push({ seq: upTo, room, format: 2, bytes: snapshot, sound: true });
			store.rows.sort((a, b) => a.seq - b.seq);
		},
		async setAside(room, seqs) {
			const isDamaged = (row: StoredUpdate & { room: string }) => row.room === room && seqs.includes(row.seq);
			store.aside.push(...store.rows.filter(isDamaged));
			store.rows = store.rows.filter((row) => !isDamaged(row));
		}
	};
	return store;
}
