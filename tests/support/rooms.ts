// The whole server and its rooms under test: one server for a test file, edits by name, and what is on disk.
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll } from 'vitest';
import * as Y from 'yjs';
import { addNode, renameNode } from '#lib/domain/theory/node-commands.ts';
import { readModel, writeChange } from '#lib/shared-doc/theory-doc.ts';
import { spyOnLog } from './spy-on-log.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { until } from './wait.ts';

/** Starts a server before the tests of a file and stops it after them. Nothing that these tests do may be logged. */
export function useRooms() {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());
	spyOnLog(() => server);
	return {
		get server() {
			return server;
		},
		newModel: () => newModel(server),
		/** The room of a new model, so that tests do not see each other. */
		theory: async () => `theory.${await newModel(server)}`,
		onDisk: (room: string) => onDisk(server.dataDir, room)
	};
}

export async function newModel(server: TestServer): Promise<string> {
	const study = (await server.call('GET', '/studies')).json.studies[0].id as string;
	return (await server.call('POST', `/studies/${study}/models`, { body: { title: 'Sync' } })).json.id;
}

interface WithDoc {
	doc: Y.Doc;
}

export function add({ doc }: WithDoc, id: string, label = id): void {
	const result = addNode(readModel(doc), { id, kind: 'activity', label, pos: [0, 0] });
	if (!result.ok) throw new Error(result.problem.code);
	writeChange(doc, result.value, 'me');
}

export function rename({ doc }: WithDoc, id: string, label: string): void {
	const result = renameNode(readModel(doc), id, label);
	if (!result.ok) throw new Error(result.problem.code);
	writeChange(doc, result.value, 'me');
}

export const labels = ({ doc }: WithDoc): string[] =>
	[...readModel(doc).nodes.values()].map((node) => node.label).sort();

/** Waits until a label has come to somebody. */
export const sees = (client: WithDoc, label: string) =>
	until(`“${label}” to arrive`, () => labels(client).includes(label));

/** The document of a room as it is on disk, read past the server. */
export function onDisk(dataDir: string, room: string): Y.Doc {
	const db = new DatabaseSync(joinPath(dataDir, 'throughline.db'), { readOnly: true });
	const rows = db.prepare('select format, bytes from document_update where room = ? order by seq').all(room);
	db.close();
	const doc = new Y.Doc();
	for (const { format, bytes } of rows)
		(format === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(doc, bytes as Uint8Array);
	return doc;
}
