import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIban, isLuhn, isNhsNumber } from '#lib/ledger/personal-data/check-digits.ts';

const digits = (length: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
		.map((all) => all.join(''));
const endings = Array.from({ length: 10 }, (_, digit) => String(digit));
/** Another digit at one place. */
const changed = (number: string, at: number, by: number) =>
	number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);

describe('check digits', () => {
	it('an NHS number has one right check digit, or none at all', () => {
		fc.assert(
			fc.property(digits(9), (nine) => {
				expect(endings.filter((digit) => isNhsNumber(nine + digit)).length).toBeLessThanOrEqual(1);
			})
		);
	});

	it('an NHS number with one wrong digit is no NHS number', () => {
		const right = fc.integer({ min: 999_000_000, max: 999_999_999 }).map(String);
		fc.assert(
			fc.property(right, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
				const number = endings.map((digit) => nine + digit).find(isNhsNumber);
				if (number) expect(isNhsNumber(changed(number, at, by))).toBe(false);
			})
		);
	});

	it('Luhn: one right check digit; one wrong digit is seen', () => {
		fc.assert(
			fc.property(digits(15), fc.nat(15), fc.integer({ min: 1, max: 9 }), (fifteen, at, by) => {
				const right = endings.map((digit) => fifteen + digit).filter(isLuhn);
				expect(right).toHaveLength(1);
				expect(isLuhn(changed(right[0]!, at, by))).toBe(false);
			})
		);
	});

	it('IBAN: exactly the check digits that make 97 work', () => {
		fc.assert(
			fc.property(digits(14), (account) => {
				const right = Array.from(
					{ length: 97 },
					(_, n) => `GB${String(n + 2).padStart(2, '0')}TEST${account}`
				);
				expect(right.filter(isIban)).toHaveLength(1);
			})
		);
	});

	it.each(['', '999000001', '99900000180', '999 000 0018', '999000001X'])('“%s” is no NHS number', (text) => {
		expect(isNhsNumber(text)).toBe(false);
	});

	it('an IBAN has the length of its country', () => {
		expect(isIban('GB82WEST12345698765432')).toBe(true);
		expect(isIban('DE82WEST12345698765432')).toBe(false);
		expect(isIban('XX82WEST12345698765432')).toBe(false);
		expect(isIban('gb82west12345698765432')).toBe(false);
	});
});
