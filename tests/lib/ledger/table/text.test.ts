import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TABLE_LIMITS } from '#lib/ledger/grid.ts';
import { gridOf, problemOf } from '../../../support/read-tables.ts';

const rowsOf = async (text: string) => (await gridOf(text)).rows;

describe('records of a text', () => {
	it('keeps every record in its place, blank ones and title rows too', async () => {
		expect(await rowsOf('Return for June\n\nDate,Amount\n01/06/2019,12.50\n\n')).toEqual([
			['Return for June'],
			[''],
			['Date', 'Amount'],
			['01/06/2019', '12.50'],
			['']
		]);
	});

	it('counts a quoted cell with line breaks and doubled marks as part of one record', async () => {
		expect(await rowsOf('a,"one\ntwo, ""three""\r\nfour"\nb,2')).toEqual([
			['a', 'one\ntwo, "three"\r\nfour'],
			['b', '2']
		]);
	});

	it.each(['\n', '\r\n', '\r'])('takes %j as the end of a record', async (end) => {
		expect(await rowsOf(['a,b', '1,"2"', '', '3,4', ''].join(end))).toEqual([
			['a', 'b'],
			['1', '2'],
			[''],
			['3', '4']
		]);
	});

	it('takes mixed ends of records, and leaves those in cells as they are', async () => {
		expect(await rowsOf('a,b\r\n1,"x\r\ny"\n2,"x\ny"\r3,z\r\n')).toEqual([
			['a', 'b'],
			['1', 'x\r\ny'],
			['2', 'x\ny'],
			['3', 'z']
		]);
	});

	it('keeps ragged records and trailing delimiters', async () => {
		expect(await rowsOf('a,b,c\n1\n1,2,3,,\n')).toEqual([['a', 'b', 'c'], ['1'], ['1', '2', '3', '', '']]);
	});

	it('keeps what a spreadsheet would take for a formula exactly, and apostrophes and spaces', async () => {
		const cells = ['=1+1', '+44', '-5', '@cmd', "'007", ' x ', '=HYPERLINK("a")'];
		expect(await rowsOf(Papa.unparse([cells, cells]))).toEqual([cells, cells]);
	});

	it('keeps a quotation mark within a cell', async () => {
		expect(await rowsOf('a,b\n5" pipe,"The "Big" shop"\n')).toEqual([
			['a', 'b'],
			['5" pipe', 'The "Big" shop']
		]);
	});

	it('drops the zeros that pad a field and the end mark of DOS', async () => {
		expect(await rowsOf('a,b\nx\0\0\0,1\n\x1a')).toEqual([
			['a', 'b'],
			['x', '1']
		]);
	});

	it('reads back what was written', () =>
		fc.assert(
			fc.asyncProperty(
				fc.constantFrom(',', ';', '\t', '|'),
				fc.constantFrom('\n', '\r\n'),
				fc.array(fc.array(fc.stringMatching(/^[\w ,;"|\t\n'£=é.-]*$/), { minLength: 3, maxLength: 3 }), {
					minLength: 1,
					maxLength: 20
				}),
				async (delimiter, newline, rows) => {
					const heading = ['Date', 'Amount', 'Purpose'];
					const text = Papa.unparse([heading, ...rows], { delimiter, newline, quotes: true });
					expect((await gridOf(`sep=${delimiter}${newline}${text}`)).rows.slice(1)).toEqual([
						heading,
						...rows
					]);
				}
			),
			{ numRuns: 60 }
		));
});

describe('the delimiter', () => {
	it.each([
		[',', 'Date,Purpose,Amount\n01/06/2019,"Bus; taxi; train",12.50\n02/06/2019,Food,3\n'],
		[';', 'Datum;Betrag\n01.06.2019;12,50\n02.06.2019;3,00\n'],
		[';', 'A1;12,50\nA2;3,00\nA3;7,25\n'],
		[';', 'Return;;\n;;\nDate;Amount;Purpose\n01/06/2019;1.234,50;Bus, taxi\n02/06/2019;3,00;Food\n'],
		['\t', 'Date\tAmount\tPurpose\n01/06/2019\t1,234.50\tBus, taxi, train\n02/06/2019\t3\tFood, drink\n'],
		['|', 'Date|Amount\n01/06/2019|12.50\n02/06/2019|3,000.00\n'],
		[',', 'Monthly return; Hillingdon\nPrepared by a; b; c\n\nDate,Amount\n01/06/2019,1\n02/06/2019,2\n'],
		[',', 'Amount\n12\n13\n'],
		['\t', '01/06/2019\tBus, taxi\n02/06/2019\tFood, drink\n'],
		[';', 'Date;Family;For;Amount\n1;H1;x;2,50\n2;H2;;3,10;\n3;H3;y;7,25\n']
	])('is %j', async (delimiter, text) => {
		expect((await gridOf(text)).delimiter).toBe(delimiter);
	});

	it('is the one that the first line states, which is a record like any other', async () => {
		const { delimiter, rows } = await gridOf('sep=;\r\nDate;Amount, in £\r\n01/06/2019;1,5\r\n');
		expect(delimiter).toBe(';');
		expect(rows).toEqual([['sep=;'], ['Date', 'Amount, in £'], ['01/06/2019', '1,5']]);
	});
});

it.each(['^', '~', ':'])('takes %s as delimiter where the file says so', async (delimiter) => {
	const { rows } = await gridOf(`"sep=${delimiter}"\r\na${delimiter}b\n1${delimiter}"x\ny"\r\n`);
	expect(rows).toEqual([[`sep=${delimiter}`], ['a', 'b'], ['1', 'x\ny']]);
});

describe('a text that cannot be read', () => {
	it.each(['', ' \r\n\t\n', ',,,\n,,,\n', '\ufeff', '\0\0\0\0'])('is empty: %j', async (text) => {
		expect((await problemOf(text)).code).toBe('empty-file');
	});

	it('is damaged where a cell never ends, and says in which record it begins', async () => {
		const { code, message } = await problemOf('Date,Purpose\n1,"a\nb"\n2,"Meal for\n3,x\n');
		expect(code).toBe('damaged');
		expect(message).toContain('record 3');
		expect(message).not.toContain('Meal');
	});

	it('has too many rows, columns or bytes', async () => {
		const limits = { ...TABLE_LIMITS, rows: 3, columns: 2 };
		expect((await gridOf('a,b\n1,2\n3,4\n', { limits })).rows).toHaveLength(3);
		expect((await problemOf('a,b\n1,2\n3,4\n5,6\n', { limits })).code).toBe('too-many-rows');
		expect((await problemOf('a\n'.repeat(9), { limits })).code).toBe('too-many-rows');
		expect((await problemOf('a,b\n1,2,3\n', { limits })).code).toBe('too-many-columns');
		expect((await problemOf('a,b\n1,2\n', { limits: { ...limits, bytes: 7 } })).code).toBe('too-large');
	});

	it('is empty, or no table, in no time', async () => {
		expect((await problemOf('\x1a'.repeat(300_000))).code).toBe('empty-file');
		expect((await gridOf(`${'\x1a'.repeat(300_000)}x`)).rows).toHaveLength(1);
	});

	it('lets blank cells beyond the last column pass', async () => {
		const limits = { ...TABLE_LIMITS, columns: 2 };
		expect((await gridOf('a,b,,,\n1,2,,,\n', { limits })).rows).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});

	it('is refused before it is taken apart where it is no table at all', async () => {
		for (const text of ['x,'.repeat(600_000), '"a"b'.repeat(300_000), `${'a"b'.repeat(30)}\n`.repeat(5000)])
			expect((await problemOf(text)).code).toBe('not-a-table');
	});
});
