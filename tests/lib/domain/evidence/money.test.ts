// Reading and writing money.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPence, parsePounds } from '#lib/domain/evidence/money.ts';
import { SEEDED } from '../../../support/models.ts';

describe('parsePounds', () => {
	it.each([
		['£1,854.19', 185_419],
		['1854.19', 185_419],
		[' £ 9.4 ', 940],
		['0', 0],
		['-0', 0],
		['-12', -1200],
		['-£1,000,000', -100_000_000],
		['0.05', 5],
		['1.10', 110]
	])('M1 reads %j as %i pence', (text, pence) => {
		expect(parsePounds(text)).toBe(pence);
	});

	it.each([
		'',
		' ',
		'£',
		'-',
		'about £20',
		'£20-30',
		'£20 to £30',
		'1,85',
		'1,8541',
		'1854,19',
		'1.234',
		'1.234,56',
		'12k',
		'1e3',
		'£1 £2',
		'(12)',
		'12-',
		'--1',
		'$12',
		'.5',
		'5.',
		'12 34',
		'NaN',
		'Infinity',
		'١٢',
		'9'.repeat(20)
	])('M1 refuses %j, which is not plainly one amount', (text) => {
		expect(parsePounds(text)).toBe(null);
	});

	it('M1 reads back what formatPence writes', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e12, max: 1e12 }), (pence) => {
				expect(parsePounds(formatPence(pence))).toBe(pence);
			}),
			SEEDED
		);
	});
});

describe('formatPence', () => {
	it.each([
		[0, '£0.00'],
		[5, '£0.05'],
		[940, '£9.40'],
		[185_419, '£1,854.19'],
		[-1200, '-£12.00'],
		[100_000_000, '£1,000,000.00']
	])('writes %i as %s', (pence, text) => {
		expect(formatPence(pence)).toBe(text);
	});
});
