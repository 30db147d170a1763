// The one honest word on whether what is on the screen is on the server’s disk.
import { describe, expect, it } from 'vitest';
import { type StatusFacts, statusOf, statusWords } from '#lib/open-model/status.ts';

const joined: StatusFacts = { everSynced: true, synced: true, refused: false, unsaved: 0, mayWrite: true };
const words = (facts: Partial<StatusFacts>) => statusWords(statusOf({ ...joined, ...facts }));

describe('status', () => {
	it.each([
		['Saved', {}],
		['Saving…', { unsaved: 1 }],
		['Connecting…', { everSynced: false, synced: false }],
		['Offline', { synced: false }],
		['Offline, 1 unsaved change', { synced: false, unsaved: 1 }],
		['Offline, 3 unsaved changes', { synced: false, unsaved: 3, everSynced: false }],
		['Read only', { mayWrite: false }],
		['Disconnected. Reload the page', { refused: true, synced: false }],
		['Not saved: the server refused. Reload the page', { refused: true, unsaved: 2 }]
	] as [string, Partial<StatusFacts>][])('says “%s”', (expected, facts) => {
		expect(words(facts)).toBe(expected);
	});

	it('says “Saved” only where everything is confirmed, for any facts', () => {
		for (const everSynced of [true, false])
			for (const synced of [true, false])
				for (const refused of [true, false])
					for (const unsaved of [0, 1])
						for (const mayWrite of [true, false])
							if (words({ everSynced, synced, refused, unsaved, mayWrite }) === 'Saved')
								expect({ synced, refused, unsaved }).toEqual({ synced: true, refused: false, unsaved: 0 });
	});
});
