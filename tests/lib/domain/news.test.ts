// What others do, in sentences.
import { describe, expect, it } from 'vitest';
import { newsSentence, Untold } from '#lib/domain/news.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { arrow, node, smallModel } from '../../support/models.ts';

const start = smallModel();
const withNode = (m: Model, one: Parameters<typeof node>): Model => ({
	...m,
	nodes: new Map(m.nodes).set(one[0], node(...one))
});
const edited = (m: Model, id: string, fields: object): Model => ({
	...m,
	nodes: new Map(m.nodes).set(id, { ...m.nodes.get(id)!, ...fields })
});
const without = (m: Model, ...ids: string[]): Model => ({
	...m,
	nodes: new Map([...m.nodes].filter(([id]) => !ids.includes(id))),
	arrows: new Map([...m.arrows].filter(([id]) => !ids.includes(id)))
});
/** What is told of a row of states, long after the last. */
function told(...states: Model[]): string {
	const untold = new Untold();
	states.slice(1).forEach((state, i) => untold.add(states[i]!, state, i));
	const words = newsSentence(untold.take(states.at(-1)!, 1000));
	expect(untold.size).toBe(0);
	return words;
}

describe('news', () => {
	it('tells what was added, and by whom', () => {
		const added = withNode(start, ['new', { label: 'Trust develops', addedBy: 'Bea' }]);
		expect(told(start, added)).toBe('Bea added “Trust develops”.');
		expect(told(start, withNode(start, ['new', { label: '' }]))).toBe('Somebody added a node.');
		const joined = {
			...start,
			arrows: new Map(start.arrows).set('x', arrow('x', 'safe', 'bond', { addedBy: 'Bea' }))
		};
		expect(told(start, joined)).toBe('Bea added the arrow “Child is safe leads to Relationship grows”.');
	});

	it('tells other names, places and kinds, and what is gone', () => {
		expect(told(start, edited(start, 'need', { label: 'Need' }))).toBe(
			'Somebody renamed “Need is understood” to “Need”.'
		);
		expect(told(start, edited(start, 'need', { pathway: 'B', stage: 's1' }))).toBe(
			'Somebody moved “Need is understood” to “Relationships” and moved “Need is understood” to the stage “Early”.'
		);
		expect(told(start, edited(start, 'need', { pathway: null }))).toBe(
			'Somebody took “Need is understood” off its pathway.'
		);
		expect(told(start, edited(start, 'safe', { kind: 'activity' }))).toBe(
			'Somebody made “Child is safe” an activity or resource.'
		);
		expect(told(start, without(start, 'e1'))).toBe(
			'Somebody deleted the arrow “Need is understood leads to Help is given”.'
		);
	});

	it('says nothing of a box that stands elsewhere, or of what is as it was', () => {
		expect(told(start, edited(start, 'need', { pos: [9, 9] }))).toBe('');
		expect(told(start, edited(start, 'need', { label: 'x' }), start)).toBe('');
	});

	it('tells a deleted node without the arrows that went with it', () => {
		expect(told(start, without(start, 'safe', 'e4', 'e5'), without(start, 'safe', 'e4', 'e5'))).toContain(
			'deleted “Child is safe”'
		);
		expect(told(start, without(start, 'bond', 'e2', 'e3'))).toBe('Somebody deleted “Relationship grows”.');
	});

	it('bundles: many steps at one label are one, and much from one person is a number', () => {
		const typing = ['T', 'Tr', 'Trust'].map((label) => edited(start, 'need', { label }));
		expect(told(start, ...typing)).toBe('Somebody renamed “Need is understood” to “Trust”.');
		const many = [1, 2, 3].reduce((m, n) => withNode(m, [`m${n}`, { addedBy: 'Bea' }]), start);
		expect(told(start, many)).toBe('Bea made 3 changes.');
		expect(newsSentence([])).toBe('');
	});

	it('waits until a label is no longer typed in, and so does an arrow to it', () => {
		const untold = new Untold();
		const added = withNode(start, ['new', { label: 'Tr', addedBy: 'Bea' }]);
		const joined = { ...added, arrows: new Map(added.arrows).set('x', arrow('x', 'new', 'safe')) };
		untold.add(start, joined, 500);
		expect(untold.take(joined, 400)).toEqual([]);
		expect(untold.size).toBe(2);
		expect(newsSentence(untold.take(joined, 500))).toBe(
			'Bea added “Tr”. Somebody added the arrow “Tr leads to Child is safe”.'
		);
		expect(untold.take(joined, 500)).toEqual([]);
	});
});
