// A DocumentStore in memory that can be held up or broken: for what the rooms do while a disk is slow or full.
import type { DocumentStore, StoredUpdate } from '#server/store/documents.ts';

type Row = StoredUpdate & { room: string };

export interface MemoryStore extends DocumentStore {
	rows: Row[];
	/** Damaged pieces that were set aside. */
	aside: Row[];
	/** Holds every append up until the function that comes back is called. */
	holdAppends(): () => void;
	holdLoads(): () => void;
	holdCompacts(): () => void;
	/** Lets appends fail from now on, or not. */
	failAppends(fail: boolean): void;
	failLoads(fail: boolean): void;
	failCompacts(fail: boolean): void;
}

export function memoryDocumentStore(): MemoryStore {
	let seq = 0;
	const gates = { append: Promise.resolve(), load: Promise.resolve(), compact: Promise.resolve() };
	const fails = { append: false, load: false, compact: false };
	const hold = (what: keyof typeof gates) => () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		gates[what] = promise;
		return resolve;
	};
	const pass = async (what: keyof typeof gates) => {
		await gates[what];
		if (fails[what]) throw new Error(what === 'load' ? 'The disk cannot be read' : 'The disk is full');
	};
	const store: MemoryStore = {
		rows: [],
		aside: [],
		holdAppends: hold('append'),
		holdLoads: hold('load'),
		holdCompacts: hold('compact'),
		failAppends: (fail) => (fails.append = fail),
		failLoads: (fail) => (fails.load = fail),
		failCompacts: (fail) => (fails.compact = fail),
		async load(room) {
			await pass('load');
			return store.rows.filter((row) => row.room === room).map(({ room: _, ...piece }) => piece);
		},
		async append(updates) {
			await pass('append');
			for (const { room, bytes } of updates)
				store.rows.push({ seq: ++seq, room, format: 1, bytes, sound: true });
			return seq;
		},
		async compact(room, snapshot, upTo) {
			await pass('compact');
			const left = store.rows.filter((row) => row.room !== room || row.seq > upTo);
			// As the primary key of a table says it.
			if (left.some((row) => row.seq === upTo)) throw new Error(`Number ${upTo} is another room's`);
			const folded: Row = { seq: upTo, room, format: 2, bytes: snapshot, sound: true };
			store.rows = [...left, folded].sort((a, b) => a.seq - b.seq);
		},
		async setAside(room, seqs) {
			const isDamaged = (row: Row) => row.room === room && seqs.includes(row.seq);
			store.aside.push(...store.rows.filter(isDamaged));
			store.rows = store.rows.filter((row) => !isDamaged(row));
		}
	};
	return store;
}
