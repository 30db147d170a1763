// The one honest word on whether what is on the screen is on the server’s disk.
import { describe, expect, it } from 'vitest';
import { type LineState, type Refusal, statusOf } from '#lib/open-model/status.ts';
import { leavingWords, wordsOf } from '#lib/open-model/status-words.ts';

const live: LineState = {
	what: 'model',
	mayWrite: true,
	phase: 'live',
	refusal: null,
	tooMany: false,
	storing: true,
	silent: false,
	unsaved: 0,
	settled: true,
	kept: true
};
const status = (model: Partial<LineState>, links: Partial<LineState> = {}) =>
	statusOf([
		{ ...live, ...model },
		{ ...live, what: 'links', ...links }
	]);
const word = (...lines: Parameters<typeof status>) => wordsOf(status(...lines)).word;
const waits = (unsaved: number) => ({ unsaved, settled: false });

describe('the status', () => {
	it.each([
		['Saved', {}, {}],
		['Saving…', waits(1), {}],
		['Saving…', {}, waits(1)],
		['Saving…', { settled: false }, {}],
		['Connecting…', { phase: 'connecting' }, {}],
		['Connecting…', {}, { phase: 'connecting', ...waits(3) }],
		['Offline', { phase: 'offline' }, {}],
		['Offline', {}, { phase: 'offline' }],
		['Offline, 1 unsaved change', { phase: 'offline', ...waits(1) }, {}],
		['Offline, 3 unsaved changes', { phase: 'offline', ...waits(2) }, waits(1)],
		['Offline', { phase: 'offline', tooMany: true }, {}],
		['Read only', { mayWrite: false }, { mayWrite: false }],
		['Saved', { mayWrite: false }, {}],
		['Saving…', { mayWrite: false }, waits(1)],
		['Nothing can be saved', { storing: false }, {}],
		['Not saved, 2 changes', { storing: false, ...waits(2) }, {}],
		['Not saved, 1 change', { silent: true, ...waits(1) }, {}],
		['Read only', { mayWrite: false, storing: false }, { mayWrite: false, storing: false }],
		['Offline', { phase: 'offline', storing: false }, {}],
		['Signed out', { refusal: 'signed-out', phase: 'offline' }, { phase: 'offline' }],
		['Signed out, 2 changes not saved', { refusal: 'signed-out', ...waits(2) }, {}],
		['You may only look', { refusal: 'forbidden' }, {}],
		['You may only look at the evidence', {}, { refusal: 'forbidden' }],
		['You can no longer see this model', { refusal: 'gone' }, { refusal: 'gone' }],
		['You can no longer see the evidence', {}, { refusal: 'gone' }],
		['You can no longer see the evidence', { phase: 'offline' }, { refusal: 'gone' }],
		['The server was restored from a backup: reload', { refusal: 'restored' }, {}],
		['Throughline was updated: reload', { refusal: 'updated', ...waits(2) }, {}],
		['Too large to save, 1 change not saved', { refusal: 'too-large', ...waits(1) }, {}],
		['The server refused: reload', { refusal: 'unreadable' }, {}],
		['Signed out', { refusal: 'forbidden' }, { refusal: 'signed-out' }]
	] as [string, Partial<LineState>, Partial<LineState>][])('says “%s”', (expected, model, links) => {
		expect(word(model, links)).toBe(expected);
	});

	it('says “Saved” only where everything is confirmed, for any facts', () => {
		const phases = ['connecting', 'live', 'offline'] as const;
		for (const phase of phases)
			for (const refusal of [null, 'signed-out', 'forbidden'] as (Refusal | null)[])
				for (const storing of [true, false])
					for (const settled of [true, false]) {
						const facts = { phase, refusal, storing, settled, unsaved: settled ? 0 : 1 };
						for (const said of [word(facts), word({}, facts)])
							if (said === 'Saved')
								expect(facts).toEqual({
									phase: 'live',
									refusal: null,
									storing: true,
									settled: true,
									unsaved: 0
								});
					}
	});

	it('is connecting where there is no line yet', () => {
		expect(statusOf([])).toEqual({ is: 'connecting' });
	});

	it('says that changes are kept only where every line that has some keeps them', () => {
		const kept = (...lines: Parameters<typeof status>) => (status(...lines) as { kept?: boolean }).kept;
		const offline = { phase: 'offline' } as const;
		expect(kept({ ...offline, ...waits(1) }, { ...offline, kept: false })).toBe(true);
		expect(kept({ ...offline, ...waits(1), kept: false }, offline)).toBe(false);
		expect(kept({ ...offline, ...waits(1) }, { ...waits(1), kept: false })).toBe(false);
		expect(kept(offline, { ...offline, kept: false })).toBe(false);
		expect(kept(offline, { ...offline, mayWrite: false, kept: false })).toBe(true);
		expect(kept({ ...offline, mayWrite: false }, { ...offline, mayWrite: false })).toBe(false);
	});
});

describe('the words', () => {
	const explained = (...lines: Parameters<typeof status>) => wordsOf(status(...lines)).explanation;

	it('say where unsaved changes are', () => {
		const offline = { phase: 'offline', ...waits(2) } as const;
		expect(explained(offline)).toMatch(/kept on this computer/);
		expect(explained({ ...offline, kept: false })).toMatch(/only in this tab/);
		const out = { refusal: 'signed-out', ...waits(2) } as const;
		expect(explained(out)).toMatch(/Your 2 changes are kept on this computer, and sent if you come in again/);
		expect(explained({ ...out, kept: false })).toMatch(/Your 2 changes are only in this tab/);
		expect(explained({ refusal: 'restored', ...waits(1) })).toMatch(
			/Your 1 change is kept on this computer, but/
		);
	});

	it('say that the diagram can still be edited where only the links are refused', () => {
		expect(explained({}, { refusal: 'gone' })).toMatch(/diagram itself can still be edited/);
		expect(explained({ refusal: 'gone' }, { refusal: 'gone' })).not.toMatch(/diagram/);
	});

	it('offer a way out of every refusal', () => {
		const refusals: Refusal[] = [
			'restored',
			'updated',
			'signed-out',
			'gone',
			'forbidden',
			'too-large',
			'unreadable'
		];
		for (const refusal of refusals) expect(wordsOf(status({ refusal })).wayOut).not.toBe(null);
		expect(wordsOf(status({ refusal: 'signed-out' })).wayOut).toBe('sign-in');
	});

	it('are spoken for trouble only, and never with a number that changes while somebody types', () => {
		for (const line of [{}, waits(1), { phase: 'connecting' as const }])
			expect(wordsOf(status(line)).spoken).toBe('');
		for (const trouble of [
			{ phase: 'offline' as const },
			{ storing: false },
			{ refusal: 'signed-out' as const }
		]) {
			const { spoken } = wordsOf(status({ ...trouble, ...waits(1) }));
			expect(spoken).not.toBe('');
			expect(wordsOf(status({ ...trouble, ...waits(7) })).spoken).toBe(spoken);
		}
	});

	it('ask before somebody leaves changes behind', () => {
		const asked = (unsaved: number, kept: boolean, is: 'offline' | 'refused' = 'offline') =>
			leavingWords({ is, unsaved, kept });
		expect(asked(1, true)).toBe(
			'1 change is not on the server yet. It is kept on this computer, and sent when you open the model here again. Leave the model?'
		);
		expect(asked(2, true, 'refused')).toMatch(/They are kept on this computer\. Leave/);
		expect(asked(2, false)).toMatch(/They are only in this tab and will be lost\./);
	});
});
