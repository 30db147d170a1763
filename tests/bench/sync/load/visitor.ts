// A process for one client with a whole document: opens it, fills it, sends long histories, or plays them back.
import * as Y from 'yjs';
import { documentStore } from '#server/store/documents.ts';
import { openDatabase } from '#server/store/database.ts';
import { type BareSocket, frameOf } from '../bare-socket.ts';
import { offer } from '../calls.ts';
import { now, pause } from '../clock.ts';
import { fingerprint, keepUpdates, keptUpdates, makeHistory } from '../history.ts';
import { counterIn, SAVED, savedMessage, STEP_TWO, SYNC, updateIn, updateMessage } from '../messages.ts';
import { joinRoom } from './join.ts';

export interface Opened {
	/** From connecting until the document was in a Y.Doc. */
	ms: number;
	/** Bytes of the first answer to step 1. */
	bytes: number;
	/** What the first answer alone makes. */
	fingerprint: string;
}

export interface Took {
	ms: number;
	/** Milliseconds of the processor. */
	work: number;
}

/** So many updates may be under way before one is acknowledged. */
const UNDER_WAY = 100;
const BATCH = 1000;
const AT_A_TIME = 4;

const methods = {
	/** Writes a history to a file. @returns what it makes */
	makeHistory({ file, length }: { file: string; length: number }): string {
		keepUpdates(file, makeHistory(length));
		return fingerprint(replayed(keptUpdates(file)).doc);
	},
	/** Plays a history into a new document. */
	replay(file: string): Took {
		const { ms, work } = replayed(keptUpdates(file));
		return { ms, work };
	},
	/** Sends a history as fast as it is saved. @returns the milliseconds until all was */
	async sendHistory({ file, address }: { file: string; address: string }): Promise<number> {
		const frames = keptUpdates(file).map((update) => frameOf(updateMessage(update)));
		let saved = 0;
		const socket = await joinRoom(address, true, (data, start, end) => {
			if (data[start] === SAVED) saved = counterIn(data, start, end);
		});
		const begin = now();
		for (const [i, frame] of frames.entries()) {
			socket.send(frame);
			if (i % 20 === 19 || i === frames.length - 1) {
				socket.send(frameOf(savedMessage(i + 1)));
				while (i + 1 - saved > UNDER_WAY) await still(socket);
			}
		}
		while (saved < frames.length) await still(socket);
		socket.drop();
		return now() - begin;
	},
	/** Puts a history straight into the database of a server that does not run, each update a piece of its own. */
	async storeHistory({
		file,
		dataDir,
		room
	}: {
		file: string;
		dataDir: string;
		room: string;
	}): Promise<void> {
		const database = await openDatabase(dataDir);
		const store = documentStore(database.db, () => new Date());
		const pieces = keptUpdates(file).map((bytes) => ({ room, bytes }));
		for (let i = 0; i < pieces.length; i += BATCH) await store.append(pieces.slice(i, i + BATCH));
		await database.close();
	},
	/** Opens a document and leaves again. */
	async open(address: string): Promise<Opened> {
		const begin = now();
		const doc = new Y.Doc();
		let first = 0;
		let ms = 0;
		const socket = await joinRoom(address, true, (data, start, end) => {
			if (first > 0 || data[start] !== SYNC || data[start + 1] !== STEP_TWO) return;
			first = end - start;
			Y.applyUpdate(doc, updateIn(data, start, end));
			ms = now() - begin;
		});
		socket.drop();
		return { ms, bytes: first, fingerprint: fingerprint(doc) };
	},
	/** What a new client is given of a document. */
	async read(address: string): Promise<Uint8Array> {
		let update: Uint8Array | undefined;
		const socket = await joinRoom(address, true, (data, start, end) => {
			if (data[start] === SYNC && data[start + 1] === STEP_TWO) update ??= updateIn(data, start, end).slice();
		});
		socket.drop();
		return update!;
	},
	/** Comes into rooms, a few at a time, puts the same content into each, and leaves. */
	async fill(rooms: { addresses: string[]; content: Uint8Array; saves: boolean }): Promise<void> {
		const left = [...rooms.addresses];
		const content = frameOf(updateMessage(rooms.content));
		const fillSome = async () => {
			for (let address = left.pop(); address; address = left.pop())
				await fillOne(address, content, rooms.saves);
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, fillSome));
	}
};
export type VisitorMethods = typeof methods;
offer(methods);

async function fillOne(address: string, content: Buffer, saves: boolean): Promise<void> {
	let saved = false;
	const socket = await joinRoom(address, true, (data, start) => {
		if (data[start] === SAVED) saved = true;
	});
	socket.send(content);
	if (saves) {
		socket.send(frameOf(savedMessage(1)));
		while (!saved) await still(socket);
	} else await pause(2);
	socket.drop();
}

/** Lets messages come in. @throws Error where none will come any more */
async function still(socket: BareSocket): Promise<void> {
	if (socket.closedWith !== null) throw new Error(`The server ended the socket (${socket.closedWith}).`);
	await pause(1);
}

function replayed(updates: readonly Uint8Array[]): Took & { doc: Y.Doc } {
	const doc = new Y.Doc();
	const begin = now();
	const before = process.cpuUsage();
	for (const update of updates) Y.applyUpdate(doc, update);
	const { user, system } = process.cpuUsage(before);
	return { doc, ms: now() - begin, work: (user + system) / 1000 };
}
