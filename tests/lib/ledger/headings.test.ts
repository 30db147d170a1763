import { describe, expect, it } from 'vitest';
import { findHeader } from '#lib/ledger/headings.ts';
import { readLedger } from '#lib/ledger/read-ledger.ts';
import { gridOf, ledgerSettings, readingFor } from '../../support/ledgers.ts';

const headerOf = (...rows: string[]) => findHeader(gridOf(rows.map((row) => row.split(','))));

describe('the row of headings', () => {
	it('stands first, or below titles, facts and blank rows', () => {
		expect(headerOf('Date,Family,Amount', '20/05/2019,F1,1').record).toBe(1);
		expect(
			headerOf('Spend return', '', 'Month,May 2019', 'Date,Family,Amount', '20/05/2019,F1,1').record
		).toBe(4);
	});
	it('is not a table of sums above it', () => {
		expect(
			headerOf(
				'Category,Amount',
				'Travel,20.00',
				'',
				'Date,Family,Category,Amount',
				'20/05/2019,F1,Travel,20.00'
			).record
		).toBe(4);
	});
	it('is none where no row says what its columns mean', () => {
		expect(headerOf('20/05/2019,F1,1', '21/05/2019,F1,2')).toEqual({
			record: null,
			records: [],
			headings: ['Column 1', 'Column 2', 'Column 3']
		});
	});
	it('can stand in two rows', () => {
		expect(headerOf(',Payment,,', 'Case,Date,Amount,Item', 'A1,20/05/2019,1,Bus')).toMatchObject({
			record: 2
		});
		expect(headerOf('Date,Case,Item,Cost', ',,,(£)', '20/05/2019,A1,Bus,1')).toEqual({
			record: 1,
			records: [1, 2],
			headings: ['Date', 'Case', 'Item', 'Cost (£)']
		});
		expect(headerOf('Date,Case,Item,Cost', '1,2,3,4', '20/05/2019,A1,Bus,1').records).toEqual([1, 2]);
	});
	it('is where somebody pointed', () => {
		const grid = gridOf([
			['Date', 'Amount'],
			['Date', 'Amount'],
			['20/05/2019', '1']
		]);
		expect(findHeader(grid, 2).record).toBe(2);
		expect(findHeader(grid, null).record).toBe(null);
	});
});

/** Headings with a row of values below each → the headings that were taken for their roles. */
function taken(columns: Record<string, string>): Record<string, string> {
	const headings = Object.keys(columns);
	const grid = gridOf([headings, Object.values(columns), Object.values(columns)]);
	const found = Object.entries(readingFor(grid).read.columns);
	return Object.fromEntries(found.map(([role, column]) => [role, headings[column]!]));
}
const refusal = (rows: string[][]) => {
	const result = readLedger(gridOf(rows), ledgerSettings());
	return result.ok ? null : result.problem;
};

describe('what columns mean', () => {
	it.each([
		[
			'date',
			[
				'Date',
				'Txn date',
				'Posting Date',
				'Date of spend',
				'Date paid',
				'When was it spent?',
				'TransactionDate'
			]
		],
		[
			'amount',
			['Amount', 'Net', 'Gross', 'Value', 'Cost', '£', 'Spend', 'Amount (£)', 'Total cost (£)', 'SPEND_AMT']
		],
		[
			'family',
			['Case', 'Case ref', 'Family', 'Family ID', 'Child ref', 'LAC no', 'Pseudonym', 'YP ref', 'FAMILY_ID']
		],
		['purpose', ['Purpose', 'Description', 'Item', 'What was bought', 'Details', 'Narrative', 'SPEND_DESC']],
		['note', ['Notes', 'Comments', 'Further details']],
		['reference', ['Ref', 'Transaction no', 'Invoice', 'Invoice No.', 'Voucher number']],
		['approved-by', ['Authorised by', 'Approved by', 'Who authorised it?']],
		['instalment', ['Instalment', 'Instalment no.']]
	])('%s', (role, headings) => {
		const values = {
			date: { Day: '20/05/2019' },
			amount: { Amount: '10.00' },
			family: { Family: 'F1' },
			purpose: { Purpose: 'Bus' }
		};
		for (const heading of headings) {
			const others = Object.entries(values).filter(([other]) => other !== role);
			const own = role === 'date' ? '20/05/2019' : role === 'amount' ? '10.00' : '1';
			const columns = Object.assign({ [heading]: own }, ...others.map(([, column]) => column));
			expect(taken(columns)).toMatchObject({ [role]: heading });
		}
	});

	it('the plainest of several is taken', () => {
		const date = '20/05/2019';
		expect(taken({ Family: 'F1', Net: '10', VAT: '2', Gross: '12', 'Running total': '99' }).amount).toBe(
			'Gross'
		);
		expect(taken({ Family: 'F1', Amount: '10', Gross: '12' }).amount).toBe('Amount');
		expect(taken({ Family: 'F1', 'Unit cost': '5', Quantity: '2', Total: '10' }).amount).toBe('Total');
		expect(taken({ 'Date agreed': date, 'Date paid': date, 'Date of birth': date, Amount: '10' }).date).toBe(
			'Date paid'
		);
		expect(taken({ Family: 'F1', Budget: '100', Amount: '10' }).amount).toBe('Amount');
	});

	it('“Type” is what its column holds', () => {
		expect(taken({ Family: 'F1', Amount: '1', Type: 'DR' })).toHaveProperty('direction');
		expect(taken({ Family: 'F1', Amount: '1', Type: 'Agreed' })).toHaveProperty('kind');
		expect(taken({ Family: 'F1', Amount: '1', Type: 'Food' })).toHaveProperty('category');
	});

	it('debit and credit go before an amount, and a refund is a credit', () => {
		expect(taken({ Date: '20/05/2019', Debit: '1', Credit: '', Amount: '1' })).toEqual({
			date: 'Date',
			debit: 'Debit',
			credit: 'Credit'
		});
		expect(taken({ Family: 'F1', Amount: '1', Refund: '' })).toEqual({
			family: 'Family',
			debit: 'Amount',
			credit: 'Refund'
		});
	});

	it('the amount is known by its content where no heading names it', () => {
		expect(taken({ Date: '20/05/2019', Family: 'F1', 'From the pot': '£10.00' }).amount).toBe('From the pot');
	});

	it('the date is known by its content where no heading names it, but a birthday is none', () => {
		const date = '20/05/2019';
		expect(taken({ Datum: date, Family: 'F1', Amount: '10.00' }).date).toBe('Datum');
		expect(taken({ 'Date of birth': date, Family: 'F1', Amount: '10.00' })).not.toHaveProperty('date');
		expect(taken({ Start: date, End: date, Family: 'F1', Amount: '10.00' })).not.toHaveProperty('date');
	});

	it('the heading of the amount says pence, and agreed', () => {
		const reading = readingFor(
			gridOf([
				['Case', 'Agreed budget (pence)'],
				['A1', '100']
			])
		);
		expect(reading.read.inPence).toBe(true);
		expect(reading.lines).toMatchObject([{ pence: 100, kind: 'agreed' }]);
	});

	it('is asked where nobody can say', () => {
		const problem = { code: 'columns-unclear' };
		expect(
			refusal([
				['Date', 'Family'],
				['20/05/2019', 'F1']
			])
		).toMatchObject(problem);
		expect(
			refusal([
				['Family', 'Amount', 'Amount'],
				['F1', '1', '2']
			])
		).toMatchObject(problem);
		expect(
			refusal([
				['Family', 'Amount agreed', 'Amount spent'],
				['F1', '1', '2']
			])
		).toMatchObject(problem);
		expect(
			refusal([
				['Family', '1st instalment', '2nd instalment'],
				['F1', '1', '2']
			])
		).toMatchObject(problem);
		expect(
			refusal([
				['Family', 'Apr', 'May'],
				['F1', '1.00', '2.00']
			])
		).toMatchObject(problem);
	});

	it('is as somebody chose', () => {
		const grid = gridOf([
			['Family', 'Amount agreed', 'Amount spent'],
			['F1', '1', '2']
		]);
		const chosen = readingFor(grid, { decisions: { columns: { family: 0, amount: 2 } } });
		expect(chosen.lines).toMatchObject([{ familyCode: 'F1', pence: 200, kind: 'spent' }]);
		expect(chosen.read).toMatchObject({ columnsFrom: 'chosen', columns: { family: 0, amount: 2 } });
		const remembered = readLedger(grid, {
			...ledgerSettings(),
			columns: { mapping: { family: 0, amount: 1, date: 9 }, from: 'remembered' }
		});
		expect(remembered).toMatchObject({
			reading: {
				lines: [{ pence: 100, kind: 'agreed' }],
				read: { columnsFrom: 'remembered', columns: { family: 0, amount: 1 } }
			}
		});
	});
});
