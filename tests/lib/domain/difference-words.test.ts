// What people read of a difference: in one sentence, and as lists.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceLists, differenceSentence, linkDifferenceSentence } from '#lib/domain/difference-words.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import {
	anySoundModel,
	byId,
	link,
	type Parts,
	SEEDED,
	smallLinks,
	smallModel
} from '../../support/models.ts';

const then = smallModel();
const changed = (parts: Omit<Parts, 'title' | 'note'>): Model => ({
	...then,
	...Object.fromEntries(
		Object.entries(parts).map(([name, list]) => [
			name,
			new Map([...then[name as 'nodes'], ...byId(list as [])])
		])
	)
});
const without = (...ids: string[]): Model => {
	const left = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([id]) => !ids.includes(id)));
	return { ...then, nodes: left(then.nodes), arrows: left(then.arrows), pathways: left(then.pathways) };
};
const need = then.nodes.get('need')!;

describe('the sentence', () => {
	it('is empty where both say the same', () => {
		expect(differenceSentence(then, smallModel())).toBe('');
		expect(differenceLists(then, smallModel())).toEqual([]);
	});

	it('counts what is only there, and what is only here', () => {
		const now = without('safe', 'e4', 'e5');
		expect(differenceSentence(now, then)).toBe('1 node and 2 arrows more');
		expect(differenceSentence(then, now)).toBe('1 node and 2 arrows fewer');
		expect(differenceSentence(without('A', 'e1', 'need'), then)).toBe('1 node, 1 arrow and 1 pathway more');
	});

	it('tells renamed, changed and moved nodes apart', () => {
		const rename = { ...need, label: 'Other' };
		expect(differenceSentence(changed({ nodes: [rename] }), then)).toBe('1 node renamed');
		expect(differenceSentence(changed({ nodes: [{ ...need, pos: [5, 5] }] }), then)).toBe('1 node elsewhere');
		expect(differenceSentence(changed({ nodes: [{ ...rename, note: 'x', pos: [5, 5] }] }), then)).toBe(
			'1 node renamed, 1 node otherwise different'
		);
	});

	it('names what else differs', () => {
		const now = {
			...changed({ arrows: [{ ...then.arrows.get('e2')!, because: '' }] }),
			title: 'Other',
			note: ''
		};
		expect(differenceSentence(now, then)).toBe('1 arrow otherwise different, another title, another note');
	});

	it('says something of every difference, and of nothing else', () => {
		fc.assert(
			fc.property(anySoundModel(5), anySoundModel(5), (a, b) => {
				const lists = differenceLists(a, b);
				expect(differenceSentence(a, b) === '').toBe(lists.length === 0);
				for (const { entries } of lists) expect(entries.every((entry) => entry.trim() !== '')).toBe(true);
				expect(differenceLists(a, a)).toEqual([]);
			}),
			SEEDED
		);
	});
});

describe('the lists', () => {
	it('name every difference', () => {
		const now: Model = {
			...changed({
				nodes: [
					{ ...need, label: 'Other', kind: 'activity', pathway: null },
					{ ...then.nodes.get('bond')!, pos: [9, 9] }
				],
				arrows: [{ ...then.arrows.get('e1')!, relation: 'enables', to: 'safe' }],
				pathways: [{ id: 'B', title: 'Bonds', order: 1 }],
				statements: [{ id: 'st1', text: 'If only', about: [] }]
			}),
			title: 'Big model'
		};
		now.nodes = new Map([...now.nodes].filter(([id]) => id !== 'mod'));
		now.arrows = new Map([...now.arrows].filter(([id]) => id !== 'e5'));
		expect(differenceLists(now, then)).toEqual([
			{
				title: 'Only in this version',
				entries: [
					'Node: Caseload 😀',
					'Arrow: Caseload 😀 moderates the arrow “Help is given → Child is safe”'
				]
			},
			{
				title: 'Other words',
				entries: [
					'Title: “Small model”; now “Big model”',
					'Node: “Need is understood”; now “Other”',
					'Pathway: “Relationships”; now “Bonds”',
					'Statement: “If need, then help”; now “If only”'
				]
			},
			{
				title: 'Otherwise different',
				entries: [
					'Other: kind (here mechanism), pathway (here Resources)',
					'Arrow Other enables Child is safe: end (here Help is given), relation (here leads to)'
				]
			},
			{ title: 'Elsewhere on the diagram', entries: ['Relationship grows'] }
		]);
		expect(differenceLists(then, now).map(({ title }) => title)).toContain('Only in the model now');
	});
});

describe('the sentence on links', () => {
	it('counts them', () => {
		const now = byId([
			link('l1', 'r1', 'need', { reason: 'another' }),
			link('l3', 'r2', 'need', { stance: 'refines' }),
			link('l8', 'r3', 'need'),
			link('l9', 'r4', 'need')
		]);
		expect(linkDifferenceSentence(now, smallLinks())).toBe('2 links fewer, 1 link more, 1 link different');
		expect(linkDifferenceSentence(now, now)).toBe('');
	});
});
