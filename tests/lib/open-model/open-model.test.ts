// The open model against a server that does what a test tells it: what may be edited, what is shown, how often is pointed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkRecord } from '#lib/domain/evidence/link-commands.ts';
import { EVERYTHING, refocused } from '#lib/domain/theory/lens.ts';
import { addNode, moveNodes, renameNode } from '#lib/domain/theory/node-commands.ts';
import type { EvidenceShelf } from '#lib/open-model/evidence-shelf.svelte.ts';
import { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, THEORY_SHAPE, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { link, smallLinks, smallModel } from '../../support/models.ts';
import { until } from '../../support/wait.ts';
import type { FakeServer } from './fake-server.ts';
import { leaveAll, setUp } from './tab.ts';

let server: FakeServer;
let page: EventTarget;
const models: OpenModel[] = [];

beforeEach(() => {
	server = setUp();
	page = new EventTarget();
	vi.stubGlobal('location', { protocol: 'http:', host: 'server' });
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	writeModel(server.doc('theory.m1'), smallModel());
	writeLinks(server.doc('links.m1'), smallLinks().values());
});
afterEach(async () => {
	await Promise.all(models.splice(0).map((model) => model.close()));
	await leaveAll();
});

/** A tab of somebody who may do everything, or only look. */
async function tab({ mayWrite = true, joined = 'saved' } = {}): Promise<OpenModel> {
	const shelf = { catchUp: async () => {}, countable: new Map() } as unknown as EvidenceShelf;
	const open = new OpenModel({
		modelId: 'm1',
		studyId: 's1',
		generation: 'g1',
		model: smallModel(),
		links: smallLinks(),
		shelf,
		me: { name: 'Ann' },
		mayWriteTheory: mayWrite,
		mayWriteEvidence: mayWrite
	});
	models.push(open);
	open.connect();
	await until(`the status ${joined}`, () => open.status.is === joined);
	return open;
}
const rename = (open: OpenModel, label: string) => open.run((model) => renameNode(model, 'need', label));
const endLinks = (code: number) => {
	for (const socket of [...server.sockets]) if (socket.room === 'links.m1') socket.end(code);
};

describe('OpenModel', () => {
	it('edits, says saved when the server has it, and may be closed at once after an edit', async () => {
		const open = await tab();
		expect(open.mayEdit && open.mayLink).toBe(true);
		expect(rename(open, 'Renamed')).toBe(true);
		expect(open.hasUnsaved).toBe(true);
		await open.close();
		expect(readModel(server.doc('theory.m1')).nodes.get('need')?.label).toBe('Renamed');
		expect(open.hasUnsaved).toBe(false);
	});

	it('goes on offline with model and links, and shows both', async () => {
		const open = await tab();
		server.down = true;
		page.dispatchEvent(new Event('offline'));
		expect(open.status).toMatchObject({ is: 'offline', unsaved: 0, kept: true });
		expect(rename(open, 'Offline')).toBe(true);
		expect(open.runOnLinks((links) => linkRecord(links, link('l9', 'r9', 'need')))).toBe(true);
		expect(open.model.nodes.get('need')?.label).toBe('Offline');
		expect(open.links.has('l9')).toBe(true);
		expect(open.status).toMatchObject({ is: 'offline', unsaved: 2 });
		server.down = false;
		page.dispatchEvent(new Event('online'));
		await until('saved', () => open.status.is === 'saved');
	});

	it('stops edits of what the server refuses, and of no more', async () => {
		const open = await tab();
		endLinks(CLOSE.notFound);
		await until('the refusal', () => open.status.is === 'refused');
		expect(open.status).toMatchObject({ why: 'gone', what: 'links' });
		expect([open.mayEdit, open.mayLink]).toEqual([true, false]);
		server.refusesWith = CLOSE.forbidden;
		server.cut(CLOSE.forbidden);
		await until('the other', () => !open.mayEdit);
		expect(rename(open, 'Too late')).toBe(false);
	});

	it('lets who was signed out go on only where a copy keeps it', async () => {
		const open = await tab();
		server.refusesWith = CLOSE.signedOut;
		server.cut(CLOSE.signedOut);
		await until('the refusal', () => open.status.is === 'refused');
		expect(open.mayEdit).toBe(true);
		vi.stubGlobal('indexedDB', undefined);
		server.refusesWith = null;
		const without = await tab();
		server.refusesWith = CLOSE.signedOut;
		server.cut(CLOSE.signedOut);
		await until('the refusal', () => without.status.is === 'refused');
		expect(without.mayEdit).toBe(false);
	});

	it('shows a model of a newer shape, and does not write it', async () => {
		server
			.doc('theory.m1')
			.getMap('model')
			.set('shape', THEORY_SHAPE + 1);
		const open = await tab({ joined: 'refused' });
		expect(open.status).toMatchObject({ why: 'updated' });
		expect(open.mayEdit).toBe(false);
	});

	it('finds what somebody left behind who may now only look', async () => {
		const before = await tab();
		server.down = true;
		server.cut();
		rename(before, 'Kept');
		await new Promise((done) => setTimeout(done, 50));
		await before.close();
		server.down = false;
		const after = await tab({ mayWrite: false, joined: 'read-only' });
		await until('what was left', () => after.leftBehind.length > 0);
		expect(after.leftBehind).toMatchObject([{ why: 'forbidden', unsaved: 1 }]);
		expect(after.model.nodes.get('need')?.label).not.toBe('Kept');
		await after.throwLeftBehindAway(after.leftBehind[0]!);
		expect(after.leftBehind).toEqual([]);
	});

	it('throws unsaved changes away when asked to, with their copies', async () => {
		const open = await tab();
		server.down = true;
		server.cut();
		rename(open, 'Away');
		await open.throwUnsavedAway();
		expect(await indexedDB.databases()).toEqual([]);
		expect(open.hasUnsaved).toBe(false);
	});

	it('shows through the lens, and keeps in sight what this person adds or changes', async () => {
		const open = await tab();
		open.extent = 'full';
		expect(open.visible).toBe(open.part);
		open.lens = refocused(EVERYTHING, { look: 'upstream', of: ['need'] });
		expect([...open.visible.nodes.keys()]).toEqual(['need', 'help', 'bond']);
		const mine = { kind: 'mechanism', label: '', pos: [0, 0] } as const;
		expect(open.run((model) => addNode(model, { id: 'mine', ...mine }))).toBe(true);
		expect(rename(open, 'Renamed')).toBe(true);
		expect(open.visible.nodes.has('mine')).toBe(true);
		expect(open.lens.kept).toEqual(['mine', 'need']);
		open.lens = { ...open.lens, rest: 'fade' };
		expect(open.visible).toBe(open.part);
		expect(['safe', 'mine', 'e4', 'e1'].map((id) => open.isFaded(id))).toEqual([true, false, true, false]);
		open.lens = EVERYTHING;
		expect(open.isFaded('safe')).toBe(false);
	});

	it('keeps nothing of what the lens does not show, as when everything is moved', async () => {
		const open = await tab();
		open.extent = 'full';
		open.lens = refocused(EVERYTHING, { look: 'downstream', of: ['safe'] });
		const moves = [...open.model.nodes.keys()].map((id) => ({ id, pos: [5, 5] as const }));
		expect(open.run((model) => moveNodes(model, moves))).toBe(true);
		expect(open.lens.kept).toEqual(['safe']);
	});

	it('points at most twenty times a second, and last where the cursor is', async () => {
		const open = await tab();
		await new Promise((done) => setTimeout(done, 60));
		server.pointed = 0;
		const start = Date.now();
		for (let i = 0; i < 30; i++) {
			open.pointAt([i, i]);
			await new Promise((done) => setTimeout(done, 5));
		}
		await new Promise((done) => setTimeout(done, 120));
		expect(server.pointed).toBeLessThanOrEqual(Math.ceil((Date.now() - start) / 50) + 1);
		expect(server.pointed).toBeGreaterThan(1);
		expect(server.lastAwareness).toContain('"cursor":[29,29]');
	});
});
