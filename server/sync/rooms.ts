// All rooms: loads a document when the first person comes, folds its log now and then, and lets it go when the last has
// been away for a while.
import type * as Y from 'yjs';
import type { DocumentStore } from '#server/store/documents.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { type Limits, LIMITS } from '#server/limits.ts';
import { createJournal } from './journal.ts';
import { NO_METER, type SyncMeter } from './meter.ts';
import { Room, type RoomContext, STORED } from './room.ts';
import { openStored } from './stored-document.ts';

const REST_MS = 1000;
/** A log is folded once it has so many pieces and such a share of the size of the snapshot before it, or very many. */
const FOLD_FROM_PIECES = 500;
const FOLD_FROM_SHARE = 1 / 4;
const FOLD_ALWAYS_PIECES = 5000;
const FOLD_ALWAYS_SHARE = 1 / 4;
/** After a fold that failed, so many pieces more are awaited. */
const FOLD_AGAIN_AFTER_PIECES = 100;
/** Shorter logs are left as they are when a room is let go. */
const FOLD_AT_REST_FROM = 100;
const FOLD_AT_REST_BYTES = 256 * 1024;
/** How long the API waits for a disk that takes nothing. */
const STORE_DEADLINE_MS = 5000;

export interface Rooms {
	/** Holds a room open, loading its document first where nobody is in it. */
	acquire(name: string): Lease;
	/**
	 * Reads or edits a document on the server; edits reach everybody in the room and are on disk when this comes back.
	 * @throws NotStored where the disk takes nothing
	 */
	use<T>(name: string, work: (doc: Y.Doc) => T): Promise<T>;
	/** Sends to everybody in a room, if it is open. */
	tell(name: string, message: Uint8Array): void;
	/** How many rooms are in memory. */
	readonly size: number;
	/** False while the disk takes nothing. */
	readonly storing: boolean;
	/** Ends all sockets and stores what is queued. Rejected where the disk does not take it. */
	close(): Promise<void>;
}

/** A hold on a room. `room` comes with its document fully loaded, or is rejected where that failed. */
export interface Lease {
	room: Promise<Room>;
	/** Gives the hold back; must be called once. */
	release(): void;
}

/** The disk takes nothing at the moment. The change is in memory and is stored once it does again. */
export class NotStored extends Error {}

export interface RoomsContext {
	store: DocumentStore;
	/** Told about what went wrong, without any content. */
	report(what: string, error: unknown): void;
	limits?: Limits;
	meter?: SyncMeter;
	/** Called with a document about a second after its last change, e.g. to keep an index of it up to date. */
	onRest?(name: string, doc: Y.Doc): Promise<void>;
	/** Called before anything changes a document. */
	beforeChange?(name: string, doc: Y.Doc): void;
	/** Called where damaged pieces of a document were set aside. */
	onDamage?(name: string, seqs: readonly number[]): Promise<void>;
}

interface Entry {
	room: Room;
	loaded: Promise<Room>;
	users: number;
	idle?: NodeJS.Timeout;
	/** The log since the last snapshot, and that. */
	log: { pieces: number; bytes: number; snapshotBytes: number; seq: number };
	folding: boolean;
	/** Not before the log has so many pieces. */
	foldFrom: number;
}

export function createRooms(context: RoomsContext): Rooms {
	const { store, report, limits = LIMITS, meter = NO_METER } = context;
	const entries = new Map<string, Entry>();
	const journal = createJournal(store, meter, {
		committed(pieces) {
			for (const [name, seq] of pieces) {
				const entry = entries.get(name);
				if (!entry) continue;
				entry.log.pieces++;
				entry.log.seq = seq;
				entry.log.bytes = entry.room.storedBytes - entry.log.snapshotBytes;
				entry.room.answerSaved();
				foldIfLong(entry);
			}
		},
		storing(yes) {
			for (const { room } of entries.values()) room.tellStoring(yes);
		},
		overflow(names) {
			// What is in memory is ahead of the disk. Everybody comes again and sends what they hold.
			for (const name of names) drop(name, CLOSE.failed, 'not saved');
		},
		report
	});
	const roomContext: RoomContext = {
		journal,
		meter,
		documentBytes: limits.documentBytes,
		beforeChange: context.beforeChange ?? (() => {})
	};

	function drop(name: string, code: number, reason: string): void {
		const entry = entries.get(name);
		if (!entry) return;
		entries.delete(name);
		clearTimeout(entry.idle);
		for (const member of entry.room.members) member.close(code, reason);
		entry.room.destroy();
	}

	function open(name: string): Entry {
		const room = new Room(name, roomContext);
		const log = { pieces: 0, bytes: 0, snapshotBytes: 0, seq: 0 };
		const entry: Entry = { room, loaded: load(room, log), users: 0, log, folding: false, foldFrom: 0 };
		entry.loaded.catch((error: unknown) => {
			report(`room ${name} could not be loaded`, error);
			if (entries.get(name) === entry) entries.delete(name);
			room.destroy();
		});
		entries.set(name, entry);
		return entry;
	}

	async function load(room: Room, log: Entry['log']): Promise<Room> {
		const { name, doc } = room;
		const pieces = await store.load(name);
		const damaged = openStored(doc, pieces, STORED);
		if (damaged.length > 0) {
			meter.dropped('damaged', damaged.length);
			report(`room ${name}: pieces ${damaged.join(', ')} are damaged and were set aside`, null);
			await store.setAside(name, damaged);
			await context.onDamage?.(name, damaged);
		}
		for (const { seq, format, bytes } of pieces) {
			room.storedBytes += bytes.length;
			if (format === 2) Object.assign(log, { pieces: 0, snapshotBytes: room.storedBytes });
			else log.pieces++;
			log.seq = seq;
		}
		log.bytes = room.storedBytes - log.snapshotBytes;
		room.opened();
		watchRest(room);
		return room;
	}

	function watchRest({ name, doc }: Room): void {
		let rest: NodeJS.Timeout | undefined;
		doc.on('update', () => {
			clearTimeout(rest);
			rest = setTimeout(() => {
				context
					.onRest?.(name, doc)
					.catch((error: unknown) => report(`after a change of room ${name}`, error));
			}, REST_MS);
			rest.unref();
		});
		doc.on('destroy', () => clearTimeout(rest));
	}

	function foldIfLong(entry: Entry): void {
		const { pieces, bytes, snapshotBytes } = entry.log;
		const isLong = pieces >= FOLD_FROM_PIECES && bytes >= snapshotBytes * FOLD_FROM_SHARE;
		const isVeryLong = pieces >= FOLD_ALWAYS_PIECES || bytes >= limits.documentBytes * FOLD_ALWAYS_SHARE;
		if (!(isLong || isVeryLong) || pieces < entry.foldFrom) return;
		entry.foldFrom = 0;
		fold(entry).catch((error: unknown) => {
			entry.foldFrom = entry.log.pieces + FOLD_AGAIN_AFTER_PIECES;
			report(`the log of room ${entry.room.name} could not be folded`, error);
		});
	}

	/**
	 * Folds the log of a room into a snapshot. The document holds everything up to the last piece on disk, and perhaps
	 * more that is on its way there; the log up to that piece goes in the same transaction that brings the snapshot.
	 */
	async function fold(entry: Entry): Promise<void> {
		// Where a lost piece may come again, the log is all that there is of what builds on it.
		if (entry.folding || entry.room.holdsLess) return;
		entry.folding = true;
		const { room, log } = entry;
		const { seq, pieces } = log;
		try {
			const snapshot = room.snapshot();
			const before = room.storedBytes;
			await store.compact(room.name, snapshot, seq);
			room.storedBytes += snapshot.length - before;
			Object.assign(log, { pieces: log.pieces - pieces, snapshotBytes: snapshot.length });
			log.bytes = room.storedBytes - log.snapshotBytes;
		} finally {
			entry.folding = false;
		}
	}

	async function letGo(entry: Entry): Promise<void> {
		const { room } = entry;
		const unused = () => entry.users === 0 && entries.get(room.name) === entry;
		if (!unused()) return;
		await room.stored();
		const { pieces, bytes, snapshotBytes } = entry.log;
		const isLong = pieces >= FOLD_AT_REST_FROM || bytes > Math.max(FOLD_AT_REST_BYTES, snapshotBytes);
		if (unused() && isLong) await fold(entry);
		// Somebody may have come in while the disk was busy.
		if (!unused()) return;
		if (room.hasUnstored) return rest(entry);
		entries.delete(room.name);
		room.destroy();
	}

	function release(entry: Entry): void {
		entry.users--;
		rest(entry);
	}

	/** Lets a room go after a while in which nobody came. */
	function rest(entry: Entry): void {
		if (entry.users > 0 || entries.get(entry.room.name) !== entry) return;
		clearTimeout(entry.idle);
		entry.idle = setTimeout(() => {
			letGo(entry).catch((error: unknown) => {
				report(`room ${entry.room.name} could not be let go`, error);
				rest(entry);
			});
		}, limits.roomIdleMs);
		entry.idle.unref();
	}

	const rooms: Rooms = {
		get size() {
			return entries.size;
		},
		get storing() {
			return journal.storing;
		},
		acquire(name) {
			const entry = entries.get(name) ?? open(name);
			entry.users++;
			clearTimeout(entry.idle);
			return { room: entry.loaded, release: () => release(entry) };
		},
		async use(name, work) {
			const lease = rooms.acquire(name);
			try {
				const room = await lease.room;
				const before = room.ticket;
				const result = work(room.doc);
				// Who only reads does not wait for what others wrote.
				if (room.ticket > before) await withDeadline(room.stored());
				return result;
			} finally {
				lease.release();
			}
		},
		tell(name, message) {
			entries.get(name)?.room.send(message);
		},
		async close() {
			for (const { room, idle } of entries.values()) {
				clearTimeout(idle);
				for (const member of room.members) member.close(CLOSE.goingAway, 'server stops');
			}
			try {
				await journal.flush();
			} finally {
				for (const { room } of entries.values()) room.destroy();
				entries.clear();
			}
		}
	};
	return rooms;
}

async function withDeadline(stored: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new NotStored('the disk takes nothing')), STORE_DEADLINE_MS);
	});
	try {
		await Promise.race([stored, late]);
	} finally {
		clearTimeout(timer);
	}
}
