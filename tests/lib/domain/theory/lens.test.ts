// What a lens picks out of a model.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearings } from '#lib/domain/evidence/bearing.ts';
import { strengths } from '#lib/domain/evidence/strength.ts';
import {
	countOf,
	EVERYTHING,
	type Facts,
	type Filter,
	type Focus,
	focusIn,
	isFiltering,
	type Lens,
	onlyPicked,
	pickedBy,
	refiltered,
	refocused
} from '#lib/domain/theory/lens.ts';
import { lensWords } from '#lib/domain/theory/lens-words.ts';
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import { NODE_KINDS } from '#lib/domain/theory/vocabulary.ts';
import {
	anySoundModel,
	arrow,
	byId,
	link,
	model,
	node,
	SEEDED,
	smallModel
} from '../../../support/models.ts';

const NOTHING_KNOWN: Facts = { strength: () => undefined, bearing: () => undefined };
const RECORDS: Record<string, { sourceId: string; withdrawn: boolean; siteIds: string[] }> = {
	r1: { sourceId: 's1', withdrawn: false, siteIds: ['north'] },
	r2: { sourceId: 's2', withdrawn: false, siteIds: ['north', 'south'] },
	r3: { sourceId: 's1', withdrawn: true, siteIds: ['west'] }
};
const LINKS = byId([
	link('l1', 'r1', 'need'),
	link('l2', 'r2', 'need', { stance: 'challenges' }),
	link('l3', 'r2', 'e4', { stance: 'refines' }),
	link('l4', 'r3', 'bond')
]);
const record = (id: string) => RECORDS[id];
const found = strengths(LINKS.values(), record);
const located = bearings(LINKS.values(), record);
const FACTS: Facts = { strength: (id) => found.get(id), bearing: (id) => located.get(id) };

const by = (filter: Partial<Filter>, m = smallModel()) =>
	[...(pickedBy(m, refiltered(EVERYTHING, filter), FACTS) ?? [])].sort();
const under = (focus: Focus, m = smallModel()) => pickedBy(m, refocused(EVERYTHING, focus), NOTHING_KNOWN);

describe('a lens', () => {
	it('that asks for nothing lets everything through', () => {
		expect(pickedBy(smallModel(), EVERYTHING, FACTS)).toBe(null);
		expect(isFiltering(refiltered(EVERYTHING, { words: '  ' }))).toBe(false);
	});

	it('shows what leads to some nodes, what follows, both, or the paths between two', () => {
		expect([...under({ look: 'upstream', of: ['safe'] })!]).toEqual(
			expect.arrayContaining(['mod', 'need', 'bond'])
		);
		expect([...under({ look: 'downstream', of: ['safe'] })!]).toEqual(['safe']);
		expect([...under({ look: 'between', of: ['bond', 'help'] })!].sort()).toEqual([
			'bond',
			'e1',
			'e2',
			'e3',
			'help',
			'need'
		]);
		// Not what acts on an arrow that follows: `mod` on `e4`.
		expect(under({ look: 'both', of: ['help'] })!.size).toBe(8);
	});

	it('has no focus any more where what it was about is gone', () => {
		const focus: Focus = { look: 'between', of: ['need', 'gone'] };
		expect(under(focus)).toBe(null);
		expect(focusIn(smallModel(), refocused(EVERYTHING, focus))).toBe(null);
	});

	it('keeps what this person adds or changes in sight until it is another lens', () => {
		const lens: Lens = { ...refiltered(EVERYTHING, { kinds: ['outcome'] }), kept: ['e2', 'gone'] };
		expect([...pickedBy(smallModel(), lens, FACTS)!].sort()).toEqual(['bond', 'e2', 'help', 'safe']);
		expect(refiltered(lens, { words: 'x' }).kept).toEqual([]);
		expect(refocused(lens, null).kept).toEqual([]);
	});

	it('shows what both focus and filter let through', () => {
		const lens = refiltered(refocused(EVERYTHING, { look: 'upstream', of: ['safe'] }), {
			kinds: ['moderator', 'outcome']
		});
		expect([...pickedBy(smallModel(), lens, FACTS)!].sort()).toEqual(['mod', 'safe']);
	});

	it('never leaves an arrow without its ends, nor invents anything', () => {
		const anyFilter = fc.record(
			{
				pathways: fc.subarray(['', 'lane0', 'lane1']),
				kinds: fc.subarray([...NODE_KINDS]),
				people: fc.subarray(['', 'Ann', 'Bea']),
				words: fc.constantFrom('', 'a', '😀')
			},
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(anySoundModel(), anyFilter, fc.option(fc.nat(9)), (m, filter, at) => {
				const ids = [...m.nodes.keys()];
				const of = at === null || ids.length === 0 ? [] : [ids[at % ids.length]!];
				const lens = refocused(refiltered(EVERYTHING, filter), of.length ? { look: 'upstream', of } : null);
				const picked = pickedBy(m, lens, NOTHING_KNOWN);
				if (!picked) return;
				const shown = onlyPicked(m, picked);
				expect(withoutDangling(shown)).toBe(shown);
				expect(shown.nodes.size + shown.arrows.size).toBe(picked.size);
			}),
			SEEDED
		);
	});
});

describe('a filter', () => {
	it('by pathway or kind shows these nodes and the arrows between them', () => {
		expect(by({ pathways: ['A'] })).toEqual(['e1', 'help', 'need']);
		expect(by({ pathways: [''] })).toEqual(['mod', 'safe']);
		expect(by({ kinds: ['outcome', 'moderator'] })).toEqual(['mod', 'safe']);
		expect(by({ pathways: ['A', ''] })).toEqual(['e1', 'e4', 'e5', 'help', 'mod', 'need', 'safe']);
	});

	it('by pathway takes nodes of a pathway that is gone for nodes on none', () => {
		const m = model({ nodes: [node('a', { pathway: 'gone' }), node('b', { pathway: null })] });
		expect(by({ pathways: [''] }, m)).toEqual(['a', 'b']);
	});

	it('by site, stance or number of sources asks the records linked to nodes and arrows; an arrow brings its ends', () => {
		expect(by({ sites: ['south'] })).toEqual(['e4', 'help', 'need', 'safe']);
		expect(by({ stances: ['challenges'] })).toEqual(['need']);
		expect(by({ stances: ['refines', 'supports'] })).toEqual(['e4', 'help', 'need', 'safe']);
		expect(by({ grounds: 2 })).toEqual(['need']);
		expect(by({ grounds: 'contested' })).toEqual(['need']);
		expect(by({ grounds: 'any', kinds: ['mechanism'] })).toEqual(['need']);
	});

	it('E3 counts a withdrawn record for nothing', () => {
		expect(by({ sites: ['west'] })).toEqual([]);
		expect(by({ grounds: 'none', pathways: ['B'] })).toEqual(['bond']);
	});

	it('is counted by itself, over nodes and where it can choose arrows over these too', () => {
		const count = (filter: Partial<Filter>) => countOf(smallModel(), filter, FACTS);
		expect(count({ kinds: ['mechanism'] })).toBe(3);
		expect(count({ pathways: [''] })).toBe(2);
		expect(count({ sites: ['south'] })).toBe(2);
		expect(count({ grounds: 'none' })).toBe(8);
		expect(count({ people: [''] })).toBe(10);
	});

	it('shows every arrow between nodes that it chose, also what acts on such an arrow', () => {
		const m = model({
			nodes: [
				node('a', { addedBy: 'Ann' }),
				node('b', { addedBy: 'Ann' }),
				node('c', { addedBy: 'Ann' }),
				node('d')
			],
			arrows: [arrow('on', 'c', 'ab'), arrow('ab', 'a', 'b'), arrow('bd', 'b', 'd')]
		});
		expect(by({ people: ['Ann'] }, m)).toEqual(['a', 'ab', 'b', 'c', 'on']);
		expect(by({ people: [''] }, m)).toEqual(['a', 'ab', 'b', 'bd', 'c', 'd', 'on']);
	});

	it('by words looks into labels, notes and becauses, whatever the case and the accents', () => {
		expect(by({ words: 'NÉED under' })).toEqual(['need']);
		expect(by({ words: 'told by' })).toEqual(['bond']);
		expect(by({ words: 'noticed' })).toEqual(['bond', 'e2', 'help']);
	});
});

describe('the words of a lens', () => {
	const words = (lens: Lens) => lensWords(smallModel(), lens, (id) => `site ${id}`);

	it('name what it is about', () => {
		expect(words(EVERYTHING)).toBe('');
		expect(words(refocused(EVERYTHING, { look: 'upstream', of: ['safe'] }))).toBe(
			'upstream of “Child is safe”'
		);
		expect(words(refocused(EVERYTHING, { look: 'between', of: ['need', 'safe'] }))).toBe(
			'paths between “Need is understood” and “Child is safe”'
		);
		expect(words(refocused(EVERYTHING, { look: 'both', of: ['e5'] }))).toBe(
			'upstream and downstream of “Caseload 😀 moderates the arrow “Help is given → Child is safe””'
		);
		expect(
			words(
				refiltered(EVERYTHING, {
					pathways: ['A', '', 'gone'],
					kinds: ['outcome'],
					sites: ['n'],
					stances: ['refines'],
					grounds: 3,
					people: ['Ann', ''],
					words: ' trust '
				})
			)
		).toBe(
			'Resources or on no pathway or a pathway that is gone; outcome; site n; has records: refines; 3 or more sources; added by Ann or nobody known; “trust”'
		);
	});
});
