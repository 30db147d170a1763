// Codes of families in what people wrote.
import { describe, expect, it } from 'vitest';
import { familyCodesIn, withoutFamilyCodes } from '#lib/domain/release/family-codes.ts';
import { folded } from '#lib/domain/release/folded.ts';

const found = (codes: string[], text: string): string[] => familyCodesIn(codes)(text);

describe('codes of families', () => {
	it('are found as whole words, however letters and digits are parted', () => {
		const codes = ['DAR023', 'case 1'];
		expect(found(codes, 'DAR023, dar-023, Dar 023; Case 1 and case-1.')).toEqual([
			'DAR023',
			'dar-023',
			'Dar 023',
			'Case 1',
			'case-1'
		]);
		expect(found(codes, 'case 10, case 14, DAR0234, showcase 1, in this case')).toEqual([]);
	});

	it('are not the counts of families in a figure', () => {
		const codes = ['case 1', 'case 14'];
		expect(found(codes, 'Families 14, £3,200; 14 families')).toEqual([]);
		expect(found(codes, 'families 1 and 14, family 14')).toEqual(['families 1 and 14', 'family 14']);
	});

	it('are left alone where they could be anything', () => {
		expect(found(['7', 'A', '2019', 'B1', 'family', ''], '7 of A and B1 in 2019, a family')).toEqual([]);
		expect(found(['7', 'A'], 'no A levels in this case a, not one; 7 children')).toEqual([]);
		expect(found(['P12'], 'see p12')).toEqual([]);
	});

	it.each([
		['Family 1042 moved', 'a family moved'],
		['FAMILIES: 1042, 23 & A1; later', 'a family, a family & a family; later'],
		['Case no. 23 and case #23', 'a family and a family'],
		['child 23, Young  person a1', 'a family, a family'],
		['ref#1042, reference=1042, code 1042', 'a family, a family, a family'],
		['number 23, no 23, #23', 'a family, a family, a family'],
		['the family (1042)', 'the family (a family)'],
		['Family A', 'a family'],
		['family1042 and Fam\u200Bily １０４２', 'a family and a family'],
		['1042 and 23 of A1', '1042 and 23 of A1'],
		['family 10423, case 234', 'family 10423, case 234']
	])('are taken out where a word before them says what they are: %s', (text, expected) => {
		const codes = ['1042', '23', 'A1', 'A'];
		expect(withoutFamilyCodes(codes)(text)).toBe(expected);
		expect(found(codes, folded(text).text).length > 0).toBe(expected !== text);
	});

	it('with their word are known as a whole, and by their number', () => {
		const without = withoutFamilyCodes(['case 1', 'case 14']);
		expect(without('Case: 1, cases 1 and 14; case no. 14')).toBe('a family, a family and a family; a family');
		expect(without('number 1, case 15, cases 140')).toBe('number 1, case 15, cases 140');
	});

	it('are not hidden by what is none', () =>
		expect(withoutFamilyCodes(['case 1 DAR023', 'DAR023'])('Since 1 DAR023')).toBe('Since 1 a family'));

	it('are found with a letter for one of the family', () =>
		expect(withoutFamilyCodes(['DAR023'])('DAR023a, dar no. 023, DAR0234')).toBe(
			'a family, a family, DAR0234'
		));

	it('do not take long over what only begins like them', () => {
		const without = withoutFamilyCodes(['7', 'DAR023']);
		const long = `${'family #: '.repeat(2000)}${'#'.repeat(5000)}${'DAR '.repeat(2000)} x7y 7`;
		expect(without(long)).toBe(long);
	});

	it('count as they are written where they are pseudonyms', () =>
		expect(found(['Robin'], 'Robin saw a robin; ROBINSON')).toEqual(['Robin']));

	it('are taken out of text', () => {
		const without = withoutFamilyCodes(['DAR002', 'DAR030']);
		expect(without('Families DAR002 and DAR030; family dar002.')).toBe('a family and a family; a family.');
		expect(withoutFamilyCodes([])('DAR002')).toBe('DAR002');
	});
});
