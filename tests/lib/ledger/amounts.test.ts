import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPence } from '#lib/domain/evidence/money.ts';
import { readAmount } from '#lib/ledger/amounts.ts';
import { readAmountCell } from '#lib/ledger/cells.ts';

const pence = (text: string, inPence = false) => {
	const reading = readAmount(text, inPence);
	return reading.is === 'pence' ? reading.pence : reading.why;
};
const asked = (text: string, inPence = false) => {
	const reading = readAmount(text, inPence);
	return reading.is === 'asked' ? [reading.why, ...reading.readings.map(({ value }) => value)] : reading;
};

describe('amounts that are plain', () => {
	it.each([
		['£1,234.50', 123450],
		['1234.5', 123450],
		['1,234', 123400],
		['£ 12', 1200],
		['GBP 12.50', 1250],
		['12.50 GBP', 1250],
		['12.50£', 1250],
		['£12.50 GBP', 1250],
		['(12.50)', -1250],
		['(£12.50)', -1250],
		['£(1,200.00)', -120000],
		['12.50-', -1250],
		['-£12.50', -1250],
		['£-12.50', -1250],
		['- £ 12.50', -1250],
		['+12.50', 1250],
		['−12.50', -1250],
		['–12.50', -1250],
		['—£12.50', -1250],
		['£1\u00a0234.50', 123450],
		['\u00a0£12.50\u00a0', 1250],
		['12.50CR', -1250],
		['12.50 cr', -1250],
		['CR 12.50', -1250],
		['12.50DR', 1250],
		['DR £12.50', 1250],
		['1250p', 1250],
		['50p', 50],
		['£12.50p', 1250],
		["'12.50", 1250],
		['1.234,56', 123456],
		['1 234,56', 123456],
		['1\u202f234,56', 123456],
		['1\u00a0234', 123400],
		['1 234 567', 123456700],
		["1'234.56", 123456],
		['1’234.56', 123456],
		["1'234", 123400],
		['1.234.567', 123456700],
		['1.234.567,8', 123456780],
		['.50', 50],
		['12.', 1200],
		['007', 700],
		['0', 0],
		['-0.00', 0],
		['(0.00)', 0],
		['12.3400', 1234],
		['12.340000000000002', 1234],
		['0.30000000000000004', 30],
		['￡１２．５０', 1250],
		['Â£12.50', 1250],
		['\u200e£12.50\u200b', 1250],
		['9999999999.99', 999999999999]
	])('%j is %i pence', (text, value) => expect(pence(text)).toBe(value));
});

describe('amounts that are asked about', () => {
	it.each([
		['1.234', 'ambiguous-amount', 123400, 123],
		['12.345', 'ambiguous-amount', 1234500, 1234, 1235],
		['-1.234', 'ambiguous-amount', -123400, -123],
		['£1.000', 'ambiguous-amount', 100000, 100],
		['1,50', 'ambiguous-amount', 150, 15000],
		['12,34', 'ambiguous-amount', 1234, 123400],
		['0,50', 'ambiguous-amount', 50],
		['(1,50)', 'ambiguous-amount', -150, -15000],
		['1234,56', 'ambiguous-amount', 123456, 12345600],
		['1,23,456.00', 'ambiguous-amount', 12345600],
		['1,234,56', 'ambiguous-amount', 12345600, 123456],
		['1 234', 'ambiguous-amount', 123400],
		['12.3456', 'too-many-decimals', 1235],
		['1,234.567', 'too-many-decimals', 123457],
		['0.125', 'too-many-decimals', 12, 13],
		['£20-£30', 'a-range', 2000, 3000],
		['20 - 30', 'a-range', 2000, 3000],
		['£20 to £30', 'a-range', 2000, 3000],
		['20/30', 'a-range', 2000, 3000],
		['c. £20', 'about-amount', 2000],
		['approx 20', 'about-amount', 2000],
		['~£20', 'about-amount', 2000],
		['£20ish', 'about-amount', 2000],
		['£20?', 'about-amount', 2000],
		['£20+', 'about-amount', 2000],
		['up to £1,000', 'about-amount', 100000],
		['20 + 5', 'a-sum', 2500],
		['£20, £5', 'several-amounts', 2000, 500, 2500],
		['£20 and £5', 'several-amounts', 2000, 500, 2500],
		['12.5O', 'letters-in-amount', 1250],
		['l2.50', 'letters-in-amount', 1250],
		['€12.50', 'other-currency'],
		['$12.50', 'other-currency'],
		['12.50 EUR', 'other-currency'],
		['50%', 'percent'],
		['1.25E+03', 'scientific', 125000],
		['1.5k', 'short-amount', 150000],
		['£12.50 inc VAT', 'words-in-amount', 1250],
		['2 x £10', 'several-amounts', 200, 1000, 1200],
		['£50p', 'ambiguous-amount', 5000, 50],
		['12.50p', 'ambiguous-amount', 1250],
		['--12', 'two-signs', -1200, 1200],
		['-(12.50)', 'two-signs', -1250, 1250],
		['-12.50CR', 'two-signs', -1250, 1250],
		['(12.50', 'unclear-amount', -1250, 1250],
		['=SUM(B2:B4)', 'formula-without-value']
	])('%j: %s', (text, ...expected) => expect(asked(text)).toEqual(expected));

	it('says each reading as a person would', () => {
		expect(readAmount('1.234')).toMatchObject({
			readings: [
				{ value: 123400, words: '£1,234.00' },
				{ value: 123, words: '£1.23' }
			]
		});
	});
});

describe('amounts that are none', () => {
	it.each([
		['', 'no-amount'],
		['   ', 'no-amount'],
		['£', 'no-amount'],
		['-', 'no-amount'],
		['£ -', 'no-amount'],
		['tbc', 'not-an-amount'],
		['n/a', 'not-an-amount'],
		['twenty pounds', 'not-an-amount'],
		['#REF!', 'error-value'],
		['#N/A', 'error-value'],
		['#VALUE!', 'error-value'],
		['########', 'error-value'],
		['99999999999999999', 'too-large-amount'],
		['£90,071,992,547,409.92', 'too-large-amount']
	])('%j: %s', (text, why) => expect(readAmount(text)).toEqual({ is: 'refused', why }));
});

describe('below a heading that says pence', () => {
	it.each([
		['1250', 1250],
		['1,250', 1250],
		['-1250', -1250],
		['1250p', 1250],
		['£12.50', 1250]
	])('%j is %i pence', (text, value) => expect(pence(text, true)).toBe(value));
	it.each([
		['12.50', 'ambiguous-amount', 1250],
		['£1250', 'ambiguous-amount', 125000, 1250],
		['1250.00', 'ambiguous-amount', 125000, 1250]
	])('%j is asked about', (text, ...expected) => expect(asked(text, true)).toEqual(expected));
});

describe('cells of a workbook', () => {
	it.each([
		[
			{ text: '12.5', number: 12.5 },
			{ is: 'pence', pence: 1250 }
		],
		[
			{ text: '1,234.10', number: 1234.1 },
			{ is: 'pence', pence: 123410 }
		],
		[
			{ text: '0.30', number: 0.1 + 0.2 },
			{ is: 'pence', pence: 30 }
		],
		[
			{ text: '-0', number: -0 },
			{ is: 'pence', pence: 0 }
		],
		[
			{ text: '1.15', number: 1.15 },
			{ is: 'pence', pence: 115 }
		],
		[
			{ text: '(12.50)', number: -12.5 },
			{ is: 'pence', pence: -1250 }
		],
		[
			{ text: '#REF!', broken: 'error' },
			{ is: 'refused', why: 'error-value' }
		],
		[
			{ text: '', broken: 'no-value', formula: true },
			{ is: 'asked', why: 'formula-without-value', readings: [] }
		],
		[
			{ text: '1E+20', number: 1e20 },
			{ is: 'refused', why: 'too-large-amount' }
		]
	] as const)('%j', (cell, reading) => expect(readAmountCell(cell, false)).toEqual(reading));

	it.each([
		[{ text: '12.35', number: 12.345 }, 'too-many-decimals', [1234, 1235]],
		[{ text: '12.346', number: 12.346 }, 'too-many-decimals', [1235]],
		[{ text: '50%', number: 0.5 }, 'percent', [50]],
		[{ text: '€20.00', number: 20 }, 'other-currency', []],
		[{ text: 'kr 20.00', number: 20 }, 'words-in-amount', [2000]],
		[{ text: '20 hours', number: 20 }, 'words-in-amount', [2000]],
		[{ text: '12.50CR', number: 12.5 }, 'two-signs', [1250, -1250]],
		[{ text: '20/05/2019', number: 43605, date: '2019-05-20' }, 'date-as-amount', [4360500]]
	] as const)('%j is asked about', (cell, why, values) => {
		const reading = readAmountCell(cell, false);
		expect(reading).toMatchObject({ is: 'asked', why });
		expect(reading.is === 'asked' && reading.readings.map(({ value }) => value)).toEqual(values);
	});
});

describe('every amount', () => {
	it('that we write is read as it is', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e10, max: 1e10 }), (value) => {
				expect(pence(formatPence(value))).toBe(value);
				expect(pence((value / 100).toFixed(2))).toBe(value);
				expect(pence(String(value), true)).toBe(value);
			})
		);
	});

	it('comes to whole pence, readings, or a reason, whatever the text', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.string({ unit: fc.constantFrom(..."0123456789.,£()-+ pPcrdkeE%O’'".split('')), maxLength: 100 })
		);
		fc.assert(
			fc.property(text, fc.boolean(), (each, inPence) => {
				const reading = readAmount(each, inPence);
				if (reading.is === 'pence') expect(Number.isSafeInteger(reading.pence)).toBe(true);
				if (reading.is === 'asked')
					for (const { value } of reading.readings) expect(Number.isSafeInteger(value)).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});
});
