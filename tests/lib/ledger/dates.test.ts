import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import { readDate, type DateContext } from '#lib/ledger/dates.ts';
import { readDateCell } from '#lib/ledger/cells.ts';

const context = (order: DateOrder = 'dmy', dateSystem: DateContext['dateSystem'] = null): DateContext => ({
	order,
	lastYear: 2020,
	dateSystem
});
const read = (text: string, order?: DateOrder) => readDate(text, context(order));
const values = (text: string, order?: DateOrder) => {
	const reading = read(text, order);
	return reading.is === 'asked' ? [reading.why, ...reading.readings.map(({ value }) => value)] : reading;
};

describe('dates that read one way', () => {
	it.each([
		['2019-05-20', '2019-05-20'],
		['2019/05/06', '2019-05-06'],
		['2019.5.6', '2019-05-06'],
		['20/05/2019', '2019-05-20'],
		['20.05.19', '2019-05-20'],
		['20-05-2019', '2019-05-20'],
		['20 05 2019', '2019-05-20'],
		['20\\05\\2019', '2019-05-20'],
		['05/05/2019', '2019-05-05'],
		['20-May-19', '2019-05-20'],
		['20-May-2019', '2019-05-20'],
		['20th May 2019', '2019-05-20'],
		['20th of May, 2019', '2019-05-20'],
		["20 May '19", '2019-05-20'],
		['20May2019', '2019-05-20'],
		['May 20, 2019', '2019-05-20'],
		['May 20th 2019', '2019-05-20'],
		['1 Sept 2019', '2019-09-01'],
		['2019-May-20', '2019-05-20'],
		['Mon 20/05/2019', '2019-05-20'],
		['Monday, 20 May 2019', '2019-05-20'],
		['20/05/2019 14:33', '2019-05-20'],
		['20/05/2019, 14:33:10', '2019-05-20'],
		['2019-05-20T14:33:00Z', '2019-05-20'],
		['2019-05-20 14:33:00.000+01:00', '2019-05-20'],
		['20 May 2019 2:30pm', '2019-05-20'],
		['20190520', '2019-05-20'],
		['20052019', '2019-05-20'],
		["'20/05/2019", '2019-05-20'],
		['20/05/2019\u00a0', '2019-05-20'],
		['20–05–2019', '2019-05-20'],
		['29/02/2020', '2020-02-29']
	])('%j is %s', (text, date) => expect(read(text)).toEqual({ is: 'date', date }));

	it.each([
		['May 2019', '2019-05', 'month-only'],
		['05/2019', '2019-05', 'month-only'],
		['2019-05', '2019-05', 'month-only'],
		['Sept. 2019', '2019-09', 'month-only'],
		['2019', '2019', 'year-only']
	])('%j knows only as much as it says', (text, date, flag) =>
		expect(read(text)).toEqual({ is: 'date', date, flag })
	);

	it.each(['', ' ', '-', '–', '?'])('%j is none', (text) => expect(read(text)).toEqual({ is: 'none' }));
});

describe('the order of day and month', () => {
	it('is the one that was settled, and the other way round is kept', () => {
		expect(read('05/06/2019', 'dmy')).toEqual({ is: 'date', date: '2019-06-05', other: '2019-05-06' });
		expect(read('05/06/2019', 'mdy')).toEqual({ is: 'date', date: '2019-05-06', other: '2019-06-05' });
		expect(read('05/06/19', 'dmy')).toEqual({ is: 'date', date: '2019-06-05', other: '2019-05-06' });
	});
	it('is overruled where only the other can be meant, and that is said', () => {
		expect(read('05/20/2019', 'dmy')).toEqual({ is: 'date', date: '2019-05-20', against: true });
		expect(read('20/05/2019', 'mdy')).toEqual({ is: 'date', date: '2019-05-20', against: true });
		expect(read('20/05/2019', 'ymd')).toEqual({ is: 'date', date: '2019-05-20', against: true });
	});
	it('is asked about with the year last, where the year should come first', () => {
		expect(values('05/06/2019', 'ymd')).toEqual(['ambiguous-date', '2019-06-05', '2019-05-06']);
		expect(read('05/05/2019', 'ymd')).toEqual({ is: 'date', date: '2019-05-05' });
		expect(read('19/05/06', 'ymd')).toEqual({ is: 'date', date: '2019-05-06' });
	});
});

describe('dates that are asked about', () => {
	it.each([
		['20/05/85', 'two-digit-year', '1985-05-20', '2085-05-20'],
		['20 May 85', 'two-digit-year', '1985-05-20', '2085-05-20'],
		['43605', 'serial-number', '2019-05-20', '2023-05-21'],
		['May-19', 'unreadable-date', '2019-05'],
		['20 May', 'unreadable-date'],
		['tbc', 'unreadable-date'],
		['20/05/0219', 'unreadable-date'],
		['05/0219', 'unreadable-date'],
		['2018/19', 'unreadable-date'],
		['Q1 2019', 'unreadable-date'],
		['last week', 'unreadable-date'],
		['20/05/2019 - 22/05/2019', 'several-dates', '2019-05-20', '2019-05-22'],
		['20/05/2019 & 22/05/2019', 'several-dates', '2019-05-20', '2019-05-22'],
		['Tue 20/05/2019', 'weekday-differs', '2019-05-20'],
		['Mon 06/03/2019', 'weekday-differs', '2019-03-06', '2019-06-03'],
		['30/12/1899', 'implausible-date', '1899-12-30'],
		['20102010', 'unreadable-date']
	])('%j: %s', (text, ...expected) => {
		if (text === '20102010') expect(read(text)).toEqual({ is: 'date', date: '2010-10-20' });
		else expect(values(text)).toEqual(expected);
	});
	it.each(['31/02/2019', '29/02/2019', '31/04/19', '00/05/2019', '13/13/2019', '2019-02-30', '31 June 2019'])(
		'%j does not exist',
		(text) => expect(read(text)).toEqual({ is: 'refused' })
	);
});

describe('cells of a workbook', () => {
	it('know their dates', () => {
		expect(readDateCell({ text: '05/06/2019', number: 43621, date: '2019-06-05' }, context('mdy'))).toEqual({
			is: 'date',
			date: '2019-06-05'
		});
		expect(readDateCell({ text: '43605', number: 43605 }, context('dmy', 1900))).toEqual({
			is: 'date',
			date: '2019-05-20',
			flag: 'serial'
		});
		expect(readDateCell({ text: '42143', number: 42143 }, context('dmy', 1904))).toEqual({
			is: 'date',
			date: '2019-05-20',
			flag: 'serial'
		});
		expect(readDateCell({ text: '00/01/1900', number: 0, date: '1899-12-31' }, context())).toMatchObject({
			is: 'asked',
			why: 'implausible-date'
		});
		expect(readDateCell({ text: '#VALUE!', broken: 'error' }, context())).toMatchObject({ is: 'asked' });
	});
});

describe('a date that a workbook shows as a month', () => {
	it('is that month, unless somebody entered another day than the first', () => {
		expect(readDateCell({ text: 'May-19', number: 43586, date: '2019-05-01' }, context())).toEqual({
			is: 'date',
			date: '2019-05',
			flag: 'month-only'
		});
		expect(readDateCell({ text: 'May-19', number: 43605, date: '2019-05-20' }, context())).toEqual({
			is: 'date',
			date: '2019-05-20'
		});
	});
});

describe('every date', () => {
	const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2020-12-31'), noInvalidDate: true });
	it('is read in any of the three orders as it was written', () => {
		fc.assert(
			fc.property(day, (each) => {
				const iso = each.toISOString().slice(0, 10);
				const [y, m, d] = iso.split('-');
				expect(read(`${d}/${m}/${y}`, 'dmy')).toMatchObject({ date: iso });
				expect(read(`${Number(m)}/${Number(d)}/${y}`, 'mdy')).toMatchObject({ date: iso });
				expect(read(`${y}.${m}.${d}`, 'mdy')).toMatchObject({ date: iso });
				expect(read(iso, 'ymd')).toMatchObject({ date: iso });
			})
		);
	});
	it('comes to a date, readings, or a refusal, whatever the text', () => {
		const text = fc.oneof(
			fc.string({ maxLength: 100 }),
			fc.string({ unit: fc.constantFrom(...'0123456789/-. :,ayMmJunt'.split('')), maxLength: 60 })
		);
		fc.assert(
			fc.property(text, fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'), (each, order) => {
				const reading = read(each, order);
				if (reading.is === 'date') expect(reading.date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
			}),
			{ numRuns: 2000 }
		);
	});
});
