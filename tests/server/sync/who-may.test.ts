// Who may come into a room, and what those who may only read cannot do.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { AWARENESS } from '#server/sync/messages.ts';
import { add, labels, rename, sees, useRooms } from '../../support/rooms.ts';
import { bare, join, stepOne } from '../../support/sync-client.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const rooms = useRooms();

describe('who may come in', () => {
	/** `in`, the code with which the socket is closed at once, or the status with which the upgrade is refused. */
	const answerTo = async (
		room: string,
		options: { key?: string | null; headers?: Record<string, string> } = {}
	) => {
		const client = await bare(rooms.server.url, room, { ...options, wait: false });
		await until('an answer', () => client.refusedWith ?? client.closedWith ?? client.got.length);
		expect(client.got.length > 0).toBe(client.refusedWith === null && client.closedWith === null);
		return client.refusedWith ?? client.closedWith ?? 'in';
	};
	const signIn = async () => {
		const answered = await rooms.server.call('POST', '/session', {
			key: null,
			body: { key: OWNER_KEY, name: 'Ana' }
		});
		return answered.headers.get('set-cookie')!.split(';')[0]!;
	};

	it('needs a key or a session', async () => {
		const room = `theory.${SAMPLE_MODEL}`;
		expect(await answerTo(room, { key: null })).toBe(4401);
		expect(await answerTo(room, { key: 'wrong-key' })).toBe(4401);
		expect(await answerTo(room, { key: null, headers: { cookie: 'throughline_session=wrong' } })).toBe(4401);
		expect(await answerTo(room, { key: null, headers: { authorization: `Bearer ${OWNER_KEY}` } })).toBe('in');
		expect(await answerTo(room)).toBe('in');
	});

	it('does not get to a room that is none, or of a model that is none', async () => {
		for (const room of [
			'theory.gone',
			'links.gone',
			'other.x',
			'theory',
			'',
			'%zz',
			'theory.%2e%2e',
			`theory.${SAMPLE_MODEL}/x`
		])
			expect(await answerTo(room), room).toBe(4404);
		expect(await answerTo('theory.gone', { key: null })).toBe(4401);
	});

	it('comes with a cookie from the pages of this server only', async () => {
		const room = `theory.${SAMPLE_MODEL}`;
		const cookie = await signIn();
		expect(await answerTo(room, { key: null, headers: { cookie, origin: rooms.server.url } })).toBe('in');
		for (const origin of ['http://evil.example', 'null', `${rooms.server.url}.evil.example`])
			expect(await answerTo(room, { key: null, headers: { cookie, origin } }), origin).toBe(403);
		expect(await answerTo(room, { headers: { origin: 'http://evil.example' } })).toBe('in');
	});

	it.each(['contributor', 'reviewer', 'viewer'] as const)('a %s does not get into links', async (role) => {
		expect(await answerTo(`links.${SAMPLE_MODEL}`, { key: await rooms.server.keyFor(role) })).toBe(4404);
		expect(await answerTo('links.gone', { key: await rooms.server.keyFor(role) })).toBe(4404);
	});

	it('a contributor writes the theory', async () => {
		const room = await rooms.theory();
		const [writer, owner] = [
			await join(rooms.server.url, room, { key: await rooms.server.keyFor('contributor') }),
			await join(rooms.server.url, room)
		];
		add(writer, 'n1', 'By a contributor');
		await sees(owner, 'By a contributor');
		await writer.saved();
	});

	it.each(['reviewer', 'viewer'] as const)(
		'a %s reads the theory, and a write is dropped, never acknowledged and ends with 4403',
		async (role) => {
			const room = await rooms.theory();
			const key = await rooms.server.keyFor(role);
			const owner = await join(rooms.server.url, room);
			const watcher = await bare(rooms.server.url, room);
			add(owner, 'n1', 'Sound');
			await owner.saved();
			const reader = await join(rooms.server.url, room, { key });
			expect(labels(reader)).toEqual(['Sound']);
			rename(owner, 'n1', 'Sound, and later');
			await sees(reader, 'Sound, and later');
			expect(reader.closedWith).toBe(null);
			await until('the watcher to be up to date', () => labels(watcher).includes('Sound, and later'));
			const heard = watcher.got.filter(({ type }) => type !== AWARENESS).length;

			add(reader, 'n2', 'Not allowed');
			await until('the reader to be sent away', () => reader.closedWith);
			expect(reader.closedWith).toBe(4403);
			expect(reader.counter.waiting).toBe(1);
			add(owner, 'n3', 'After');
			await owner.saved();
			await until('the watcher to hear it', () => labels(watcher).includes('After'));
			expect(labels(watcher)).toEqual(['After', 'Sound, and later']);
			expect(watcher.got.filter(({ type }) => type !== AWARENESS)).toHaveLength(heard + 1);
			expect(labels({ doc: rooms.onDisk(room) })).toEqual(['After', 'Sound, and later']);
		}
	);

	it('a reader cannot delete either; what one brings along from another copy goes nowhere', async () => {
		const room = await rooms.theory();
		const owner = await join(rooms.server.url, room);
		add(owner, 'n1', 'Stays');
		await owner.saved();
		const key = await rooms.server.keyFor('reviewer');
		const deleting = await join(rooms.server.url, room, { key });
		deleting.doc.getMap('nodes').delete('n1');
		await until('the reader to be sent away', () => deleting.closedWith);
		const doc = new Y.Doc();
		add({ doc }, 'n9', 'Brought along');
		const bringing = await join(rooms.server.url, room, { key, doc, wait: false });
		await until('the other reader to be up to date', () => labels(bringing).includes('Stays'));
		add(owner, 'n2', 'After');
		await owner.saved();
		await until('the other reader to hear it', () => labels(bringing).includes('After'));
		// A copy ahead of a restored disk is no crime, but it is not taken in.
		expect([deleting.closedWith, bringing.closedWith]).toEqual([4403, null]);
		expect(labels({ doc: rooms.onDisk(room) }).sort()).toEqual(['After', 'Stays']);
		expect(labels(owner).sort()).toEqual(['After', 'Stays']);
	});

	it('a reader who comes again with what the room knows already stays', async () => {
		const room = await rooms.theory();
		const owner = await join(rooms.server.url, room);
		add(owner, 'n1');
		await owner.saved();
		const reader = await join(rooms.server.url, room, { key: await rooms.server.keyFor('viewer') });
		reader.provider.disconnect();
		reader.provider.connect();
		await until('the reader to be synced again', () => reader.provider.synced);
		rename(owner, 'n1', 'Later');
		await sees(reader, 'Later');
		expect(reader.closedWith).toBe(null);
	});

	it('is asked for all at once by a reader that sends step 1', async () => {
		const room = await rooms.theory();
		const owner = await join(rooms.server.url, room);
		add(owner, 'n1');
		await owner.saved();
		const reader = await bare(rooms.server.url, room, { key: await rooms.server.keyFor('viewer') });
		reader.send(stepOne(new Y.Doc()));
		await sees(reader, 'n1');
	});
});
