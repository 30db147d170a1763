// One tab with one document open, against a server that does what a test tells it.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { Line } from '#lib/open-model/line.ts';
import { statusOf } from '#lib/open-model/status.ts';
import { LocalEdit } from '#lib/open-model/undo-history.ts';
import { until } from '../../support/wait.ts';
import { FakeServer } from './fake-server.ts';

const ROOM = 'theory.m1';
const open: { close(): Promise<void> }[] = [];

/** A server and a browser without copies; `leaveAll` ends it. */
export function setUp({ copies = true } = {}): FakeServer {
	const server = new FakeServer();
	vi.stubGlobal('WebSocket', server.WebSocket);
	vi.stubGlobal('indexedDB', copies ? new IDBFactory() : undefined);
	vi.stubGlobal('IDBKeyRange', IDBKeyRange);
	// Each provider listens to the end of the process, where there is one.
	process.setMaxListeners(100);
	return server;
}

export async function leaveAll(): Promise<void> {
	await Promise.all(open.splice(0).map((one) => one.close()));
	process.setMaxListeners(10);
	vi.unstubAllGlobals();
}

export const keysOnServer = (server: FakeServer) => [...server.doc(ROOM).getMap('m').keys()].sort();

/** Until what was written to the copy is in it. */
export const written = () => new Promise((done) => setTimeout(done, 30));

/** One tab with the document open. */
export function tab({ generation = 'g1', mayWrite = true } = {}) {
	const doc = new Y.Doc();
	const words: string[] = [];
	const line = new Line({
		what: 'model',
		base: 'ws://server/sync',
		room: ROOM,
		doc,
		generation,
		mayWrite,
		onChange: () => {
			const { is } = statusOf([line.state]);
			if (words.at(-1) !== is) words.push(is);
		}
	});
	const close = async () => {
		await line.close();
		doc.destroy();
	};
	open.push({ close });
	return {
		doc,
		line,
		words,
		close,
		status: () => statusOf([line.state]),
		is: (what: string) => until(`the status ${what}`, () => statusOf([line.state]).is === what),
		edit: (key: string, goesOn = false) =>
			doc.transact(() => doc.getMap('m').set(key, Math.random()), new LocalEdit('Edit', goesOn)),
		keys: () => [...doc.getMap('m').keys()].sort()
	};
}
