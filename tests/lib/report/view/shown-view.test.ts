// Saved views applied: what they show, what counts, and what their caption says.
import { describe, expect, it } from 'vitest';
import { plainView, type SavedView, type ViewFilter } from '#lib/domain/views/saved-view.ts';
import type { Audience } from '#lib/domain/release/audience.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { releasedFacts } from '#lib/report/release/released-facts.ts';
import { shownView } from '#lib/report/view/shown-view.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

const TEAM: Audience = { tier: 'team' };
const PUBLIC: Audience = { tier: 'public' };
const DATE = '2026-11-22';

const saved = (filter: Partial<ViewFilter>, more: Partial<SavedView> = {}): SavedView => {
	const plain = plainView('overarching', 'full');
	return {
		...plain,
		id: 'v1',
		name: 'My view',
		revision: 1,
		...more,
		filter: { ...plain.filter, ...filter }
	};
};
const show = (view: SavedView, audience: Audience = TEAM, facts: Partial<ReportFacts> = {}) =>
	shownView(view, releasedFacts(sampleFacts({ views: [view], ...facts }), audience), DATE);

describe('a view', () => {
	it('of the core shows its nodes and no dangling arrow, with marks for these alone', () => {
		const { shown, whole, strengths, links, title, caption } = show(plainView('overarching', 'core'));
		expect([shown.nodes.size, whole.nodes.size]).toEqual([28, 59]);
		for (const { from, to } of shown.arrows.values()) {
			expect(shown.nodes.has(from)).toBe(true);
			expect(shown.nodes.has(to) || shown.arrows.has(to)).toBe(true);
		}
		for (const id of strengths!.keys()) expect(shown.nodes.has(id) || shown.arrows.has(id)).toBe(true);
		for (const { targetId } of links!)
			expect(shown.nodes.has(targetId) || shown.arrows.has(targetId)).toBe(true);
		expect(title).toBe('Overarching logic model of devolved budgets (reconstruction): core');
		expect(caption).toBe(
			`The core of the logic model: 28 of 59 nodes and ${shown.arrows.size} of 74 arrows. ` +
				'Evidence: 81 records from 4 sources, of 21 families on 3 sites. As it was on 22 November 2026.'
		);
	});

	it('of a site counts records of that site alone', () => {
		const one = show(saved({ sites: ['wigan'] }));
		const records = new Map(sampleFacts().records!.map((record) => [record.id, record]));
		expect(one.links!.length).toBeGreaterThan(5);
		for (const { recordId } of one.links!) expect(records.get(recordId)!.siteIds).toContain('wigan');
		expect(one.shown.nodes.size).toBeLessThan(59);
		expect(one.caption).toContain('Only what has evidence of Wigan, which alone is counted.');
		expect(one.totals!.records).toBeLessThan(show(saved({})).totals!.records);
	});

	it('of a site shows the same under an alias', () => {
		const [named, released] = [show(saved({ sites: ['wigan'] })), show(saved({ sites: ['wigan'] }), PUBLIC)];
		expect(released.shown.nodes.size).toBe(named.shown.nodes.size);
		// Counts of all sites: those of this one, taken from them, would tell what few records the others have.
		const all = show(saved({}), PUBLIC);
		for (const [id, strength] of released.strengths!) expect(strength).toEqual(all.strengths!.get(id));
		expect(released.caption).not.toContain('alone is counted');
		expect(released.caption).toContain('evidence of Pilot 3');
	});

	it('of a part says nothing of families beyond the team: taken from those of all they would tell of few', () => {
		expect(show(saved({ pathways: ['a'] })).caption).toContain('families');
		expect(show(saved({ pathways: ['a'] }), PUBLIC).caption).not.toContain('famil');
		expect(show(saved({}), PUBLIC).caption).toContain('of 21 families');
	});

	it('of a pathway says which', () => {
		const { shown, caption } = show(saved({ pathways: ['a'], grounds: 2 }));
		for (const { pathway } of shown.nodes.values()) expect(['a', null]).toContain(pathway);
		const title = sampleFacts().models[0]!.model.pathways.get('a')!.title;
		expect(caption).toContain(
			`Only the pathway “${title}” with what is joined to it and what has evidence from at least 2 sources.`
		);
		expect(caption).toMatch(/^Part of the logic model: \d+ of 59 nodes/);
	});

	it.each([
		['none', 'Only what has no evidence yet.'],
		['any', 'Only what has any evidence.'],
		['contested', 'Only what has evidence for and against it.']
	] as const)('of grounds “%s” says so', (grounds, words) =>
		expect(show(saved({ grounds })).caption).toContain(words)
	);

	it('without marks says nothing of evidence, and still knows what is linked', () => {
		const { strengths, totals, links, caption } = show(saved({}, { marks: false }));
		expect(strengths).toBeNull();
		expect(totals!.records).toBe(116);
		expect(links!.length).toBeGreaterThan(200);
		expect(caption).toBe('The whole logic model: 59 nodes and 74 arrows. As it was on 22 November 2026.');
	});

	it('of evidence that may not be seen is drawn without it and without asking it', () => {
		const facts = sampleFacts();
		const models = facts.models.map((one) => ({ ...one, links: null }));
		const { strengths, totals, links, shown, caption } = show(
			saved({ grounds: 'none', sites: ['wigan'] }),
			TEAM,
			{
				models,
				records: null
			}
		);
		expect([strengths, totals, links]).toEqual([null, null, null]);
		expect(shown.nodes.size).toBe(59);
		expect(caption).not.toMatch(/evidence/i);
	});

	it('keeps words of one’s own, and withholds small numbers in its own', () => {
		expect(show(saved({}, { caption: '  Mine  ' })).caption).toBe('Mine');
		const facts = sampleFacts();
		const records = facts.records!.filter(({ familyCode }, i) => familyCode === 'DAR001' || i < 8);
		const few = show(saved({}), PUBLIC, { records });
		expect(few.caption).toContain('of fewer than 5 families');
		const fewer = show(saved({}), PUBLIC, { records: records.slice(0, 3) });
		expect(fewer.caption).toContain('Evidence: fewer than 5 records, on Pilot 1.');
		expect(show(saved({}), TEAM, { records: records.slice(0, 3) }).caption).toContain(
			'Evidence: 3 records from 1 source, on Hillingdon.'
		);
	});

	it('says what was withdrawn, and what has no evidence', () => {
		const facts = sampleFacts();
		const withdrawn = { by: '', at: '', reason: '' };
		const records = facts.records!.map((one, i) => (i < 2 ? { ...one, withdrawn } : one));
		expect(show(saved({}), TEAM, { records }).caption).toContain('Left out: 2 withdrawn records.');
		expect(show(saved({}), PUBLIC, { records }).caption).toContain('Left out: withdrawn records.');
		expect(show(saved({}), TEAM, { records: [] }).caption).toContain('No evidence is linked to it.');
	});

	it('of a kept version says which, and fails where the facts do not hold it', () => {
		const versionWords = 'Version “Workshop 2”, 3 May 2019';
		const [model] = sampleFacts().models;
		const models = [{ ...model!, versionId: 'k1', versionWords }];
		expect(show(saved({ versionId: 'k1' }), TEAM, { models }).caption).toMatch(
			/Version “Workshop 2”, 3 May 2019; drawn on 22 November 2026\.$/
		);
		expect(() => show(saved({ versionId: 'k2' }), TEAM, { models })).toThrow(/no such model/);
	});

	it('has a caption of at most about sixty words', () => {
		const { caption } = show(saved({ pathways: ['a', 'b', ''], sites: ['wigan', 'darlington'], grounds: 2 }));
		expect(caption.split(' ').length).toBeLessThanOrEqual(75);
	});
});
