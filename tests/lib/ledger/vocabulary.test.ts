import { describe, expect, it } from 'vitest';
import {
	approverNamed,
	directionOf,
	familyNamed,
	instalmentOf,
	kindOf,
	siteNamed
} from '#lib/ledger/vocabulary.ts';
import { ASKED, FLAGS, REJECTED, SKIPPED, wordsFor } from '#lib/ledger/words.ts';
import { gridOf, ledgerSettings, readingFor } from '../../support/ledgers.ts';

describe('words that stand for one of a few meanings', () => {
	it('debit and credit', () => {
		expect(['DR', 'Debit', 'D', 'out', '+'].map(directionOf)).toEqual(Array(5).fill('out'));
		expect(['CR', 'Cr.', 'credit', 'Refund', '-'].map(directionOf)).toEqual(Array(5).fill('in'));
		expect(directionOf('??')).toBe(null);
	});
	it('spent and agreed', () => {
		expect(['Spent', 'paid', 'ACTUAL'].map(kindOf)).toEqual(Array(3).fill('spent'));
		expect(['Agreed', 'approved', 'Committed'].map(kindOf)).toEqual(Array(3).fill('agreed'));
		expect(kindOf('Pending')).toBe(null);
	});
	it('instalments', () => {
		expect(['1', '2nd', 'Third', '1 of 3', 'Instalment 2', '2/3'].map(instalmentOf)).toEqual([
			1, 2, 3, 1, 2, 2
		]);
		expect(['', '0', 'last', '1.5.2019'].map(instalmentOf)).toEqual([null, null, null, null]);
	});
	it('sites by id, name, alias, and the name without what all names have', () => {
		const { sites } = ledgerSettings();
		expect(
			['hillingdon', 'Pilot 2', 'Wigan MBC', 'London Borough of Hillingdon', 'Leeds', 'Council'].map((text) =>
				siteNamed(text, sites)
			)
		).toEqual(['hillingdon', 'darlington', 'wigan', 'hillingdon', null, null]);
	});
	it('no family, and nobody who approved', () => {
		expect(['n/a', '-', 'Unknown', 'F1'].map(familyNamed)).toEqual(['', '', '', 'F1']);
		expect(['None', 'nobody', 'Team manager', ''].map(approverNamed)).toEqual([
			'none',
			'none',
			'Team manager',
			''
		]);
	});
});

describe('codes', () => {
	it('have words, each only once', () => {
		const codes = [ASKED, REJECTED, SKIPPED, FLAGS].flatMap((each) => Object.keys(each));
		expect(new Set(codes).size).toBe(codes.length);
		expect(codes.map(wordsFor)).not.toContain('');
		expect(wordsFor('unheard-of')).toBe('unheard-of');
	});
	it('of families that are written in two ways are flagged', () => {
		const codes = ['DAR001', 'dar 1', 'DAR002', '1-2', '12', 'Case 7', 'case 07'];
		const { lines } = readingFor(gridOf([['Family', 'Amount'], ...codes.map((code) => [code, '1.00'])]));
		const flagged = lines.filter(({ flags }) => flags.includes('family-spelling'));
		expect(flagged.map(({ familyCode }) => familyCode)).toEqual(['DAR001', 'dar 1', 'Case 7', 'case 07']);
	});
});
