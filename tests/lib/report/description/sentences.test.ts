import { describe, expect, it } from 'vitest';
import {
	counted,
	either,
	firstWordsOf,
	partOf,
	quoted,
	reasonOf,
	sentence,
	several,
	together
} from '#lib/report/description/sentences.ts';
import { arrow, model, node } from '../../../support/models.ts';

describe('the small change of prose', () => {
	it.each([
		[0, 'node', 'no nodes'],
		[1, 'node', 'one node'],
		[9, 'arrow', 'nine arrows'],
		[10, 'box', '10 boxes'],
		[1, 'box', 'one box'],
		[21, 'record', '21 records']
	])('counts %i %s as %s', (n, one, words) => expect(several(n, one)).toBe(words));

	it.each([
		[3, 0, 'three records'],
		[1, 5, 'a few records'],
		[4, 5, 'a few records'],
		[5, 5, 'five records'],
		[0, 5, 'no records']
	])('tells %i, where those under %i are withheld, as %s', (n, fewBelow, words) =>
		expect(counted(n, 'record', fewBelow)).toBe(words)
	);

	it.each([
		[28, 59, '28 of the 59 nodes'],
		[1, 2, 'one of the two nodes'],
		[0, 3, 'none of the three nodes'],
		[3, 3, 'all three nodes'],
		[2, 2, 'two nodes'],
		[1, 1, 'the one node'],
		[0, 0, 'no nodes']
	])('says %i of %i as %s', (n, all, words) => expect(partOf(n, all, 'node')).toBe(words));

	it('lists what is ruled out with “or”', () => {
		expect([either([]), either(['a']), either(['a', 'b']), either(['a', 'b', 'c'])]).toEqual([
			'',
			'a',
			'a or b',
			'a, b or c'
		]);
	});

	it('ends each sentence once', () => {
		expect(sentence('Trust\n develops ')).toBe('Trust develops.');
		expect(sentence('Who decides?')).toBe('Who decides?');
		expect(sentence('It leads to “Who decides?”')).toBe('It leads to “Who decides?”');
		expect(sentence('')).toBe('');
		expect(together('One', '', 'Two.')).toBe('One. Two.');
	});

	it('tells quotation marks in a name from those around it', () =>
		expect(quoted('The “key” worker')).toBe('“The ‘key’ worker”'));
});

describe('a reason after “because”', () => {
	const first = firstWordsOf(
		model({
			nodes: [
				node('a', { label: 'Workers in Darlington are paid in funds', note: 'Deciding alone. Camden pays.' })
			],
			arrows: [arrow('e', 'a', 'b', { because: 'Before Hillingdon, it was decided elsewhere' })]
		})
	);
	it.each([
		['The help is noticed', 'the help is noticed'],
		['Funds buy goods', 'funds buy goods'],
		['Decisions are quick', 'decisions are quick'],
		['Engagement is likely', 'engagement is likely'],
		['Hillingdon pays at once', 'Hillingdon pays at once'],
		['Camden pays at once', 'Camden pays at once'],
		['NHS services wait', 'NHS services wait'],
		['Section 17 is slow', 'Section 17 is slow'],
		['I say so', 'I say so'],
		['Because families ask', 'families ask'],
		['already\nsmall', 'already small'],
		['1 in 3', '1 in 3'],
		['', '']
	])('%j is “%s”', (because, reason) => expect(reasonOf(because, first)).toBe(reason));
});
