// The copies of documents in a browser: which there are, what they hold, and that they go.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { findLeftBehind, readLeftBehind, throwAway } from '#lib/open-model/left-behind.ts';
import {
	copyName,
	forgetCopy,
	forgetLocalCopies,
	listCopies,
	tidyCopies,
	unsavedCopies,
	unsavedIn
} from '#lib/open-model/local-copies.ts';
import { LocalCopy } from '#lib/open-model/local-copy.ts';
import { readModel, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { smallModel } from '../../support/models.ts';

/** A copy that an earlier tab left, with this many unsaved changes. */
async function leave(
	generation: string,
	room: string,
	unsaved: number,
	fill: (doc: Y.Doc) => void = () => {}
): Promise<string> {
	const doc = new Y.Doc();
	const name = copyName(generation, room);
	const copy = await LocalCopy.open(name, doc, {
		unsaved: () => unsaved,
		onOpen: () => {},
		onLoad: () => {},
		onLost: () => {}
	});
	fill(doc);
	doc.getMap('m').set('k', 1);
	copy!.note();
	await new Promise((done) => setTimeout(done, 10));
	await copy!.close();
	doc.destroy();
	return name;
}

const listed = new Map<string, string>();
beforeEach(() => {
	listed.clear();
	vi.stubGlobal('indexedDB', new IDBFactory());
	vi.stubGlobal('IDBKeyRange', IDBKeyRange);
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => listed.get(key) ?? null,
		setItem: (key: string, value: string) => listed.set(key, value)
	});
});
afterEach(() => vi.unstubAllGlobals());

describe('copies in this browser', () => {
	it('are listed by name, with what is unsaved in each; other databases are none', async () => {
		const saved = await leave('g1', 'theory.m.1', 0);
		const unsaved = await leave('g1', 'links.m.1', 3);
		await new Promise((done) => (indexedDB.open('throughline.other').onsuccess = done));
		await new Promise((done) => (indexedDB.open('somebody-else').onsuccess = done));
		expect((await listCopies()).sort()).toEqual([unsaved, saved].sort());
		expect(await unsavedCopies()).toEqual([{ name: unsaved, generation: 'g1', modelId: 'm.1', unsaved: 3 }]);
	});

	it('are made by nobody who only looks', async () => {
		expect(await unsavedIn(copyName('g1', 'theory.none'))).toBe(0);
		expect(await indexedDB.databases()).toEqual([]);
	});

	it('go when they are forgotten, also those that a tab holds open', async () => {
		await leave('g1', 'theory.a', 2);
		await leave('g0', 'theory.b', 0);
		const doc = new Y.Doc();
		let lost = 0;
		await LocalCopy.open(copyName('g1', 'theory.c'), doc, {
			unsaved: () => 1,
			onOpen: () => {},
			onLoad: () => {},
			onLost: () => lost++
		});
		await forgetLocalCopies();
		expect(await indexedDB.databases()).toEqual([]);
		expect(lost).toBe(1);
		doc.getMap('m').set('k', 1);
		expect(await indexedDB.databases()).toEqual([]);
	});

	it('are found without a list of databases, too', async () => {
		Object.assign(indexedDB, { databases: undefined });
		const [a, b] = [await leave('g1', 'theory.a', 1), await leave('g1', 'theory.b', 0)];
		expect(await listCopies()).toEqual([a, b]);
		expect(await forgetCopy(b)).toBe(true);
		expect(await unsavedCopies()).toMatchObject([{ name: a }]);
		await forgetLocalCopies();
		expect(await listCopies()).toEqual([]);
		expect(await unsavedIn(a)).toBe(0);
	});

	it('are nowhere where the browser keeps nothing', async () => {
		for (const factory of [undefined, {}]) {
			vi.stubGlobal('indexedDB', factory);
			expect(await listCopies()).toEqual([]);
			await forgetLocalCopies();
			await tidyCopies('g1');
		}
	});

	it('of another generation go unless they hold something unsaved', async () => {
		const names = [
			await leave('g1', 'theory.a', 0),
			await leave('g0', 'theory.a', 2),
			await leave('g0', 'links.a', 0),
			await leave('', 'theory.a', 0)
		];
		await tidyCopies('g1');
		expect((await listCopies()).sort()).toEqual(names.slice(0, 2).sort());
	});

	it('of links go where their reader may not see evidence, unless they hold something unsaved', async () => {
		const names = [
			await leave('g1', 'theory.a', 0),
			await leave('g1', 'links.b', 1),
			await leave('g1', 'links.a', 0)
		];
		await tidyCopies('g1', true);
		expect(await listCopies()).toHaveLength(3);
		await tidyCopies('g1', false);
		expect((await listCopies()).sort()).toEqual(names.slice(0, 2).sort());
	});

	it('count the changes of all tabs, each once, also where one takes over from another', async () => {
		const name = await leave('g1', 'theory.a', 2);
		await leave('g1', 'theory.a', 0);
		expect(await unsavedIn(name)).toBe(0);
		const open = (before: number[]) =>
			LocalCopy.open(name, new Y.Doc(), {
				unsaved: () => 2,
				onOpen: () => {},
				onLoad: (n) => before.push(n),
				onLost: () => {}
			});
		const before: number[] = [];
		const first = (await open(before))!;
		first.note();
		const second = (await open(before))!;
		expect(before).toEqual([0, 2]);
		expect(await unsavedIn(name)).toBe(2);
		await Promise.all([first.close(), second.close()]);
	});

	it('do not grow for ever', async () => {
		const doc = new Y.Doc();
		const name = copyName('g1', 'theory.a');
		const options = { unsaved: () => 0, onOpen: () => {}, onLoad: () => {}, onLost: () => {} };
		const copy = (await LocalCopy.open(name, doc, options))!;
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		for (let i = 0; i < 600; i++) doc.getMap('m').set(`k${i % 10}`, i);
		vi.advanceTimersByTime(2000);
		vi.useRealTimers();
		await new Promise((done) => setTimeout(done, 200));
		await copy.close();
		const db = await new Promise<IDBDatabase>((done) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => done(request.result);
		});
		const count = db.transaction('updates').objectStore('updates').count();
		await new Promise((done) => (count.onsuccess = done));
		db.close();
		expect(count.result).toBeLessThan(10);
		const again = new Y.Doc();
		await (await LocalCopy.open(name, again, options))!.close();
		expect(again.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON());
	});
});

describe('changes left behind', () => {
	const find = (mayWrite = { model: true, links: true }) =>
		findLeftBehind({ modelId: 'm1', generation: 'g1', mayWrite });

	it('are those of another generation, and those of somebody who may now only look', async () => {
		await leave('g1', 'theory.m1', 1);
		await leave('g0', 'theory.m1', 2);
		await leave('g0', 'links.m1', 3);
		await leave('g0', 'theory.m2', 4);
		expect(await find()).toMatchObject([{ why: 'restored', unsaved: 5 }]);
		expect(await find({ model: false, links: false })).toMatchObject([
			{ why: 'restored', unsaved: 5 },
			{ why: 'forbidden', unsaved: 1 }
		]);
		expect(await find({ model: true, links: false })).toHaveLength(1);
	});

	it('are read as the model that they were part of, and thrown away', async () => {
		const name = await leave('g0', 'theory.m1', 2, (doc) => writeModel(doc, smallModel()));
		const [left] = await find();
		const expected = new Y.Doc();
		writeModel(expected, smallModel());
		expect(await readLeftBehind(left!)).toEqual(readModel(expected));
		await throwAway([name]);
		expect(await find()).toEqual([]);
		expect(await listCopies()).toEqual([]);
	});

	it('are no model where only links were changed', async () => {
		await leave('g0', 'links.m1', 1);
		const [left] = await find();
		expect(await readLeftBehind(left!)).toBe(null);
	});
});
