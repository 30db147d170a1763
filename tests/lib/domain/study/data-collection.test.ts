// What was collected, its sums, and what of it may be shown.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	collectedSum,
	type DataCollectionRow,
	releasedCollection,
	totalDiffers
} from '#lib/domain/study/data-collection.ts';
import type { Study } from '#lib/domain/study/study.ts';

const rowOf = (numbers: number[], more: Partial<DataCollectionRow> = {}): DataCollectionRow => ({
	id: 'row',
	what: 'Interviews: parents',
	ofFamilies: true,
	cells: numbers.map((n, i) => ({ siteId: `s${i}`, phaseId: null, n })),
	printedTotal: numbers.reduce((sum, n) => sum + n, 0),
	citations: [],
	note: 'A note that could tell',
	...more
});
const released = (row: DataCollectionRow) => releasedCollection([row], 5)[0]!;

describe('data collected', () => {
	const { dataCollection } = JSON.parse(
		readFileSync(new URL('../../../../server/sample-study/study.json', import.meta.url), 'utf8')
	) as Study;

	it('adds up as the article prints it, but for the finance returns', () => {
		expect(dataCollection).toHaveLength(11);
		expect(dataCollection.filter(totalDiffers).map(({ id, printedTotal }) => [id, printedTotal])).toEqual([
			['finance-returns', 48]
		]);
		expect(collectedSum(dataCollection.at(-1)!)).toBe(30);
	});

	it('shows of a row with few parents its total alone', () => {
		expect(released(rowOf([8, 6, 1]))).toMatchObject({ cells: null, printedTotal: 15, note: '' });
		expect(released(rowOf([2, 0, 1]))).toMatchObject({ cells: null, printedTotal: null, note: '' });
	});

	it('shows all of a row without small numbers, and of staff', () => {
		for (const row of [rowOf([8, 0, 5]), rowOf([1, 2], { ofFamilies: false })])
			expect(released(row)).toBe(row);
		expect(releasedCollection([rowOf([1])], null)).toEqual([rowOf([1])]);
	});

	it('withholds numbers that a small number parts from the printed total', () => {
		expect(released(rowOf([10, 10], { printedTotal: 22 }))).toMatchObject({ cells: null, printedTotal: 22 });
	});

	it('is withheld once', () => {
		const once = releasedCollection([rowOf([8, 6, 1])], 5);
		expect(releasedCollection(once, 5)).toEqual(once);
	});
});
