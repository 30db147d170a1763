import { describe, expect, it } from 'vitest';
import { TABLE_LIMITS } from '#lib/ledger/grid.ts';
import { gridOf, problemOf } from '../../../support/read-tables.ts';
import { workbook, workbookParts, type SheetCell } from '../../../support/workbooks.ts';

describe('sheets of a workbook', () => {
	const table: SheetCell[][] = [['Date'], ['x']];

	it('are all named; the first visible one with a table is read', async () => {
		const { sheets, rows } = await gridOf(
			workbook({
				sheets: [
					{ name: 'Old', rows: table, hidden: true },
					{ name: 'Secret', rows: [...table, ['y']], hidden: 'very' },
					{ name: 'Cover', rows: [['Return']] },
					{ name: 'Data & more', rows: [['Date'], [], ['z']] },
					{ name: 'Empty', rows: [] }
				]
			})
		);
		expect(rows.at(-1)).toEqual(['z']);
		expect(sheets).toEqual([
			{ name: 'Old', rows: 2, hidden: true, used: false },
			{ name: 'Secret', rows: 3, hidden: true, used: false },
			{ name: 'Cover', rows: 1, hidden: false, used: false },
			{ name: 'Data & more', rows: 3, hidden: false, used: true },
			{ name: 'Empty', rows: 0, hidden: false, used: false }
		]);
	});

	it('can be chosen by name, hidden or not', async () => {
		const file = workbook({
			sheets: [
				{ name: 'A', rows: table },
				{ name: 'B', rows: [['Hidden'], ['1']], hidden: true }
			]
		});
		expect((await gridOf(file, { sheet: 'b' })).rows[0]).toEqual(['Hidden']);
		const problem = await problemOf(file, { sheet: 'C' });
		expect(problem.code).toBe('no-such-sheet');
		expect(problem.message).toContain('“A”, “B” (hidden)');
	});

	it('are not read unasked where they are hidden', async () => {
		const file = workbook({
			sheets: [
				{ name: 'A', rows: [] },
				{ name: 'B', rows: table, hidden: true }
			]
		});
		expect((await problemOf(file)).code).toBe('no-such-sheet');
	});

	it('may be of any size where they are not read', async () => {
		const limits = { ...TABLE_LIMITS, rows: 2, columns: 1 };
		const wide = { name: 'Wide', rows: [['a', 'b'], ['c'], ['d']], hidden: true };
		const file = workbook({ sheets: [wide, { name: 'A', rows: table }] });
		expect((await gridOf(file, { limits })).sheets[0]).toMatchObject({ rows: 3, used: false });
		expect((await problemOf(file, { limits, sheet: 'Wide' })).code).toBe('too-many-columns');
	});

	it('are all empty, or the one that was asked for is', async () => {
		const file = workbook({
			sheets: [
				{ name: 'A', rows: [[' ']] },
				{ name: 'B', rows: table }
			]
		});
		expect((await problemOf(file, { sheet: 'A' })).code).toBe('empty-file');
		expect((await gridOf(file)).rows).toEqual(table);
	});

	it('are all empty', async () => {
		expect((await problemOf(workbook({ sheets: [{ name: 'A', rows: [[], [null, '']] }] }))).code).toBe(
			'empty-file'
		);
	});

	it('are found by the relations of the workbook, wherever they are', async () => {
		const {
			'xl/worksheets/sheet1.xml': sheet,
			'xl/_rels/workbook.xml.rels': relations,
			...parts
		} = workbookParts({
			sheets: [{ name: 'A', rows: table }]
		});
		const moved = workbook(
			{ sheets: [] },
			{
				...parts,
				'elsewhere/a.xml': sheet!,
				'xl/_rels/workbook.xml.rels': relations!.replace('worksheets/sheet1.xml', '/elsewhere/a.xml')
			}
		);
		expect((await gridOf(moved)).rows).toEqual(table);
	});
});
