// What a link may grant: not more than one has, records only with a whole study, and always with an end.
import { describe, expect, it } from 'vitest';
import { type WantedLink, whyNotGranted } from '#server/access/link-rules.ts';
import type { Role } from '#server/access/roles.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const SERVER = { kind: 'server' } as const;
const STUDY = { kind: 'study', studyId: 's' } as const;
const MODEL = { kind: 'model', modelId: 'm' } as const;
const GOOD: WantedLink = { role: 'viewer', scope: MODEL, expiresAt: '2026-03-31T12:00:00.000Z' };
const code = (wanted: Partial<WantedLink>, by: Role = 'owner') =>
	whyNotGranted(by, { ...GOOD, ...wanted }, NOW)?.code ?? 'granted';

describe('a link', () => {
	it.each(['owner', 'evaluator'] as const)('may be given by an %s with every role below the owner', (by) => {
		for (const scope of [SERVER, STUDY])
			for (const role of ['evaluator', 'contributor', 'reviewer', 'viewer'] as const)
				expect(code({ role, scope }, by)).toBe('granted');
		for (const role of ['contributor', 'reviewer', 'viewer'] as const)
			expect(code({ role, scope: MODEL }, by)).toBe('granted');
	});

	it('makes nobody an owner, and gives no more than one has', () => {
		expect(code({ role: 'owner', scope: SERVER })).toBe('owner-by-link');
		expect(code({ role: 'owner', scope: SERVER }, 'evaluator')).toBe('owner-by-link');
		expect(code({ role: 'evaluator', scope: SERVER }, 'contributor')).toBe('role-above-own');
		expect(code({ role: 'contributor' }, 'reviewer')).toBe('role-above-own');
	});

	it('for an evaluator reaches a study at least, since records belong to studies', () => {
		expect(code({ role: 'evaluator', scope: MODEL })).toBe('records-need-study');
	});

	it.each([
		[null, 'expiry-needed'],
		['2026-03-01T12:00:00.000Z', 'expiry-past'],
		['2020-01-01T00:00:00Z', 'expiry-past'],
		['2026-03-01T13:30:00+02:00', 'expiry-past'],
		['2026-03-01T12:00:01.000Z', 'granted'],
		['2028-03-01T12:00:00.000Z', 'granted'],
		['2028-03-03T00:00:00.000Z', 'expiry-too-far'],
		['9999-12-31T23:59:59Z', 'expiry-too-far']
	])('that ends %s: %s', (expiresAt, expected) => {
		expect(code({ expiresAt })).toBe(expected);
		expect(code({ expiresAt, role: 'evaluator', scope: STUDY })).toBe(expected);
	});

	it('that is refused is refused with a way out', () => {
		for (const wanted of [
			{ role: 'owner' },
			{ role: 'evaluator' },
			{ expiresAt: null },
			{ expiresAt: '2020-01-01T00:00:00Z' },
			{ expiresAt: '2030-01-01T00:00:00Z' }
		] as const)
			expect(whyNotGranted('owner', { ...GOOD, ...wanted }, NOW)!.words).toMatch(/(Choose|[Ss]et) .*\.$/);
	});
});
