import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportFields } from '#lib/domain/report/report.ts';
import { plainView } from '#lib/domain/views/saved-view.ts';
import { type OpenDatabase, openDatabase } from '#server/store/database.ts';
import { reportStore } from '#server/store/reports.ts';
import { savedViewStore } from '#server/store/saved-views.ts';
import { studyStore } from '#server/store/studies.ts';

const { id: _id, modelId: _modelId, revision: _revision, ...FIELDS } = plainView('m', 'core');
const REPORT: ReportFields = {
	title: 'Annex',
	subtitle: '',
	release: 'public',
	siteId: null,
	theme: 'grey',
	largePrint: false,
	parts: [{ id: 'p1', kind: 'text', modelId: null, viewId: null, heading: 'H', text: 'T' }]
};

let folder: string;
let database: OpenDatabase;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'throughline-'));
	database = await openDatabase(folder);
	const studies = studyStore(database.db, () => new Date(0));
	await studies.create({
		id: 's',
		title: 'S',
		note: '',
		phases: [],
		sites: [],
		spend: undefined as never,
		printedTables: [],
		revision: 1
	} as never);
	await studies.createModel({ id: 'm', studyId: 's', title: 'M', documents: [] });
});
afterEach(async () => {
	await database.close();
	rmSync(folder, { recursive: true });
});

test('a view comes back as it was saved, and its name is taken whatever the case', async () => {
	const views = savedViewStore(database.db);
	const saved = await views.add('m', 'v1', { ...FIELDS, name: 'For the board' });
	expect(saved).toEqual({ ...FIELDS, name: 'For the board', id: 'v1', modelId: 'm', revision: 1 });
	expect(await views.add('m', 'v2', { ...FIELDS, name: ' for  the BOARD' })).toBeUndefined();
	expect(await views.list('m')).toEqual([saved]);
});

test('a view is changed and removed by whoever knows its revision', async () => {
	const views = savedViewStore(database.db);
	await views.add('m', 'v1', { ...FIELDS, name: 'One' });
	await views.add('m', 'v2', { ...FIELDS, name: 'Two' });
	expect(await views.update('m', 'v1', 1, { ...FIELDS, name: 'two' })).toBe('name-taken');
	expect(await views.update('m', 'v1', 1, { ...FIELDS, name: 'ONE' })).toMatchObject({
		name: 'ONE',
		revision: 2
	});
	expect(await views.update('m', 'v1', 1, { ...FIELDS, name: 'Three' })).toBe('stale');
	expect(await views.update('m', 'gone', 1, { ...FIELDS, name: 'Three' })).toBe('stale');
	expect(await views.remove('m', 'v1', 1)).toBe(false);
	expect(await views.remove('m', 'v1', 2)).toBe(true);
	expect((await views.list('m')).map(({ name }) => name)).toEqual(['Two']);
});

test('a report comes back with who changed it last, and is guarded alike', async () => {
	const reports = reportStore(database.db, () => new Date('2026-01-02T03:04:05Z'));
	const saved = await reports.add('s', 'r1', REPORT, 'Ann');
	expect(saved).toEqual({
		...REPORT,
		id: 'r1',
		studyId: 's',
		revision: 1,
		updatedBy: 'Ann',
		updatedAt: '2026-01-02T03:04:05.000Z'
	});
	expect(await reports.add('s', 'r2', { ...REPORT, title: 'ANNEX' }, 'Bo')).toBeUndefined();
	expect(await reports.update('s', 'r1', 1, { ...REPORT, title: 'Final' }, 'Bo')).toMatchObject({
		revision: 2,
		updatedBy: 'Bo'
	});
	expect(await reports.update('s', 'r1', 1, REPORT, 'Bo')).toBe('stale');
	await reports.add('s', 'r3', REPORT, 'Bo');
	expect(await reports.update('s', 'r3', 1, { ...REPORT, title: 'final' }, 'Bo')).toBe('title-taken');
	expect(await reports.remove('s', 'r1', 2)).toBe(true);
	expect(await reports.find('s', 'r1')).toBeUndefined();
});
