// Real clients on the whole server: edits cross both ways, and so do people and links.
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { othersIn } from '#lib/open-model/people.ts';
import { readLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import { EVIDENCE_CHANGED } from '#lib/shared-doc/messages.ts';
import type { Role } from '#server/access/roles.ts';
import { AWARENESS } from '#server/sync/messages.ts';
import { contentOf } from '../../support/api.ts';
import { add, labels, rename, sees, useRooms } from '../../support/rooms.ts';
import { awarenessBytes, bare, type Client, join } from '../../support/sync-client.ts';
import { SAMPLE_MODEL } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const rooms = useRooms();

describe('two people', () => {
	it('get each other’s edits, and who comes later gets all', async () => {
		const room = await rooms.theory();
		const [a, b] = [await join(rooms.server.url, room), await join(rooms.server.url, room)];
		add(a, 'n1', 'From A');
		await sees(b, 'From A');
		rename(b, 'n1', 'From A and B');
		await sees(a, 'From A and B');
		add(b, 'n2', 'Only B');
		await sees(a, 'Only B');
		const late = await join(rooms.server.url, room);
		expect(readModel(late.doc)).toEqual(readModel(a.doc));
	});

	it('keep both words in one label when they type at once', async () => {
		const room = await rooms.theory();
		const [a, b] = [await join(rooms.server.url, room), await join(rooms.server.url, room)];
		add(a, 'n1', 'grows');
		await sees(b, 'grows');
		rename(a, 'n1', 'Trust grows');
		rename(b, 'n1', 'grows slowly');
		for (const client of [a, b]) await sees(client, 'Trust grows slowly');
	});

	it('get what the other did while they were away', async () => {
		const room = await rooms.theory();
		const [a, b] = [await join(rooms.server.url, room), await join(rooms.server.url, room)];
		a.provider.disconnect();
		add(a, 'n1', 'Offline A');
		add(b, 'n2', 'Online B');
		expect(a.counter.waiting).toBe(1);
		a.provider.connect();
		for (const client of [a, b]) for (const label of ['Offline A', 'Online B']) await sees(client, label);
		await a.saved();
		expect(readModel(rooms.onDisk(room))).toEqual(readModel(a.doc));
	});

	it('are in rooms of their own', async () => {
		const [one, two] = [
			await join(rooms.server.url, await rooms.theory()),
			await join(rooms.server.url, await rooms.theory())
		];
		add(one, 'n1', 'Here');
		await one.saved();
		add(two, 'n2', 'There');
		await two.saved();
		expect([labels(one), labels(two)]).toEqual([['Here'], ['There']]);
	});

	it('see what the API reads, and the other way round', async () => {
		const id = await rooms.newModel();
		const client = await join(rooms.server.url, `theory.${id}`);
		add(client, 'n1', 'For the API');
		await client.saved();
		expect((await rooms.server.call('GET', `/models/${id}`)).json.nodes).toMatchObject([
			{ id: 'n1', label: 'For the API' }
		]);
	});
});

describe('who else is here', () => {
	it('is told to everybody, also to who comes later, and ends when they leave', async () => {
		const room = await rooms.theory();
		const as = async (role: Role) => join(rooms.server.url, room, { key: await rooms.server.keyFor(role) });
		const [a, b] = [await as('contributor'), await as('reviewer')];
		a.provider.awareness.setLocalState({ user: { name: 'Ana' }, cursor: [1, 2], selection: ['n1'] });
		b.provider.awareness.setLocalState({ user: { name: 'Bo' } });
		const names = ({ provider }: Client) =>
			othersIn(provider.awareness)
				.map((person) => person.name)
				.sort();
		// The name is the one that the server knows, whatever a client says.
		await until('B to see A', () => names(b).includes('A contributor'));
		const late = await join(rooms.server.url, room);
		await until('the late one to see both', () => names(late).length === 2);
		expect(othersIn(late.provider.awareness).find((p) => p.name === 'A contributor')).toMatchObject({
			cursor: [1, 2],
			selection: ['n1']
		});
		a.leave();
		const gone = (client: Client) => !names(client).includes('A contributor');
		await until('A to be gone', () => gone(b) && gone(late));
		expect(names(late)).toEqual(['A reviewer']);
	});

	it('is told at most every 50 ms, however often they move, and ends with where they are', async () => {
		const room = await rooms.theory();
		const mover = await join(rooms.server.url, room);
		const watcher = await bare(rooms.server.url, room);
		mover.provider.awareness.setLocalState({ cursor: [0, 0] });
		const told = () => watcher.got.filter(({ type }) => type === AWARENESS);
		await until('the watcher to see the mover', () => told().length);
		const begin = performance.now();
		const before = told().length;
		for (let i = 1; i <= 100; i++) {
			mover.provider.awareness.setLocalStateField('cursor', [i, i]);
			await pause(2);
		}
		await until('the last place', () => Buffer.from(told().at(-1)!.bytes).includes('[100,100]'));
		const moments = (performance.now() - begin) / 50;
		expect(told().length - before).toBeLessThanOrEqual(moments + 1);
	});

	it('ends also for somebody whose connection is cut without a word', async () => {
		const room = await rooms.theory();
		const watcher = await join(rooms.server.url, room);
		const cut = await bare(rooms.server.url, room);
		const awareness = new Awareness(new Y.Doc());
		awareness.setLocalState({ user: { name: 'Cut' } });
		cut.send(awarenessBytes(encodeAwarenessUpdate(awareness, [awareness.clientID])));
		awareness.destroy();
		await until('the watcher to see them', () => othersIn(watcher.provider.awareness).length === 1);
		cut.socket.terminate();
		await until('them to be gone', () => othersIn(watcher.provider.awareness).length === 0);
	});

	it('is never stored', async () => {
		const room = await rooms.theory();
		const client = await join(rooms.server.url, room);
		client.provider.awareness.setLocalState({ user: { name: 'Nobody keeps me' } });
		add(client, 'n1');
		await client.saved();
		const stored = Y.encodeStateAsUpdate(rooms.onDisk(room));
		expect(Buffer.from(stored).includes('Nobody keeps me')).toBe(false);
		expect(client.provider.awareness.getLocalState()).toMatchObject({ user: { name: 'Nobody keeps me' } });
	});
});

describe('an update whose predecessor is missing', () => {
	it('ends the socket where it piles up, and the others go on', async () => {
		const room = await rooms.theory();
		const doc = new Y.Doc();
		doc.getMap('nodes').set('lost', 'never sent');
		const client = await bare(rooms.server.url, room);
		for (let i = 0; i < 4 && client.closedWith === null; i++) {
			const before = Y.encodeStateVector(doc);
			doc.getMap('nodes').set('big', String(i).repeat(400_000));
			client.update(Y.encodeStateAsUpdate(doc, before));
		}
		await until('it to be sent away', () => client.closedWith);
		expect(client.closedWith).toBe(1011);
		const other = await join(rooms.server.url, room);
		other.doc.getMap('nodes').set('n2', 'goes on');
		await other.saved();
	});
});

describe('links and evidence', () => {
	it('that a program adds reach who has the model open', async () => {
		const studyId = (await rooms.server.call('GET', '/studies')).json.studies[0].id as string;
		const client = await join(rooms.server.url, `links.${SAMPLE_MODEL}`);
		const source = (await rooms.server.call('GET', `/studies/${studyId}/sources`)).json.sources[0].id;
		const body = { sourceId: source, kind: 'interview', text: 'A finch' };
		const told = await bare(rooms.server.url, `links.${SAMPLE_MODEL}`);
		const theoryOnly = await bare(rooms.server.url, `theory.${SAMPLE_MODEL}`);
		const record = (await rooms.server.call('POST', `/studies/${studyId}/evidence`, { body })).json;
		const link = (
			await rooms.server.call('POST', `/models/${SAMPLE_MODEL}/links`, {
				body: { recordId: record.id, targetId: 'o_care', stance: 'refines' }
			})
		).json;
		await until('the link to arrive', () => readLinks(client.doc).has(link.id));
		expect(readLinks(client.doc).get(link.id)).toEqual(link);
		expect(readLinks(rooms.onDisk(`links.${SAMPLE_MODEL}`)).get(link.id)).toEqual(link);

		await rooms.server.call('PATCH', `/studies/${studyId}/evidence/${record.id}`, {
			body: { ...contentOf(record), text: 'Another finch' }
		});
		await rooms.server.call('POST', `/studies/${studyId}/evidence/${record.id}/withdrawal`, {
			body: { reason: 'why' }
		});
		const changed = () => told.got.filter(({ type }) => type === EVIDENCE_CHANGED);
		await until('three messages 122', () => changed().length === 3);
		for (const { bytes } of changed()) {
			expect(JSON.parse(Buffer.from(bytes.slice(1)).toString('utf8'))).toEqual([record.id]);
			expect(Buffer.from(bytes).includes('finch')).toBe(false);
		}
		// The theory's room holds people who may not know that there is evidence at all.
		expect(theoryOnly.got.filter(({ type }) => type === EVIDENCE_CHANGED)).toEqual([]);

		await rooms.server.call('DELETE', `/models/${SAMPLE_MODEL}/links/${link.id}`);
		await until('the link to be gone', () => !readLinks(client.doc).has(link.id));
	});

	it('E1 hold no evidence text in any document on disk', async () => {
		const studyId = (await rooms.server.call('GET', '/studies')).json.studies[0].id as string;
		const records = (await rooms.server.call('GET', `/studies/${studyId}/evidence?limit=500`)).json
			.records as { text: string }[];
		const db = new DatabaseSync(joinPath(rooms.server.dataDir, 'throughline.db'), { readOnly: true });
		const rows = db.prepare('select room from document_update group by room').all() as { room: string }[];
		db.close();
		expect(rows.length).toBeGreaterThan(2);
		for (const { room } of rows) {
			const bytes = Buffer.from(Y.encodeStateAsUpdate(rooms.onDisk(room)));
			for (const { text } of records) if (text.length > 25) expect(bytes.includes(text)).toBe(false);
		}
	});
});
