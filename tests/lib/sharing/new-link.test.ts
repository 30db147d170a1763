import { describe, expect, it } from 'vitest';
import { dayFrom, endOf, expiriesFor } from '#lib/sharing/expiry.ts';
import { pageOf, type Reach, scopeOf, whyNot } from '#lib/sharing/reach.ts';
import { addressOf } from '#lib/sharing/share-link.ts';

const server: Reach = { kind: 'server' };
const study: Reach = { kind: 'study', studyId: 's1', title: 'Study' };
const model: Reach = { kind: 'model', modelId: 'm1', studyId: 's1', title: 'Model' };
const now = new Date(2026, 2, 20, 10, 0);

describe('what a link may be made for', () => {
	it('lets an evaluator’s link reach a study, never one model alone', () => {
		expect(whyNot('evaluator', study, { kind: 'server' })).toBeNull();
		expect(whyNot('evaluator', model, { kind: 'server' })).toMatch(/evidence belongs to the study/);
		for (const role of ['contributor', 'reviewer', 'viewer'] as const)
			expect(whyNot(role, model, { kind: 'server' })).toBeNull();
	});

	it('reaches no further than whoever makes it', () => {
		const own = { kind: 'study', studyId: 's1' } as const;
		expect(whyNot('viewer', server, own)).toMatch(/own access/);
		expect(whyNot('viewer', study, own)).toBeNull();
		expect(whyNot('viewer', model, own)).toBeNull();
		expect(whyNot('viewer', { ...study, studyId: 's2' }, own)).toMatch(/does not reach/);
	});

	it('says the scope without words, and the page of a place', () => {
		expect(scopeOf(model)).toEqual({ kind: 'model', modelId: 'm1' });
		expect(scopeOf(study)).toEqual({ kind: 'study', studyId: 's1' });
		expect([server, study, model].map(pageOf)).toEqual(['/', '/studies/s1', '/models/m1']);
	});
});

describe('when a link ends', () => {
	it('counts days from now', () => {
		expect(endOf('week', '', now)).toEqual(new Date(2026, 2, 27, 10, 0));
	});

	it('takes a date to the end of its day, and none that is past', () => {
		expect(endOf('date', '2026-03-20', now)).toEqual(new Date(2026, 2, 20, 23, 59, 59));
		expect(endOf('date', '2026-03-19', now)).toBeNull();
		expect(endOf('date', '2028-03-25', now)).toBeNull();
		expect(endOf('date', '', now)).toBeNull();
		expect(dayFrom(now, 12)).toBe('2026-04-01');
	});

	it('lets only colleagues in for the longest time', () => {
		expect(expiriesFor('evaluator').map(({ id }) => id)).toContain('longest');
		expect(expiriesFor('viewer').map(({ id }) => id)).not.toContain('longest');
	});
});

describe('the address of a link', () => {
	it('keeps the key in the fragment and says where to go', () => {
		expect(addressOf('/enter#key=abc', '/models/m1', 'https://x.org')).toBe(
			'https://x.org/enter?next=%2Fmodels%2Fm1#key=abc'
		);
		expect(addressOf('/enter#key=abc', '/', 'https://x.org')).toBe('https://x.org/enter#key=abc');
	});
});
