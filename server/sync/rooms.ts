// All rooms: loads a document when the first person comes, lets it go when the last has been away for a while.
import * as Y from 'yjs';
import type { DocumentStore, StoredUpdate } from '#server/store/documents.ts';
import { createJournal } from './journal.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { Room, STORED } from './room.ts';

const IDLE_MS = 30_000;
const REST_MS = 1000;
/** Longer logs are folded into a snapshot when a room is let go. */
const COMPACT_FROM = 100;

export interface Rooms {
	/** Holds a room open, loading its document first where nobody is in it. */
	acquire(name: string): Lease;
	/** Reads or edits a document on the server; edits reach everybody in the room and are on disk when this comes back. */
	use<T>(name: string, work: (doc: Y.Doc) => T): Promise<T>;
	/** Sends to everybody in a room, if it is open. */
	tell(name: string, message: Uint8Array): void;
	/** How many rooms are in memory. */
	readonly size: number;
	close(): Promise<void>;
}

/** A hold on a room. `room` comes with its document fully loaded, or is rejected where that failed. */
export interface Lease {
	room: Promise<Room>;
	/** Gives the hold back; must be called once. */
	release(): void;
}

interface Entry {
	room: Room;
	loaded: Promise<Room>;
	users: number;
	idle?: NodeJS.Timeout;
}

/**
 * @param report told about what went wrong, without any content
 * @param onRest called with a document about a second after its last change, e.g. to keep an index of it up to date
 */
export function createRooms(
	store: DocumentStore,
	report: (what: string, error: unknown) => void,
	onRest: (name: string, doc: Y.Doc) => Promise<void> = async () => {}
): Rooms {
	const journal = createJournal(store);
	const entries = new Map<string, Entry>();

	function open(name: string): Entry {
		const room = new Room(name, journal, failed);
		const entry: Entry = { room, loaded: Promise.resolve(room), users: 0 };
		entry.loaded = store.load(name).then((pieces) => {
			apply(room.doc, pieces);
			let rest: NodeJS.Timeout | undefined;
			room.doc.on('update', () => {
				clearTimeout(rest);
				rest = setTimeout(() => {
					onRest(name, room.doc).catch((error: unknown) => report(`after a change of ${name}`, error));
				}, REST_MS);
				rest.unref();
			});
			room.doc.on('destroy', () => clearTimeout(rest));
			return room;
		});
		entry.loaded.catch((error: unknown) => {
			report(`room ${name} could not be loaded`, error);
			entries.delete(name);
			room.destroy();
		});
		entries.set(name, entry);
		return entry;
	}

	function failed(room: Room, error: unknown): void {
		if (entries.get(room.name)?.room !== room) return;
		report(`room ${room.name} could not be stored`, error);
		// What is in memory is ahead of the disk. Everybody comes again and sends what they hold.
		entries.delete(room.name);
		for (const member of room.members) member.close(CLOSE.failed, 'not saved');
		room.destroy();
	}

	async function letGo(entry: Entry): Promise<void> {
		const { room } = entry;
		if (entry.users > 0 || entries.get(room.name) !== entry) return;
		await room.stored();
		// Somebody may have come in while the disk was busy.
		if (entry.users > 0 || entries.get(room.name) !== entry) return;
		entries.delete(room.name);
		const pieces = await store.load(room.name);
		if (pieces.length >= COMPACT_FROM && !entries.has(room.name)) {
			const doc = new Y.Doc();
			apply(doc, pieces);
			await store.compact(room.name, Y.encodeStateAsUpdateV2(doc), pieces.at(-1)!.seq);
			doc.destroy();
		}
		room.destroy();
	}

	function release(entry: Entry): void {
		if (--entry.users > 0 || entries.get(entry.room.name) !== entry) return;
		entry.idle = setTimeout(
			() =>
				letGo(entry).catch((error: unknown) => report(`room ${entry.room.name} could not be let go`, error)),
			IDLE_MS
		);
		entry.idle.unref();
	}

	const rooms: Rooms = {
		get size() {
			return entries.size;
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
				const result = work(room.doc);
				await room.stored();
				return result;
			} finally {
				lease.release();
			}
		},
		tell(name, message) {
			entries.get(name)?.room.send(message);
		},
		async close() {
			for (const entry of entries.values()) {
				clearTimeout(entry.idle);
				for (const member of entry.room.members) member.close(CLOSE.goingAway, 'server stops');
			}
			await journal.flush();
			for (const entry of entries.values()) entry.room.destroy();
			entries.clear();
		}
	};
	return rooms;
}

function apply(doc: Y.Doc, pieces: readonly StoredUpdate[]): void {
	doc.transact(() => {
		for (const { format, bytes } of pieces)
			(format === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(doc, bytes, STORED);
	}, STORED);
}
