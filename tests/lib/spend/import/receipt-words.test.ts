import { describe, expect, it } from 'vitest';
import type { Receipt } from '#lib/ledger/receipt.ts';
import { withRole } from '#lib/spend/import/columns.ts';
import { fileOfPasted } from '#lib/spend/import/paste.ts';
import {
	balanceOf,
	balanceWords,
	byReason,
	headline,
	recordsWords,
	siteWords,
	totalsNotCompared
} from '#lib/spend/import/receipt-words.ts';

const line = (record: number, pence: number) => ({ record, date: null, family: null, pence });
const left = (record: number, why: string) => ({ record, why, message: why });
const receipt = (more: Partial<Receipt>): Receipt => ({
	headerRecord: 1,
	records: [line(2, 100), line(3, 250)],
	questions: [{ record: 4, field: 'date', raw: '', why: 'x' }],
	rejected: [left(5, 'no-amount')],
	skipped: [left(6, 'blank')],
	personalData: [],
	control: { records: 2, sumPence: 350 },
	read: {
		format: 'csv',
		encoding: 'utf-8',
		delimiter: ',',
		sheets: [],
		dateSystem: null,
		dateOrder: { order: 'dmy', from: 'study', against: [] },
		headings: [],
		columns: {},
		columnsFrom: 'suggested',
		fileRecords: 6,
		totals: [],
		inPence: false,
		kind: 'spent'
	},
	held: { already: 0, notInFile: 0, changed: [], reversals: [] },
	...more
});

describe('the balance of a receipt', () => {
	it('finds every record of the file in one place', () => {
		const balance = balanceOf(receipt({}));
		expect(balance).toEqual({
			records: 5,
			imported: 2,
			asked: 1,
			rejected: 1,
			skipped: 1,
			pence: 350,
			addsUp: true
		});
		expect(balanceWords(balance)).toBe('5 records: 2 to import, 1 to decide, 1 rejected, 1 skipped.');
	});

	it('counts a record that is asked about twice once, and one with personal data as undecided', () => {
		const question = { record: 4, field: 'amount', raw: '', why: 'x' } as const;
		const balance = balanceOf(
			receipt({
				questions: [...receipt({}).questions, question],
				personalData: [{ record: 3, field: 'note', text: 'x', kind: 'name' }]
			})
		);
		expect(balance).toMatchObject({ imported: 1, asked: 2, pence: 100, addsUp: true });
	});

	it('says where a record is missing', () => {
		expect(balanceOf(receipt({ skipped: [] })).addsUp).toBe(false);
	});
});

describe('records in words', () => {
	it('put neighbours together and end somewhere', () => {
		expect(recordsWords([9, 2, 3, 4, 12])).toBe('2–4, 9, 12');
		expect(recordsWords([1, 3, 5, 7, 8], 2)).toBe('1, 3 and 3 more');
	});
	it('stand under their reason, the commonest first', () => {
		expect(
			byReason([left(1, 'a'), left(2, 'b'), left(3, 'b')]).map(({ why, records }) => [why, records])
		).toEqual([
			['b', [2, 3]],
			['a', [1]]
		]);
	});
});

describe('columns', () => {
	it('have one meaning each, and each meaning one column', () => {
		expect(withRole({ date: 0, amount: 1 }, 2, 'amount')).toEqual({ date: 0, amount: 2 });
		expect(withRole({ date: 0, amount: 1 }, 0, 'family')).toEqual({ amount: 1, family: 0 });
		expect(withRole({ date: 0, amount: 1 }, 0, '')).toEqual({ amount: 1 });
	});
});

describe('a pasted table', () => {
	it('becomes a file of the same cells', async () => {
		expect(await fileOfPasted('Date\tAmount\r\n1/5/2019\t£12\r\n')!.text()).toBe(
			'Date\tAmount\n1/5/2019\t£12\n'
		);
	});
	it('is none without two rows and two columns', () => {
		expect(fileOfPasted('Date\tAmount')).toBeNull();
		expect(fileOfPasted('a\nb\nc')).toBeNull();
	});
});

describe('what a receipt says first', () => {
	const sum = { imported: 15, pence: 522859 };

	it('is whether the sums are spent or agreed, and of which site', () => {
		expect(headline(sum, 'spent', 'Hillingdon')).toBe('15 payments, £5,228.59 spent, Hillingdon');
		expect(headline(sum, 'agreed', '')).toBe('15 lines, £5,228.59 agreed');
	});

	it('adds no spent and agreed sums', () => {
		expect(headline(sum, 'mixed', 'Wigan')).toBe('15 lines, some spent and some agreed, Wigan');
	});

	it('names the chosen site, the only one, or that the file has a column of sites', () => {
		const sites = [
			{ id: 'a', name: 'Ayton' },
			{ id: 'b', name: 'Beeley' }
		];
		expect(siteWords({ columns: {} }, 'b', sites)).toBe('Beeley');
		expect(siteWords({ columns: {} }, '', sites)).toBe('');
		expect(siteWords({ columns: {} }, '', sites.slice(0, 1))).toBe('Ayton');
		expect(siteWords({ columns: { site: 2 } }, '', sites)).toBe('sites as in the file');
	});

	it('finds totals that hold nothing to compare', () => {
		const { read } = receipt({});
		const skipped = [left(6, 'blank'), left(7, 'total'), left(8, 'total')];
		const totals = [{ record: 7, pence: 1, computedPence: 1, agrees: true }];
		expect(totalsNotCompared({ skipped, read: { ...read, totals } })).toEqual([8]);
	});
});
