// Automatic versions: what was there before a change, at most one in ten minutes, and never in anybody's way.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import type { Link } from '#lib/domain/evidence/link.ts';
import { linkRecord } from '#lib/domain/evidence/link-commands.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { addNode, renameNode } from '#lib/domain/theory/node-commands.ts';
import { readLinks, writeLinkChange, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, writeChange, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { type Db, openDatabase } from '#server/store/database.ts';
import { versionStore } from '#server/store/versions.ts';
import { type Checkpoints, createCheckpoints } from '#server/versions/checkpoints.ts';
import { createVersions, type Versions } from '#server/versions/versions.ts';
import { expectSame } from '../../support/command-laws.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { link, smallLinks, smallModel } from '../../support/models.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-18T09:00:00.000Z');

let db: Db;
let versions: Versions;
let checkpoints: Checkpoints;
let clock: number;
const docs = new Map<string, Y.Doc>();
const report = vi.fn<(what: string, error: unknown) => void>();
/** How the rooms of these tests open a document. */
let use: <T>(name: string, work: (doc: Y.Doc) => T) => Promise<T>;

beforeEach(async () => {
	const database = await openDatabase(temporaryFolder());
	onTestFinished(() => database.close());
	db = database.db;
	await db
		.insertInto('study')
		.values({ id: 's', title: 'S', note: '', facts: '{}', created_at: '' })
		.execute();
	clock = START;
	docs.clear();
	report.mockReset();
	use = async (name, work) => work(docs.get(name)!);
	startServer();
});

function startServer(): void {
	const now = () => new Date(clock);
	const rooms = { use: <T>(name: string, work: (doc: Y.Doc) => T) => use(name, work) };
	const store = versionStore(db);
	let made = 0;
	versions = createVersions(store, rooms, now, () => `v${clock}.${made++}`);
	checkpoints = createCheckpoints({ versions, store, rooms, now, report });
}

/** A model whose rooms call before each change, as the server's do. */
async function open(id: string, model: Model = smallModel(), links: Iterable<Link> = smallLinks().values()) {
	await db
		.insertInto('model')
		.values({ id, study_id: 's', title: 'M', position: 1, created_at: '' })
		.execute();
	const [theory, judged] = [new Y.Doc(), new Y.Doc()];
	writeModel(theory, model);
	writeLinks(judged, links);
	docs.set(`theory.${id}`, theory).set(`links.${id}`, judged);
	const settle = () => checkpoints.settled();
	return {
		theory,
		async rename(label: string) {
			checkpoints.beforeChange(`theory.${id}`, theory);
			const result = renameNode(readModel(theory), 'need', label);
			if (result.ok) writeChange(theory, result.value, 'them');
			await settle();
		},
		async add(node: string) {
			checkpoints.beforeChange(`theory.${id}`, theory);
			const result = addNode(readModel(theory), { id: node, kind: 'activity', label: node, pos: [0, 0] });
			if (result.ok) writeChange(theory, result.value, 'them');
			await settle();
		},
		async link(name: string) {
			checkpoints.beforeChange(`links.${id}`, judged);
			const result = linkRecord(readLinks(judged), link(name, name, 'safe'));
			if (result.ok) writeLinkChange(judged, result.value, 'them');
			await settle();
		},
		/** When each was kept, in minutes from the start, oldest first. */
		minutes: async () =>
			(await versions.list(id)).map(({ createdAt }) => (Date.parse(createdAt) - START) / MINUTE).reverse(),
		newest: async () => {
			const [summary] = await versions.list(id);
			return { about: summary!, ...(await versions.read(id, summary!.id))! };
		}
	};
}

describe('an automatic version', () => {
	it('holds the model and its links as they were before the change', async () => {
		const model = await open('m');
		await model.rename('Changed');
		const kept = await model.newest();
		expect(kept.about).toEqual({
			id: expect.any(String),
			modelId: 'm',
			kind: 'automatic',
			title: '',
			reason: '',
			phaseId: null,
			createdAt: '2026-03-18T09:00:00.000Z',
			createdBy: '',
			nodes: 5,
			arrows: 5,
			links: 3
		});
		expectSame(kept.model, smallModel(), 'the model before');
		expectSame(kept.links, smallLinks(), 'the links before');
		expect(report).not.toHaveBeenCalled();
	});

	it('holds both documents as Yjs has them, so that nothing of them is lost', async () => {
		const model = await open('m');
		await model.rename('Changed');
		const row = await db.selectFrom('version').selectAll().executeTakeFirstOrThrow();
		const [theory, links] = [new Y.Doc(), new Y.Doc()];
		Y.applyUpdateV2(theory, row.theory_state);
		Y.applyUpdateV2(links, row.links_state);
		expectSame(readModel(theory), smallModel(), 'the theory');
		expectSame(readLinks(links), smallLinks(), 'the links');
		expect(row.model.length).toBeLessThan(JSON.stringify([...smallModel().nodes]).length);
	});

	it('comes at most once in ten minutes of work, whichever document changes', async () => {
		const model = await open('m');
		for (let minute = 0; minute <= 35; minute++) {
			clock = START + minute * MINUTE;
			await (minute % 2 ? model.link(`l${minute}`) : model.rename(`Minute ${minute}`));
		}
		expect(await model.minutes()).toEqual([0, 10, 20, 30]);
		const kept = await model.newest();
		expect(kept.model.nodes.get('need')!.label).toBe('Minute 28');
		expect(kept.links.has('l29')).toBe(true);
		expect(kept.links.has('l31')).toBe(false);
	});

	it('begins a workshop with what was there before it', async () => {
		const model = await open('m');
		await model.rename('First workshop');
		clock += 40 * 24 * 60 * MINUTE;
		await model.rename('Second workshop');
		expect((await model.newest()).model.nodes.get('need')!.label).toBe('First workshop');
	});

	it('goes by what is on disk after a new start', async () => {
		const model = await open('m');
		await model.rename('One');
		startServer();
		clock += 4 * MINUTE;
		await model.rename('Two');
		await model.rename('Three');
		clock += 6 * MINUTE;
		await model.rename('Four');
		expect(await model.minutes()).toEqual([0, 10]);
	});

	it('does not come of an empty model, but of the first thing in it', async () => {
		const model = await open('m', { ...EMPTY_MODEL, title: 'New' }, []);
		await model.add('a');
		expect(await model.minutes()).toEqual([]);
		await model.add('b');
		await model.add('c');
		expect((await model.newest()).about.nodes).toBe(1);
		expect(await model.minutes()).toEqual([0]);
	});

	it('does not come where the newest version, of whatever kind, holds the same', async () => {
		const model = await open('m');
		const about = { kind: 'named', title: 'Kept', reason: '', phaseId: null, createdBy: 'Ann' } as const;
		await versions.keep('m', about);
		clock += MINUTE;
		await model.rename('One');
		clock += MINUTE;
		await model.rename('Two');
		expect(await model.minutes()).toEqual([0]);
		clock += 10 * MINUTE;
		await model.rename('Three');
		expect(await model.minutes()).toEqual([0, 12]);
	});

	it('is one for each model', async () => {
		const [one, two] = [await open('m1'), await open('m2')];
		await one.rename('One');
		await two.rename('Two');
		expect(await one.minutes()).toEqual([0]);
		expect(await two.minutes()).toEqual([0]);
	});

	it('takes older ones away as they grow old, and leaves those that people named', async () => {
		const model = await open('m');
		const about = { kind: 'named', title: 'Kept', reason: '', phaseId: null, createdBy: 'Ann' } as const;
		for (let minute = 0; minute < 60; minute += 10) {
			clock = START + minute * MINUTE;
			await model.rename(`Minute ${minute}`);
			clock += 1;
			await versions.keep('m', { ...about, title: `Named ${minute}` });
			await model.rename(`After ${minute}`);
		}
		expect(await versions.list('m')).toHaveLength(12);
		clock = START + 3 * 24 * 60 * MINUTE;
		await model.rename('Days later');
		const list = await versions.list('m');
		expect(list.filter(({ kind }) => kind === 'named')).toHaveLength(6);
		expect(list.filter(({ kind }) => kind === 'automatic').map(({ createdAt }) => createdAt)).toEqual([
			'2026-03-21T09:00:00.000Z',
			'2026-03-18T09:00:00.000Z'
		]);
	});
});

describe('keeping one', () => {
	it('looks into no document where nothing is due', async () => {
		const model = await open('m');
		await model.rename('One');
		const untouched = new Proxy(model.theory, {
			get() {
				throw new Error('The document was read');
			}
		});
		checkpoints.beforeChange('theory.m', untouched);
		expect(report).not.toHaveBeenCalled();
	});

	it('takes no more than one at a time', async () => {
		const model = await open('m');
		const asked = vi.fn();
		const opening = Promise.withResolvers<void>();
		use = async (name, work) => {
			asked(name);
			await opening.promise;
			return work(docs.get(name)!);
		};
		checkpoints.beforeChange('theory.m', model.theory);
		for (let i = 0; i < 50; i++) checkpoints.beforeChange('theory.m', model.theory);
		checkpoints.beforeChange('links.m', docs.get('links.m')!);
		opening.resolve();
		await checkpoints.settled();
		expect(asked).toHaveBeenCalledOnce();
		expect(await model.minutes()).toEqual([0]);
	});

	it('has the state from before the change however late the other document comes', async () => {
		const model = await open('m');
		use = async (name, work) => {
			await new Promise((later) => setTimeout(later, 20));
			return work(docs.get(name)!);
		};
		await model.rename('Changed');
		expect((await model.newest()).model.nodes.get('need')!.label).toBe('Need is understood');
	});

	it('reports a failure, leaves whoever edits alone, and tries again later', async () => {
		const model = await open('m');
		use = async () => {
			throw new Error('The disk cannot be read');
		};
		await model.rename('One');
		await model.rename('Two');
		expect(model.theory.getMap('nodes').size).toBe(5);
		expect(report).toHaveBeenCalledExactlyOnceWith('automatic version', expect.any(Error));
		expect(await versions.list('m')).toEqual([]);
		use = async (name, work) => work(docs.get(name)!);
		clock += 2 * MINUTE;
		await model.rename('Three');
		expect((await model.newest()).model.nodes.get('need')!.label).toBe('Two');
	});

	it('reports where even the changing document cannot be read', async () => {
		await open('m');
		checkpoints.beforeChange('theory.m', {} as Y.Doc);
		await checkpoints.settled();
		expect(report).toHaveBeenCalledOnce();
	});

	it('passes over rooms that are of no model', () => {
		checkpoints.beforeChange('elsewhere', {} as Y.Doc);
		expect(report).not.toHaveBeenCalled();
	});

	it('begins nothing after the end, and ends with what is under way', async () => {
		const model = await open('m');
		checkpoints.beforeChange('theory.m', model.theory);
		await checkpoints.close();
		expect(await model.minutes()).toEqual([0]);
		clock += 60 * MINUTE;
		await model.rename('Late');
		expect(await model.minutes()).toEqual([0]);
		expect(report).not.toHaveBeenCalled();
	});
});
