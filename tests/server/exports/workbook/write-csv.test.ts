import { describe, expect, it } from 'vitest';
import { textOf } from '#lib/ledger/grid.ts';
import { writeCsv } from '#server/exports/workbook/write-csv.ts';
import { gridOf } from '../../../support/read-tables.ts';

const table = {
	name: 'Nodes',
	columns: ['Node', 'Records', 'Why'],
	rows: [
		['Trust “grows”', 3, 'quick, local'],
		['=1+1', -2.5, 'say "yes"'],
		['  @SUM(A1)', null, 'two\nlines']
	]
};

describe('a table as CSV', () => {
	it('is RFC 4180 in UTF-8 with a mark, numbers as they are, formulas as text', () =>
		expect(writeCsv(table)).toBe(
			'\ufeffNode,Records,Why\r\nTrust “grows”,3,"quick, local"\r\n\'=1+1,-2.5,"say ""yes"""\r\n\'  @SUM(A1),,"two\nlines"\r\n'
		));

	it('comes back through our own reader', async () => {
		const { rows } = await gridOf(writeCsv(table));
		expect(rows.map(([first]) => textOf(first))).toEqual(['Node', 'Trust “grows”', "'=1+1", "'  @SUM(A1)"]);
	});
});
