// Every action of the audit has its words on the page “What happened”.
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '#server/access/audit-actions.ts';
import { type AuditEntry, type Names, wordsFor } from '../../../src/routes/audit/audit-words.ts';

const names: Names = {
	studies: new Map([['s1', 'Budgets']]),
	models: new Map([['m1', 'Overarching']]),
	links: new Map([['l1', 'Focus group']])
};
const entry = (action: string, rest: Partial<AuditEntry> = {}): AuditEntry => ({
	seq: 1,
	at: '2026-03-03T10:32:00.000Z',
	actor: 'Ann',
	actorId: 'a',
	role: 'owner',
	action,
	object: { kind: 'model', id: 'm1' },
	studyId: 's1',
	detail: {},
	...rest
});
const said = (action: string, rest?: Partial<AuditEntry>) => wordsFor(entry(action, rest), names).words;

describe('what happened, in words', () => {
	it.each(Object.keys(AUDIT_ACTIONS))('%s has a sentence, also where its details are missing', (action) => {
		const { words } = wordsFor(entry(action), names);
		expect(words).not.toMatch(/undefined|null|NaN|\[object|“”/);
		expect(words).not.toContain(action);
	});

	it('names studies, models and links, and falls back to their ids', () => {
		expect(said('model-created')).toBe('made the model “Overarching” in the study “Budgets”');
		expect(said('model-created', { object: { kind: 'model', id: 'gone' }, studyId: 'lost' })).toBe(
			'made the model gone in the study lost'
		);
		expect(said('signed-in', { object: { kind: 'link', id: 'l1' } })).toBe(
			'came in by the link for “Focus group”'
		);
		expect(said('signed-in', { object: { kind: 'link', id: 'owner' } })).toBe('came in with the owner’s key');
		expect(
			said('link-made', {
				object: { kind: 'link', id: 'l2' },
				detail: {
					label: 'Barnet',
					role: 'viewer',
					scope: 'model',
					modelId: 'm1',
					expiresAt: '2026-12-22T10:00:00Z',
					uses: 0
				}
			})
		).toBe('made the link for “Barnet”: viewer, the model “Overarching”, until 22 December 2026');
	});

	it('says an action of a newer server readably', () => {
		expect(said('model-taken-apart', { detail: { pieces: 3, kept: true, note: null } })).toBe(
			'model taken apart: model m1 (pieces 3, kept yes)'
		);
	});
});
