// What the shelf knows of records after a time in which nobody could tell it what changed.
import { afterEach, expect, it, vi } from 'vitest';
import { EvidenceShelf } from '#lib/open-model/evidence-shelf.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

it('catches up with source, sites and standing of every record, and forgets those that are gone', async () => {
	const entry = (id: string, siteIds: string[], withdrawn = false) => ({
		id,
		sourceId: 's1',
		siteIds,
		withdrawn
	});
	const source = {
		id: 's1',
		title: 'Report',
		kind: 'report',
		date: null,
		reference: '',
		duplicateOf: null
	} as const;
	const shelf = new EvidenceShelf(
		'study',
		[source],
		[entry('same', ['north']), entry('moved', ['north']), entry('ended', []), entry('gone', [])]
	);
	const same = shelf.countable.get('same');
	const records = [
		entry('same', ['north']),
		entry('moved', ['south']),
		entry('ended', [], true),
		entry('new', [])
	];
	const answer = { records: records.map((record) => ({ ...record, revision: 1 })) };
	vi.stubGlobal('fetch', async () => Response.json(answer));
	await shelf.catchUp();
	expect([...shelf.countable.keys()].sort()).toEqual(['ended', 'moved', 'new', 'same']);
	expect(shelf.countable.get('moved')?.siteIds).toEqual(['south']);
	expect(shelf.countable.get('ended')?.withdrawn).toBe(true);
	expect(shelf.countable.get('same')).toBe(same);
});
