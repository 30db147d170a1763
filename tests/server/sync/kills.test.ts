// kill -9 at random moments, again and again: nothing that was acknowledged is lost, and the database opens every time.
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { bundledServer } from '../../support/bundled-server.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { random } from '../../support/random-commands.ts';
import { askSavedMessage, updateMessage } from '../../support/room-member.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

/** Servers side by side, each with a folder and kills of its own. */
const LANES = 2;
/** Thirty in all; KILLS=50 makes it a hundred, as before a release. */
const KILLS = Number(process.env.KILLS ?? 15);
const THEORY = `theory.${SAMPLE_MODEL}`;
const LINKS = `links.${SAMPLE_MODEL}`;
const EDITORS = [THEORY, THEORY, LINKS];

interface Editor {
	room: string;
	/** The list in the document that is this editor's alone. */
	name: string;
	/** It has been told that numbers up to this are saved; -1 for none. */
	acknowledged: number;
	stop(): void;
}

/** Appends 0, 1, 2 … to a list of its own as fast as it may, until the server is gone. */
function edit(url: string, room: string, name: string): Editor {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${room}?key=${OWNER_KEY}`);
	const doc = new Y.Doc();
	let count = 0;
	let timer: NodeJS.Timeout | undefined;
	const editor = { room, name, acknowledged: -1, stop };
	doc.on('update', (update: Uint8Array) => socket.send(updateMessage(update)));
	socket.on('open', () => {
		timer = setInterval(() => {
			doc.getArray(name).push([count]);
			socket.send(askSavedMessage(count++));
		}, 5);
	});
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(data);
		if (decoding.readVarUint(decoder) === SAVED) editor.acknowledged = decoding.readVarUint(decoder);
	});
	socket.on('close', stop).on('error', stop);
	function stop() {
		clearInterval(timer);
		socket.terminate();
	}
	return editor;
}

const hasStored = ({ acknowledged }: Editor) => acknowledged >= 0;

/** Opens the database as the next server will. */
function openDatabase(dataDir: string): DatabaseSync {
	const db = new DatabaseSync(joinPath(dataDir, 'throughline.db'));
	expect(db.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
	return db;
}

function readRoom(db: DatabaseSync, room: string): { doc: Y.Doc; snapshot: number } {
	const rows = db
		.prepare('select seq, format, bytes, checksum from document_update where room = ? order by seq')
		.all(room) as { seq: number; format: number; bytes: Uint8Array; checksum: number | null }[];
	const doc = new Y.Doc();
	let snapshot = 0;
	doc.transact(() => {
		for (const { seq, format, bytes, checksum } of rows) {
			if (checksum !== null) expect(crc32(bytes)).toBe(checksum);
			if (format === 2) snapshot = seq;
			(format === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(doc, bytes);
		}
	});
	expect(doc.store.pendingStructs).toBe(null);
	return { doc, snapshot };
}

/** Makes the logs long enough to be folded by one of the next commits. */
function lengthenLogs(db: DatabaseSync): void {
	const insert = db.prepare(
		'insert into document_update (room, format, bytes, checksum) values (?, 1, ?, ?)'
	);
	db.exec('begin');
	for (const room of [THEORY, LINKS]) {
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => insert.run(room, update, crc32(update)));
		for (let i = 0; i < 499; i++) doc.getMap('filler').set('value', `${i} ${'x'.repeat(150)}`);
	}
	db.exec('commit');
}

interface Tally {
	kills: number;
	acknowledged: number;
	folds: number;
}

async function killAgainAndAgain(lane: number, script: string, tally: Tally): Promise<void> {
	const dataDir = temporaryFolder();
	const next = random(100 + lane);
	// Makes the database with the sample study, which is not part of the script.
	await (await startServerProcess(dataDir)).kill();
	const past: Editor[] = [];
	const snapshots = new Set<number>();
	for (let round = 0; round < KILLS; round++) {
		const server = await startServerProcess(dataDir, { script });
		const editors = EDITORS.map((room, i) => edit(server.url, room, `round ${round}, editor ${i}`));
		// Now and then also before anything is stored.
		if (round % 5 > 0) await until('something to be stored', () => editors.some(hasStored), 60_000);
		await pause(20 + next() * 380);
		await server.kill();
		for (const editor of editors) editor.stop();
		past.push(...editors);
		tally.kills++;

		const db = openDatabase(dataDir);
		const rooms = new Map([THEORY, LINKS].map((room) => [room, readRoom(db, room)]));
		for (const { snapshot } of rooms.values()) snapshots.add(snapshot);
		for (const { room, name, acknowledged } of past) {
			const numbers = rooms.get(room)!.doc.getArray(name).toArray();
			const what = `lane ${lane}, kill ${round}: ${name}, acknowledged up to ${acknowledged}`;
			expect(numbers.length, what).toBeGreaterThan(acknowledged);
			expect(numbers, what).toEqual(Array.from(numbers, (_, i) => i));
		}
		expect(readModel(rooms.get(THEORY)!.doc).nodes.has('o_care')).toBe(true);
		if (round % 3 === 0) lengthenLogs(db);
		db.close();
	}
	for (const { acknowledged } of past) tally.acknowledged += acknowledged + 1;
	tally.folds += snapshots.size;
}

describe('a server that is killed', () => {
	it(`${LANES * KILLS} times at random moments under load loses nothing that it acknowledged`, async () => {
		const tally: Tally = { kills: 0, acknowledged: 0, folds: 0 };
		const script = await bundledServer();
		await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane, script, tally)));
		expect(tally.kills).toBe(LANES * KILLS);
		// Else nothing was under way, or nothing was folded.
		expect(tally.acknowledged).toBeGreaterThan(5 * LANES * KILLS);
		expect(tally.folds).toBeGreaterThan(LANES * KILLS * 0.1);
	}, 600_000);
});
