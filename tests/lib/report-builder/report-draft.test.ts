// A report that saves itself: a moment after the last change, one request at a time, never over somebody else's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report, ReportFields } from '#lib/domain/report/report.ts';
import { ApiProblem } from '#lib/http/api.ts';
import { newPart } from '#lib/report-builder/parts.ts';
import { ReportDraft } from '#lib/report-builder/report-draft.svelte.ts';

const REPORT: Report = {
	id: 'r1',
	studyId: 's1',
	title: 'Annex',
	subtitle: '',
	release: 'team',
	siteId: null,
	theme: 'colour',
	largePrint: false,
	parts: [newPart('figure', 'm', [])],
	revision: 3,
	updatedBy: 'Ann',
	updatedAt: '2026-01-01T00:00:00.000Z'
};

/** A server that keeps one report. */
function shelfOf(begin: Report) {
	let kept = begin;
	const sent: ReportFields[] = [];
	let refuse: ApiProblem | null = null;
	return {
		sent,
		get kept() {
			return kept;
		},
		/** Somebody else saves. */
		elsewhere: (more: Partial<Report>) =>
			(kept = { ...kept, ...more, revision: kept.revision + 1, updatedBy: 'Ben' }),
		refuse: (problem: ApiProblem | null) => (refuse = problem),
		async send(fields: ReportFields, revision: number) {
			sent.push(fields);
			await Promise.resolve();
			if (refuse) throw refuse;
			if (revision !== kept.revision) throw new ApiProblem('conflict', 'Somebody else changed it.');
			return (kept = { ...kept, ...fields, revision: revision + 1 });
		},
		read: async () => kept
	};
}

describe('a report while somebody edits it', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('is saved once, a moment after the last change', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		expect(draft.status.is).toBe('saved');
		draft.change({ title: 'A' });
		await vi.advanceTimersByTimeAsync(600);
		draft.change({ title: 'AB' });
		await vi.advanceTimersByTimeAsync(600);
		expect(draft.status.is).toBe('unsaved');
		expect(shelf.sent).toHaveLength(0);
		await vi.advanceTimersByTimeAsync(500);
		expect(shelf.sent.map(({ title }) => title)).toEqual(['AB']);
		expect(draft.status.is).toBe('saved');
	});

	it('sends nothing that only the server sets', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		draft.change({ title: 'A' });
		await draft.save();
		expect(Object.keys(shelf.sent[0]!).toSorted()).toEqual(
			['title', 'subtitle', 'release', 'siteId', 'theme', 'largePrint', 'parts'].toSorted()
		);
	});

	it('also saves what was typed while it was on its way, before it says that all is saved', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		draft.change({ title: 'A' });
		const saving = draft.save();
		expect(draft.status.is).toBe('saving');
		draft.change({ title: 'AB' });
		expect(await saving).toBe(true);
		expect(shelf.kept.title).toBe('AB');
		expect(await draft.save()).toBe(true);
		expect(shelf.sent).toHaveLength(2);
	});

	it('is not sent without a title, and says so at that field', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		draft.change({ title: ' ' });
		expect(await draft.save()).toBe(false);
		expect(draft.faults.get('title')).toBe('Give the report a title.');
		expect(shelf.sent).toHaveLength(0);
		draft.change({ title: 'A' });
		expect(draft.faults.size).toBe(0);
	});

	it('says what the server refused, and tries again after the next change', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		shelf.refuse(
			new ApiProblem('invalid-input', 'No.', [{ path: 'parts.0.modelId', message: 'is not a model' }])
		);
		draft.change({ subtitle: 'S' });
		expect(await draft.save()).toBe(false);
		expect(draft.faults.get('figure modelId')).toBe('This is not a model.');
		shelf.refuse(new ApiProblem('unreachable', 'The server cannot be reached.'));
		expect(await draft.save()).toBe(false);
		expect(draft.status).toMatchObject({ is: 'wrong', words: 'The server cannot be reached.' });
		shelf.refuse(null);
		draft.change({ subtitle: 'T' });
		await vi.advanceTimersByTimeAsync(1000);
		expect(draft.status.is).toBe('saved');
		expect(shelf.kept.subtitle).toBe('T');
	});

	it('tells a title that is taken from somebody else’s edit', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		shelf.refuse(new ApiProblem('conflict', 'Another report has this title.'));
		draft.change({ title: 'Taken' });
		await draft.save();
		expect(draft.faults.get('title')).toBe('Another report has this title.');
	});

	it('is not saved over what somebody else saved before somebody says so', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		shelf.elsewhere({ title: 'Theirs' });
		draft.change({ title: 'Mine' });
		expect(await draft.save()).toBe(false);
		expect(draft.status).toMatchObject({ is: 'conflict', theirs: { title: 'Theirs', updatedBy: 'Ben' } });
		draft.change({ subtitle: 'More of mine' });
		await vi.advanceTimersByTimeAsync(5000);
		expect([shelf.kept.title, shelf.sent.length]).toEqual(['Theirs', 1]);
		expect(await draft.keepMine()).toBe(true);
		expect(shelf.kept).toMatchObject({ title: 'Mine', subtitle: 'More of mine' });
	});

	it('shows theirs without losing mine, which can still be saved over it', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		shelf.elsewhere({ title: 'Theirs' });
		draft.change({ title: 'Mine' });
		await draft.save();
		draft.takeTheirs();
		expect([draft.fields.title, draft.mine?.title, draft.status.is]).toEqual(['Theirs', 'Mine', 'saved']);
		draft.change({ subtitle: 'On theirs' });
		expect(await draft.save()).toBe(true);
		expect(shelf.kept).toMatchObject({ title: 'Theirs', subtitle: 'On theirs' });
		expect(await draft.keepMine()).toBe(true);
		expect(shelf.kept).toMatchObject({ title: 'Mine', subtitle: '' });
		expect(draft.mine).toBe(null);
	});

	it('says that it is gone where somebody deleted it', async () => {
		const shelf = shelfOf(REPORT);
		const draft = new ReportDraft(REPORT, shelf);
		shelf.refuse(new ApiProblem('not-found', 'There is no such report.'));
		draft.change({ title: 'A' });
		await draft.save();
		expect(draft.status).toMatchObject({ is: 'wrong', gone: true });
		expect(draft.fields.title).toBe('A');
	});
});
