import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEND_SETTINGS } from '#lib/domain/spend/spend-settings.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import { Names } from '#lib/spend/names.ts';
import {
	chipsOf,
	isEverything,
	isSameQuery,
	lastDayOf,
	poundsField,
	titleOf
} from '#lib/spend/register/query-words.ts';

const names = new Names({
	sites: [{ id: 'h', name: 'Hillingdon', alias: 'Pilot 1', strands: [{ id: 's', title: 'Edge of care' }] }],
	spend: { ...DEFAULT_SPEND_SETTINGS, categories: [{ id: 'meals', title: 'Meals', typeId: 'relationship' }] }
});
const chips = (query: SpendQuery) => chipsOf(query, names, () => 'june.csv');

describe('a query in words', () => {
	it('has a chip for each condition, which takes off that condition alone', () => {
		const query: SpendQuery = {
			words: 'meal',
			siteIds: ['h', 'x'],
			categoryIds: [''],
			minPence: 1000,
			from: '2019-02-01',
			to: '2019-02-28',
			importId: 'i',
			excluded: 'with'
		};
		const all = chips(query);
		expect(all.map(({ words }) => words)).toEqual([
			'“meal”',
			'Site: Hillingdon',
			'Site: x',
			'Category: Not coded',
			'February 2019',
			'At least £10.00',
			'From june.csv',
			'With what is left out'
		]);
		expect(all[1]!.without).toEqual({ ...query, siteIds: ['x'] });
		const { words: _, ...rest } = query;
		expect(all[0]!.without).toEqual(rest);
		// Taken off one after another nothing is left.
		let left: SpendQuery = query;
		while (chips(left).length > 0) left = chips(left)[0]!.without;
		expect(left).toEqual({});
	});

	it('has a title to save it under', () => {
		expect(titleOf({ words: 'meal', siteIds: ['h'] }, names)).toBe('Lines with ‘meal’ in Hillingdon');
		expect(titleOf({ categoryIds: ['meals'], siteIds: ['h'], kind: 'spent' }, names)).toBe(
			'Meals in Hillingdon, spent'
		);
		expect(titleOf({ typeIds: ['relationship'], from: '2019-05-20' }, names)).toBe(
			'Relationship building, from 20 May 2019'
		);
		expect(titleOf({}, names)).toBe('All lines');
	});

	it('is everything where nothing but left-out lines is switched', () => {
		expect(isEverything({ excluded: 'with' })).toBe(true);
		expect(isEverything({ words: 'x' })).toBe(false);
	});

	it('is the same query whatever order its conditions are named in', () => {
		expect(isSameQuery({ words: 'x', siteIds: ['h'] }, { siteIds: ['h'], words: 'x' })).toBe(true);
		expect(isSameQuery({ words: 'x' }, { words: 'y' })).toBe(false);
	});

	it('knows the last days of months, and pounds as somebody writes them', () => {
		expect([lastDayOf('2019-02'), lastDayOf('2020-02'), lastDayOf('2019-12')]).toEqual([
			'2019-02-28',
			'2020-02-29',
			'2019-12-31'
		]);
		expect([undefined, 2000, 1_234_505, -1250].map(poundsField)).toEqual(['', '20', '12345.05', '-12.50']);
	});
});
