// Access on live sockets: which rooms a scope reaches, and that whoever is out is out at once.
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Role } from '#server/access/roles.ts';
import type { Scope } from '#server/access/scope.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { LIMITS } from '#server/limits.ts';
import { newModel, useRooms } from '../../support/rooms.ts';
import { type Bare, bare } from '../../support/sync-client.ts';
import { OWNER_KEY, SAMPLE_MODEL, startTestServer } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const rooms = useRooms();
const STUDY = 'devolved-budgets';
const places = { own: SAMPLE_MODEL, sibling: '', other: '' };

beforeAll(async () => {
	places.sibling = await newModel(rooms.server);
	const study = (await rooms.server.call('POST', '/studies', { body: { title: 'Another' } })).json.id;
	const body = { title: 'Elsewhere' };
	places.other = (await rooms.server.call('POST', `/studies/${study}/models`, { body })).json.id;
});

const isOpen = ({ socket }: Bare) => socket.readyState === socket.OPEN;
/** The code that a socket ends with; 0 where it gets into the room. */
async function outcome(room: string, key: string): Promise<number> {
	const client = await bare(rooms.server.url, room, { key, wait: false });
	await until(`an answer of ${room}`, () => client.closedWith ?? client.got.length > 0);
	return client.closedWith ?? 0;
}
const sessionOf = async (key: string) => {
	const answered = await rooms.server.call('POST', '/session', { key: null, body: { key, name: 'Ana' } });
	return answered.headers.get('set-cookie')!.split(';')[0]!;
};
/** A link with the socket of a browser and that of a program that came in by it. */
async function guest() {
	const body = {
		role: 'viewer',
		scope: { kind: 'model', modelId: SAMPLE_MODEL },
		label: 'Guest',
		expiresAt: new Date(Date.now() + 3_600_000).toISOString()
	};
	const { link, path } = (await rooms.server.call('POST', '/share-links', { body })).json;
	const key = path.split('#key=')[1] as string;
	const cookie = await sessionOf(key);
	const room = `theory.${SAMPLE_MODEL}`;
	const browser = await bare(rooms.server.url, room, { key: null, headers: { cookie } });
	const program = await bare(rooms.server.url, room, { key });
	return { id: link.id as string, key, cookie, browser, program };
}

describe('a room', () => {
	const REACH: [Role, Scope['kind'], (keyof typeof places)[]][] = [
		['evaluator', 'server', ['own', 'sibling', 'other']],
		['evaluator', 'study', ['own', 'sibling']],
		['contributor', 'study', ['own', 'sibling']],
		['contributor', 'model', ['own']],
		['reviewer', 'model', ['own']],
		['viewer', 'study', ['own', 'sibling']],
		['viewer', 'model', ['own']]
	];
	it.each(REACH)('lets a %s with the scope %s into %j', async (role, kind, reached) => {
		const scopes: Record<Scope['kind'], Scope> = {
			server: { kind: 'server' },
			study: { kind: 'study', studyId: STUDY },
			model: { kind: 'model', modelId: SAMPLE_MODEL }
		};
		const key = await rooms.server.keyFor(role, scopes[kind]);
		for (const [place, model] of Object.entries(places)) {
			const inside = reached.includes(place as keyof typeof places);
			expect(await outcome(`theory.${model}`, key), `theory, ${place}`).toBe(inside ? 0 : CLOSE.notFound);
			const links = inside && role === 'evaluator';
			expect(await outcome(`links.${model}`, key), `links, ${place}`).toBe(links ? 0 : CLOSE.notFound);
		}
		expect(await outcome('theory.gone', key)).toBe(CLOSE.notFound);
	});

	it('is closed within a second to whoever came in by a link that is revoked, and to nobody else', async () => {
		const [out, stays] = [await guest(), await guest()];
		const begin = performance.now();
		expect((await rooms.server.call('DELETE', `/share-links/${out.id}`)).status).toBe(204);
		await until('both to be out', () => out.browser.closedWith && out.program.closedWith, 1000);
		expect(performance.now() - begin).toBeLessThan(1000);
		expect([out.browser.closedWith, out.program.closedWith]).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
		expect(await outcome(`theory.${SAMPLE_MODEL}`, out.key)).toBe(CLOSE.signedOut);
		expect([isOpen(stays.browser), isOpen(stays.program)]).toEqual([true, true]);
	});

	it('is closed to a browser that signs out, or signs in anew; the program with the key stays', async () => {
		for (const [method, body] of [
			['DELETE', undefined],
			['POST', { key: OWNER_KEY, name: 'Ana' }]
		] as const) {
			const { cookie, browser, program } = await guest();
			const headers = { cookie, origin: rooms.server.url };
			await rooms.server.call(method, '/session', { key: null, headers, ...(body && { body }) });
			await until('the browser to be out', () => browser.closedWith, 1000);
			expect([browser.closedWith, isOpen(program)]).toEqual([CLOSE.signedOut, true]);
		}
	});

	it('takes as many wrong keys from one address as the API does, together with it', async () => {
		const server = await startTestServer({ config: { limits: { ...LIMITS, wrongKeysPerMinute: 2 } } });
		onTestFinished(() => server.close());
		const attempt = async (key: string) => {
			const client = await bare(server.url, `theory.${SAMPLE_MODEL}`, { key, wait: false });
			await until('an answer', () => client.closedWith ?? client.got.length > 0);
			return client.closedWith ?? 0;
		};
		expect(await attempt('guess-1')).toBe(CLOSE.signedOut);
		expect((await server.call('GET', '/session', { key: 'guess-2' })).status).toBe(401);
		expect(await attempt('guess-3')).toBe(CLOSE.tooMany);
		expect(await attempt(OWNER_KEY)).toBe(CLOSE.tooMany);
		expect((await server.call('GET', '/session')).status).toBe(429);
	});
});
