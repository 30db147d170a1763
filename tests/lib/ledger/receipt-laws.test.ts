import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import type { Cell } from '#lib/ledger/grid.ts';
import {
	linesToImport,
	readLedger,
	receiptOf,
	reconcile,
	type HeldLine,
	type LedgerLine
} from '#lib/ledger/read-ledger.ts';
import { fingerprintOf } from '#lib/ledger/fingerprint.ts';
import type { Receipt } from '#lib/ledger/receipt.ts';
import { gridOf, ledgerSettings, readingFor } from '../../support/ledgers.ts';

const SITE = 'hillingdon';
const HEADINGS = ['Date', 'Family', 'Purpose', 'Amount', 'Ref', 'Notes'];

const dates = fc.constantFrom(
	'20/05/2019',
	'05/06/2019',
	'2019-05-20',
	'31/02/2019',
	'May 2019',
	'',
	'tbc',
	'05/20/2019'
);
const families = fc.constantFrom('F1', 'F2', 'f1', '', 'F1 & F2', 'Total', 'n/a');
const purposes = fc.constantFrom(
	'Taxi',
	'taxi ',
	'Meal',
	'Total',
	'Subtotal',
	'Refund of taxi',
	'Mrs Smith, 07700 900123',
	''
);
const amounts = fc.constantFrom(
	'10.00',
	'10.00',
	'5',
	'(10.00)',
	'1.234',
	'tbc',
	'',
	'15.00',
	'£1,200',
	'c. £20',
	'-5'
);
const references = fc.constantFrom('', '', 'T1', 'T2');
const cell = (text: fc.Arbitrary<string>): fc.Arbitrary<Cell> =>
	fc.oneof(
		{ weight: 8, arbitrary: text },
		{ weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
		{
			weight: 1,
			arbitrary: fc.record(
				{
					text: text,
					number: fc.constantFrom(10, 12.345, 43605, -3),
					formula: fc.boolean(),
					merged: fc.boolean(),
					broken: fc.constantFrom('error' as const, 'no-value' as const)
				},
				{ requiredKeys: ['text'] }
			)
		}
	);
const record = fc.oneof(
	{
		weight: 10,
		arbitrary: fc.tuple(
			cell(dates),
			cell(families),
			cell(purposes),
			cell(amounts),
			cell(references),
			cell(purposes)
		)
	},
	{ weight: 1, arbitrary: fc.constant(['', '', '', '']) },
	{ weight: 1, arbitrary: fc.constant([]) },
	{ weight: 1, arbitrary: fc.constant(HEADINGS) },
	{ weight: 1, arbitrary: fc.array(fc.string({ maxLength: 8 }), { maxLength: 8 }) },
	{ weight: 1, arbitrary: amounts.map((amount) => ['', '', '', amount]) }
);
const table = fc.record({
	titles: fc.array(fc.constantFrom([], ['Spend return'], ['Month', 'May 2019']), { maxLength: 3 }),
	records: fc.array(record, { maxLength: 25 }),
	hidden: fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 3 }),
	order: fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd')
});

type Rows = readonly (readonly Cell[])[];
const gridFrom = ({ titles, records, hidden }: { titles: Rows; records: Rows; hidden: number[] }) =>
	gridOf([...titles, HEADINGS, ...records], { hiddenRows: new Set(hidden) });

/** Every record of the file, each as often as the receipt has it; questions about one record count once. */
const placesOf = (receipt: Receipt) => [
	...(receipt.headerRecord === null ? [] : [receipt.headerRecord]),
	...[...receipt.records, ...receipt.rejected, ...receipt.skipped].map(({ record: each }) => each),
	...new Set(receipt.questions.map(({ record: each }) => each))
];

const held = (lines: readonly LedgerLine[]): HeldLine[] =>
	lines.map((line) => ({
		...line,
		id: `line-${line.record}`,
		siteId: line.siteId ?? SITE,
		fingerprint: fingerprintOf(line, line.siteId ?? SITE)
	}));

describe('the receipt of any table', () => {
	it('has every record in exactly one place, and its sum is that of its records', () => {
		fc.assert(
			fc.property(table, (each) => {
				const grid = gridFrom(each);
				const reading = readingFor(grid, { dateOrder: each.order });
				const receipt = receiptOf(reading, reconcile(reading.lines, [], { siteId: SITE }));
				expect(placesOf(receipt).sort((a, b) => a - b)).toEqual(grid.rows.map((_, at) => at + 1));
				expect(receipt.control.records).toBe(receipt.records.length);
				expect(receipt.control.sumPence).toBe(receipt.records.reduce((sum, { pence }) => sum + pence, 0));
			}),
			{ numRuns: 300 }
		);
	});

	it('has every record in one place whatever the file is', () => {
		const anything = fc.array(fc.array(fc.oneof(fc.string(), dates, amounts, families), { maxLength: 6 }), {
			maxLength: 15
		});
		fc.assert(
			fc.property(anything, (rows) => {
				const result = readLedger(gridOf(rows), ledgerSettings());
				if (!result.ok) {
					expect(result.problem.code).toBe('columns-unclear');
					return;
				}
				const receipt = receiptOf(result.reading, reconcile(result.reading.lines, [], { siteId: SITE }));
				expect(placesOf(receipt).sort((a, b) => a - b)).toEqual(rows.map((_, at) => at + 1));
			}),
			{ numRuns: 300 }
		);
	});

	it('is the same whenever it is made', () => {
		fc.assert(
			fc.property(table, (each) => {
				expect(readingFor(gridFrom(each))).toEqual(readingFor(gridFrom(each)));
			})
		);
	});

	it('has no line of the first import in the second', () => {
		fc.assert(
			fc.property(table, (each) => {
				const reading = readingFor(gridFrom(each), { dateOrder: each.order });
				const first = reconcile(reading.lines, [], { siteId: SITE });
				const second = reconcile(reading.lines, held(first.fresh), { siteId: SITE });
				expect(second.fresh).toEqual([]);
				expect(second.questions).toEqual([]);
				expect(second.notInFile).toBe(0);
				expect(second.already.length).toBe(reading.lines.length);
				const receipt = receiptOf(reading, second);
				expect(receipt.control).toEqual({ records: 0, sumPence: 0 });
				expect(receipt.personalData).toEqual([]);
			})
		);
	});

	it('does not depend on the order of its lines, nor of those that are held', () => {
		fc.assert(
			fc.property(
				table.chain((each) => {
					const { lines } = readingFor(gridFrom(each));
					return fc.tuple(
						fc.constant(lines),
						fc.shuffledSubarray(lines, { minLength: lines.length }),
						fc.shuffledSubarray(lines)
					);
				}),
				([lines, shuffled, some]) => {
					const before = held(some).map((line, at) =>
						at % 3 === 0 ? { ...line, pence: line.pence + 1, fingerprint: `other ${at}` } : line
					);
					const one = reconcile(lines, before, { siteId: SITE });
					const other = reconcile(shuffled, before.toReversed(), { siteId: SITE });
					for (const part of ['fresh', 'already', 'changed'] as const)
						expect(other[part].length).toBe(one[part].length);
					expect(other.notInFile).toBe(one.notInFile);
					const sum = ({ fresh }: typeof one) => fresh.reduce((all, { pence }) => all + pence, 0);
					expect(sum(other)).toBe(sum(one));
				}
			),
			{ numRuns: 200 }
		);
	});

	it('keeps back what nobody decided about from an import, and from nothing else', () => {
		fc.assert(
			fc.property(table, (each) => {
				const reading = readingFor(gridFrom(each));
				const against = reconcile(reading.lines, [], { siteId: SITE });
				const [dry, done] = [receiptOf(reading, against), receiptOf(reading, against, true)];
				const open = new Set(reading.personalData.map(({ record: at }) => at));
				expect(done.records).toEqual(dry.records.filter(({ record: at }) => !open.has(at)));
				expect(linesToImport(reading, against).length).toBe(done.control.records);
			})
		);
	});
});
