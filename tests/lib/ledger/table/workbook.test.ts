import { describe, expect, it } from 'vitest';
import { TABLE_LIMITS, textOf, type Cell } from '#lib/ledger/grid.ts';
import { gridOf, problemOf } from '../../../support/read-tables.ts';
import { serialOf, workbook, type SheetCell, type SheetContent } from '../../../support/workbooks.ts';

const oneSheet = (sheet: Omit<SheetContent, 'name'>, date1904 = false) =>
	workbook({ sheets: [{ name: 'June', ...sheet }], date1904 });

/** What becomes of these cells, which stand below a row of headings. */
async function cellsOf(cells: readonly SheetCell[], date1904 = false): Promise<readonly Cell[]> {
	const grid = await gridOf(oneSheet({ rows: [['Heading'], cells] }, date1904));
	return grid.rows[1]!;
}

/** A workbook whose sheet is written by hand. */
const withSheet = (sheetData: string, before = '', after = '') =>
	workbook(
		{ sheets: [{ name: 'June', rows: [] }] },
		{
			'xl/worksheets/sheet1.xml': `${before}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${sheetData}</x:sheetData>${after}</x:worksheet>`
		}
	);

describe('cells of a workbook', () => {
	it('are text as it stands, also where it looks like a number or a formula', async () => {
		const texts = ['007', '=1+1', ' a ', '<b> & "c"', 'one\r\ntwo', '12.50', '£5', '_x'];
		expect(await cellsOf(texts)).toEqual(texts);
		expect(await cellsOf(texts.map((inline) => ({ inline })))).toEqual(texts);
		expect(await cellsOf([{ rich: ['Meal ', 'for', ' family'] }, true, false])).toEqual([
			'Meal for family',
			'TRUE',
			'FALSE'
		]);
	});

	it('are numbers, and text as their format shows it', async () => {
		expect(
			await cellsOf([
				1234.5,
				{ number: 1234.5, format: 4 },
				{ number: -12.5, format: '"£"#,##0.00;[Red]("£"#,##0.00)' },
				{ number: 7, format: '000' },
				{ number: 12.300000000000001, format: '0.00' },
				{ number: 12345678901, format: 0 },
				{ number: 0.125, format: '0.0%' }
			])
		).toEqual([
			{ text: '1234.5', number: 1234.5 },
			{ text: '1,234.50', number: 1234.5 },
			{ text: '(£12.50)', number: -12.5 },
			{ text: '007', number: 7 },
			{ text: '12.30', number: 12.3 },
			{ text: '12345678901', number: 12345678901 },
			{ text: '12.5%', number: 0.125 }
		]);
	});

	it('show the currency of their format', async () => {
		const formats = [
			'[$€-2] #,##0.00',
			'#,##0.00\\ [$€-407]',
			'[$$-409]#,##0.00',
			'[$£-809]#,##0.00',
			'[$CHF] 0.00'
		];
		const shown = await cellsOf(formats.map((format) => ({ number: 20, format })));
		expect(shown.map((cell) => textOf(cell))).toEqual([
			'€ 20.00',
			'20.00 €',
			'$20.00',
			'£20.00',
			'CHF 20.00'
		]);
	});

	it('are plain numbers where their format cannot be shown', async () => {
		const formats = ['# ?????????/?????????', `0.${'0'.repeat(200)}`, `0${'"x"'.repeat(100)}`, 'GENERAL'];
		for (const cell of await cellsOf(formats.map((format) => ({ number: 0.7310585, format }))))
			expect(cell).toEqual({ text: '0.7310585', number: 0.7310585 });
	});

	it('are the result of a formula, broken where there is none', async () => {
		expect(
			await cellsOf([
				{ formula: 'A1*2', value: 25 },
				{ formula: 'A1&"x"', value: 'x' },
				{ formula: 'IF(A1="","",1)', value: '' },
				{ formula: 'SUM(B1:B9)' },
				{ error: '#REF!' }
			])
		).toEqual([
			{ text: '25', number: 25, formula: true },
			{ text: 'x', formula: true },
			{ text: '', formula: true },
			{ text: '', formula: true, broken: 'no-value' },
			{ text: '#REF!', broken: 'error' }
		]);
		const { rows } = await gridOf(
			withSheet(
				'<x:row><x:c t="e"><x:f>A1/0</x:f><x:v>#DIV/0!</x:v></x:c><x:c><x:f>1</x:f><x:v/></x:c></x:row>'
			)
		);
		expect(rows[0]).toEqual([
			{ text: '#DIV/0!', formula: true, broken: 'error' },
			{ text: '', formula: true, broken: 'no-value' }
		]);
	});

	it('may leave out their places, as some programs do', async () => {
		const { rows } = await gridOf(
			withSheet("<x:row><x:c><x:v>1</x:v></x:c><x:c r='D1'><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row>")
		);
		expect(rows[0]!.map((cell) => (typeof cell === 'string' ? cell : cell.number))).toEqual([
			1,
			'',
			'',
			2,
			3
		]);
	});

	it('leave out how names are spoken', async () => {
		const { rows } = await gridOf(
			withSheet(
				'<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t><x:rPh sb="0" eb="1"><x:t>b</x:t></x:rPh></x:is></x:c></x:row>'
			)
		);
		expect(rows).toEqual([['a']]);
	});
});

describe('days in a workbook', () => {
	const day = '2019-06-05';

	it.each([
		'dd/mm/yyyy',
		14,
		'mmm yyyy',
		'[$-809]d mmmm yyyy;@',
		'[$-F800]dddd\\, mmmm dd',
		'd.m.yy',
		'h:mm mm/yy'
	])('are those of numbers with the format %s', async (format) => {
		for (const date1904 of [false, true]) {
			const [cell] = await cellsOf([{ date: day, format }], date1904);
			expect(cell).toMatchObject({ date: day, number: serialOf(day, date1904) });
		}
	});

	it.each([
		'0.00',
		'General',
		'"day "0',
		'0 \\d',
		'[Red]#,##0',
		'h:mm',
		'[h]:mm:ss',
		'mm:ss',
		21,
		'0.00E+00',
		'_d0'
	])('are not those with the format %s', async (format) => {
		const [cell] = await cellsOf([{ number: 43621.5, format }]);
		expect(cell).not.toHaveProperty('date');
	});

	it('are shown as their format says, and plainly where it leaves that to the machine', async () => {
		const cells = await cellsOf([
			{ date: day },
			{ date: day, format: 'd mmm yyyy' },
			{ date: day, format: 14 }
		]);
		expect(cells.map((cell) => (cell as { text: string }).text)).toEqual(['05/06/2019', '5 Jun 2019', day]);
	});

	it('are counted as Excel counts them, with a 29 February 1900 that never was', async () => {
		const format = 'dd/mm/yyyy';
		const serials = [0, 1, 59, 60, 61, 43621.75, 2958465, 2958466, -1];
		const days = async (date1904: boolean) =>
			(
				await cellsOf(
					serials.map((number) => ({ number, format })),
					date1904
				)
			).map((cell) => (cell as { date?: string }).date);
		expect(await days(false)).toEqual([
			undefined,
			'1900-01-01',
			'1900-02-28',
			undefined,
			'1900-03-01',
			'2019-06-05',
			'9999-12-31',
			undefined,
			undefined
		]);
		expect((await days(true)).slice(0, 6)).toEqual([
			'1904-01-01',
			'1904-01-02',
			'1904-02-29',
			'1904-03-01',
			'1904-03-02',
			'2023-06-06'
		]);
	});

	it('may be written as ISO dates', async () => {
		expect(await cellsOf([{ isoDate: day }, { isoDate: `${day}T00:00:00Z` }])).toEqual([
			{ text: day, date: day },
			{ text: `${day}T00:00:00Z`, date: day }
		]);
	});

	it('say which system counts them', async () => {
		expect((await gridOf(oneSheet({ rows: [['a'], ['b']] }))).dateSystem).toBe(1900);
		expect((await gridOf(oneSheet({ rows: [['a'], ['b']] }, true))).dateSystem).toBe(1904);
	});
});

describe('rows of a workbook', () => {
	it('keep their number though blank ones are not written, up to the last that holds something', async () => {
		const { rows } = await gridOf(oneSheet({ rows: [[], ['Date'], [], [null, 5], [''], []] }));
		expect(rows).toEqual([[], ['Date'], [], ['', { text: '5', number: 5 }]]);
	});

	it('say which of them are hidden, by hand or by a filter', async () => {
		const { hiddenRows } = await gridOf(
			oneSheet({ rows: [['a'], ['b'], ['c'], ['d']], hiddenRows: [2, 4, 9] })
		);
		expect([...hiddenRows]).toEqual([2, 4]);
	});

	it('have the value of merged cells in each of them', async () => {
		const { rows } = await gridOf(
			oneSheet({
				rows: [['Return for June'], ['Family', 'Amount'], ['H01', 5], [null, 6], ['H02', 7]],
				merges: ['A1:D1', 'A3:A4', 'A5:A1048576']
			})
		);
		expect(rows).toEqual([
			['Return for June', { text: 'Return for June', merged: true }],
			['Family', 'Amount'],
			['H01', { text: '5', number: 5 }],
			[
				{ text: 'H01', merged: true },
				{ text: '6', number: 6 }
			],
			['H02', { text: '7', number: 7 }]
		]);
	});

	it('are not too many, nor too wide; formats beyond the table do not count', async () => {
		const limits = { ...TABLE_LIMITS, rows: 3, columns: 2 };
		const read = (rows: SheetCell[][]) => problemOf(oneSheet({ rows }), { limits });
		expect((await read([['a'], ['b'], ['c'], ['d']])).code).toBe('too-many-rows');
		expect((await read([['a'], ['b', 'c', 'd']])).code).toBe('too-many-columns');
		const formatted = withSheet(
			'<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="XFD1" s="1"/></x:row><x:row r="1048576"><x:c r="A1048576" s="1"/></x:row>'
		);
		expect((await gridOf(formatted, { limits })).rows).toHaveLength(1);
	});
});

it('says how far it is', async () => {
	const steps: number[] = [];
	await gridOf(oneSheet({ rows: [['a'], ['b']] }), {
		progress: (done, of) => steps.push(done / of)
	});
	expect(steps.at(-1)).toBe(1);
	expect(steps).toEqual([...steps].sort((a, b) => a - b));
});
