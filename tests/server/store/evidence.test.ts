// The evidence store: searching, sites, revisions, tombstones and money, on SQLite.
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#server/store/database.ts';
import type { RecordFields } from '#server/store/evidence-row.ts';
import { type EvidenceFilter, type EvidenceStore, evidenceStore } from '#server/store/evidence.ts';
import { studyStore } from '#server/store/studies.ts';
import { temporaryFolder } from '../../support/folders.ts';

const fields = (more: Partial<RecordFields> = {}): RecordFields => ({
	sourceId: 's1',
	kind: 'interview',
	siteIds: [],
	phaseId: null,
	date: null,
	role: '',
	text: 'Some words',
	amount: null,
	familyCode: '',
	instalment: null,
	typology: '',
	section: '',
	lines: '',
	caveat: '',
	release: 'team',
	...more
});

let store: EvidenceStore;
let clock: Date;
beforeEach(async () => {
	const database = await openDatabase(temporaryFolder());
	onTestFinished(() => database.close());
	clock = new Date('2026-01-01T00:00:00.000Z');
	const studies = studyStore(database.db, () => clock);
	store = evidenceStore(database.db, () => clock);
	for (const id of ['st', 'other']) {
		await studies.create({ id, title: id, note: '', phases: [], sites: [] });
		for (const source of ['s1', 's2'])
			await store.addSource(id, {
				id: source,
				title: source,
				kind: 'report',
				date: null,
				reference: '',
				duplicateOf: null
			});
	}
});

const PAGE = { limit: 100, offset: 0 };
const add = (id: string, more: Partial<RecordFields> = {}) =>
	store.add('st', [{ id, ...fields(more) }], 'Ana');
async function found(filter: EvidenceFilter): Promise<string[]> {
	const { records, total } = await store.list('st', filter, PAGE);
	expect(total).toBe(records.length);
	return records.map((record) => record.id).sort();
}

describe('adding and reading', () => {
	it('gives back everything that was set, with stamps', async () => {
		const all = fields({
			kind: 'spend',
			siteIds: ['north', 'south'],
			phaseId: 'p1',
			date: '2019-05',
			role: 'social worker',
			text: 'Bought a <b>bed</b> & “linen” 😀',
			amount: { kind: 'spent', pence: -185_419, upToPence: 200_000 },
			familyCode: 'F01',
			instalment: 2,
			typology: 'home',
			section: 'Ledger',
			lines: '7',
			caveat: 'rounded'
		});
		await add('r1', all);
		expect(await store.find('st', 'r1')).toEqual({
			...all,
			id: 'r1',
			studyId: 'st',
			revision: 1,
			createdBy: 'Ana',
			createdAt: clock.toISOString(),
			updatedBy: 'Ana',
			updatedAt: clock.toISOString(),
			withdrawn: null,
			ledger: null
		});
	});

	it('M1 keeps money in pence: none, an amount, only an upper bound, and the largest', async () => {
		const amounts = [
			null,
			{ kind: 'spent', pence: 0, upToPence: null },
			{ kind: 'agreed', pence: null, upToPence: 5001 },
			{ kind: 'reported', pence: 1e12, upToPence: null },
			{ kind: 'spent', pence: 1, upToPence: null }
		] as const;
		for (const [i, amount] of amounts.entries()) await add(`r${i}`, { amount });
		for (const [i, amount] of amounts.entries())
			expect((await store.find('st', `r${i}`))?.amount).toEqual(amount);
	});

	it('adds all of a batch or nothing', async () => {
		await add('r1');
		const batch = ['r2', 'r1', 'r3'].map((id) => ({ id, ...fields({ siteIds: ['north'], text: 'batch' }) }));
		await expect(store.add('st', batch, 'Ana')).rejects.toThrow();
		expect(await found({})).toEqual(['r1']);
		expect(await found({ words: 'batch' })).toEqual([]);
		expect(await found({ siteId: 'north' })).toEqual([]);
	});

	it('keeps studies apart, also where ids are the same', async () => {
		await add('r1', { text: 'here' });
		await store.add('other', [{ id: 'r1', ...fields({ text: 'there', siteIds: ['x'] }) }], 'Bo');
		expect((await store.find('st', 'r1'))?.text).toBe('here');
		expect(await found({ words: 'there' })).toEqual([]);
		expect(await found({ siteId: 'x' })).toEqual([]);
		await store.withdraw('other', 'r1', 'why', 'Bo');
		expect((await store.find('st', 'r1'))?.withdrawn).toBe(null);
		expect(await store.index('st')).toHaveLength(1);
	});

	it('lists source, sites and standing of every record without its content', async () => {
		await add('r1', { text: 'here', siteIds: ['north', 'south'] });
		await add('r2', { siteIds: [] });
		await store.add('other', [{ id: 'r1', ...fields({ siteIds: ['x'] }) }], 'Bo');
		expect(await store.index('st')).toEqual([
			{ id: 'r1', sourceId: 's1', siteIds: ['north', 'south'], withdrawn: false, revision: 1 },
			{ id: 'r2', sourceId: 's1', siteIds: [], withdrawn: false, revision: 1 }
		]);
	});

	it('refuses a record of a source that the study does not have', async () => {
		await expect(add('r1', { sourceId: 'gone' })).rejects.toThrow();
		expect(await found({})).toEqual([]);
	});

	it('lists newest first, page by page, with the total of all pages', async () => {
		for (let i = 0; i < 7; i++) {
			clock = new Date(Date.UTC(2026, 0, 1 + i));
			await add(`r${i}`);
		}
		const page = (offset: number) => store.list('st', {}, { limit: 3, offset });
		expect((await page(0)).records.map((r) => r.id)).toEqual(['r6', 'r5', 'r4']);
		expect((await page(6)).records.map((r) => r.id)).toEqual(['r0']);
		expect((await page(6)).total).toBe(7);
		expect(await page(9)).toEqual({ records: [], total: 7 });
	});
});

describe('searching', () => {
	beforeEach(async () => {
		await add('r1', { text: 'Trust grows between worker and family', kind: 'interview', siteIds: ['north'] });
		await add('r2', {
			text: 'Trusted to spend',
			role: 'team manager',
			kind: 'focus-group',
			siteIds: ['north', 'south']
		});
		await add('r3', {
			text: 'Café visit, Zoë’s words',
			kind: 'observation',
			siteIds: ['south'],
			sourceId: 's2'
		});
		await add('r4', {
			text: 'A bed',
			kind: 'spend',
			amount: { kind: 'spent', pence: 185_419, upToPence: null },
			familyCode: 'DAR023'
		});
	});

	it.each([
		['trust', ['r1', 'r2']],
		['TRUST', ['r1', 'r2']],
		['grows family', ['r1']],
		['family trust', ['r1']],
		['tru grow', ['r1']],
		['gro tru', ['r1', 'r2']],
		['trust nothing', []],
		['manager', ['r2']],
		['cafe', ['r3']],
		['café', ['r3']],
		['cafe\u0301', ['r3']],
		['visi\u0301t', ['r3']],
		['zoe', ['r3']],
		['dar02', ['r4']],
		['£1,854.19', ['r4']],
		['854', ['r4']],
		['r3', ['r3']],
		['observation', ['r3']],
		['rust', []]
	])('finds by the beginnings of words: %j', async (words, ids) => {
		expect(await found({ words })).toEqual(ids);
	});

	it.each([
		'"',
		'*',
		'(',
		'a OR b',
		'NEAR(trust grows)',
		'words:trust',
		'trust"*',
		"'; drop table evidence; --",
		'-trust',
		'^trust',
		'{trust}',
		'😀',
		'!!!'
	])('takes %j as words and not as a query language', async (words) => {
		await expect(store.list('st', { words }, PAGE)).resolves.toBeDefined();
		expect(await found({})).toHaveLength(4);
	});

	it('finds nothing where there is no word to look for, and everything where nothing is asked', async () => {
		expect(await found({ words: '!!!' })).toEqual([]);
		expect(await found({ words: '   ' })).toHaveLength(4);
	});

	it('finds by kind, site, source and ids, and by all at once', async () => {
		expect(await found({ kind: 'spend' })).toEqual(['r4']);
		expect(await found({ siteId: 'north' })).toEqual(['r1', 'r2']);
		expect(await found({ siteId: 'south' })).toEqual(['r2', 'r3']);
		expect(await found({ sourceId: 's2' })).toEqual(['r3']);
		expect(await found({ ids: ['r1', 'r4', 'gone'] })).toEqual(['r1', 'r4']);
		expect(await found({ words: 'trust', siteId: 'south', kind: 'focus-group', ids: ['r1', 'r2'] })).toEqual([
			'r2'
		]);
	});

	it('gives a record of two sites once, with both', async () => {
		const { records } = await store.list('st', { siteId: 'south', kind: 'focus-group' }, PAGE);
		expect(records).toHaveLength(1);
		expect([...records[0]!.siteIds].sort()).toEqual(['north', 'south']);
	});
});

describe('editing', () => {
	it('counts the revision up and stamps who and when', async () => {
		await add('r1');
		clock = new Date('2026-02-02T00:00:00.000Z');
		expect(await store.update('st', 'r1', 1, fields({ text: 'new' }), 'Bo')).toBe(true);
		expect(await store.find('st', 'r1')).toMatchObject({
			text: 'new',
			revision: 2,
			createdBy: 'Ana',
			updatedBy: 'Bo',
			updatedAt: clock.toISOString(),
			createdAt: '2026-01-01T00:00:00.000Z'
		});
	});

	it('returns false for an old revision and changes nothing: text, sites, words', async () => {
		await add('r1', { text: 'first', siteIds: ['north'] });
		await store.update('st', 'r1', 1, fields({ text: 'second', siteIds: ['north'] }), 'Bo');
		const before = await store.find('st', 'r1');
		for (const revision of [1, 3, 0])
			expect(
				await store.update('st', 'r1', revision, fields({ text: 'third', siteIds: ['south'] }), 'Cy')
			).toBe(false);
		expect(await store.update('st', 'gone', 1, fields(), 'Cy')).toBe(false);
		expect(await store.find('st', 'r1')).toEqual(before);
		expect(await found({ words: 'third' })).toEqual([]);
		expect(await found({ siteId: 'south' })).toEqual([]);
	});

	it('lets one of two edits of the same revision through', async () => {
		await add('r1');
		const results = await Promise.all(
			['a', 'b'].map((text) => store.update('st', 'r1', 1, fields({ text }), text))
		);
		expect(results.filter(Boolean)).toHaveLength(1);
	});

	it('finds by the new words and sites only', async () => {
		await add('r1', { text: 'old words', siteIds: ['north'] });
		await store.update('st', 'r1', 1, fields({ text: 'fresh text', siteIds: ['south'] }), 'Bo');
		expect(await found({ words: 'old' })).toEqual([]);
		expect(await found({ words: 'fresh' })).toEqual(['r1']);
		expect(await found({ siteId: 'north' })).toEqual([]);
		expect(await found({ siteId: 'south' })).toEqual(['r1']);
	});
});

describe('withdrawing', () => {
	it('E4 keeps a withdrawn record as a tombstone with who, when and why, and brings it back whole', async () => {
		await add('r1', { text: 'kept' });
		clock = new Date('2026-03-03T00:00:00.000Z');
		await store.withdraw('st', 'r1', 'Consent ended', 'Bo');
		const record = await store.find('st', 'r1');
		expect(record).toMatchObject({
			text: 'kept',
			revision: 2,
			withdrawn: { by: 'Bo', at: clock.toISOString(), reason: 'Consent ended' }
		});
		expect(await store.index('st')).toMatchObject([{ id: 'r1', sourceId: 's1', withdrawn: true }]);
		await store.withdraw('st', 'r1', null, 'Bo');
		expect(await store.find('st', 'r1')).toMatchObject({ text: 'kept', revision: 3, withdrawn: null });
		expect(await store.index('st')).toMatchObject([{ id: 'r1', sourceId: 's1', withdrawn: false }]);
	});

	it('lists withdrawn records, only them, or only the others', async () => {
		await add('r1');
		await add('r2');
		await store.withdraw('st', 'r1', '', 'Bo');
		expect(await found({})).toEqual(['r1', 'r2']);
		expect(await found({ withdrawn: true })).toEqual(['r1']);
		expect(await found({ withdrawn: false })).toEqual(['r2']);
	});

	it('makes an edit of the revision before it stale', async () => {
		await add('r1');
		await store.withdraw('st', 'r1', 'why', 'Bo');
		expect(await store.update('st', 'r1', 1, fields({ text: 'new' }), 'Ana')).toBe(false);
	});
});
