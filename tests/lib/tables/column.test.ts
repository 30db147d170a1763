// Which rows a table shows in which order, and the text that is copied from it.
import { describe, expect, it } from 'vitest';
import { asTabbedText, type Column, nextSort, rowsShown } from '#lib/tables/column.ts';

interface Item {
	name: string;
	count: number;
}
const columns: Column<Item>[] = [
	{ id: 'name', title: 'Name', value: (item) => item.name, width: 1 },
	{ id: 'count', title: 'Count', value: (item) => item.count, width: 1 }
];
const items = [
	{ name: 'Step 10', count: 2 },
	{ name: '', count: 30 },
	{ name: 'step 9', count: 2 },
	{ name: 'Écart', count: 11 }
];
const names = (words: string, column?: string, down = false) =>
	rowsShown(items, columns, words, column ? { column, down } : null).map((item) => item.name);

describe('rows of a table', () => {
	it('stand in the order of the model until they are sorted', () => {
		expect(names('')).toEqual(['Step 10', '', 'step 9', 'Écart']);
	});

	it('are sorted as people do, empty cells last either way', () => {
		expect(names('', 'name')).toEqual(['Écart', 'step 9', 'Step 10', '']);
		expect(names('', 'name', true)).toEqual(['Step 10', 'step 9', 'Écart', '']);
	});

	it('are sorted by size where cells are numbers, and keep their order where these are equal', () => {
		expect(names('', 'count')).toEqual(['Step 10', 'step 9', 'Écart', '']);
		expect(names('', 'count', true)).toEqual(['', 'Écart', 'Step 10', 'step 9']);
	});

	it('hold all the words that are looked for, in any column', () => {
		expect(names(' STEP 2 ')).toEqual(['Step 10', 'step 9']);
		expect(names('step 10')).toEqual(['Step 10']);
		expect(names('nothing')).toEqual([]);
	});

	it('are sorted up, then down, then not by the same heading', () => {
		const up = nextSort(null, 'name');
		const down = nextSort(up, 'name');
		expect([up, down, nextSort(down, 'name')]).toEqual([
			{ column: 'name', down: false },
			{ column: 'name', down: true },
			null
		]);
		expect(nextSort(down, 'count')).toEqual({ column: 'count', down: false });
	});
});

describe('the copied text', () => {
	it('has headings and one line a row', () => {
		expect(asTabbedText([items[0]!], columns)).toBe('Name\tCount\nStep 10\t2');
	});

	it('holds no breaks or tabs within a cell, and nothing that a spreadsheet would reckon with', () => {
		const odd = ['=1+1', '+44', '-5 %', '@home', '\t=1', 'a\tb\r\nc', 'a=b'].map((name) => ({
			name,
			count: -1
		}));
		const cells = asTabbedText(odd, columns)
			.split('\n')
			.slice(1)
			.map((row) => row.split('\t')[0]);
		expect(cells).toEqual(["'=1+1", "'+44", "'-5 %", "'@home", "' =1", 'a b c', 'a=b']);
	});
});
