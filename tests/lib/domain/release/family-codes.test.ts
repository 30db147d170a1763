// Codes of families in what people wrote.
import { describe, expect, it } from 'vitest';
import { familyCodePattern, withoutFamilyCodes } from '#lib/domain/release/family-codes.ts';

const found = (codes: string[], text: string): string[] =>
	text.match(familyCodePattern(codes) ?? /(?!)/g) ?? [];

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

	it('are left alone where they could be anything', () => {
		expect(familyCodePattern(['7', 'A', '2019', 'B1', 'family', ''])).toBeNull();
		expect(found(['P12'], 'see p12')).toEqual([]);
	});

	it('count as they are written where they are pseudonyms', () =>
		expect(found(['Robin'], 'Robin saw a robin; ROBINSON')).toEqual(['Robin']));

	it('are taken out of text', () => {
		const without = withoutFamilyCodes(['DAR002', 'DAR030']);
		expect(without('Families DAR002 and DAR030; family dar002.')).toBe('a family and a family; a family.');
		expect(withoutFamilyCodes([])('DAR002')).toBe('DAR002');
	});
});
