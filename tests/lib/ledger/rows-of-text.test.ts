import { describe, expect, it } from 'vitest';
import { rowsOfText, textOfBytes } from '#lib/ledger/rows-of-text.ts';

describe('a table as text', () => {
	it('is rows of cells, copied out of a spreadsheet or from a CSV file', () => {
		expect(rowsOfText('Case\tWave\nC 1\t 1 \n')).toEqual([
			['Case', 'Wave'],
			['C 1', '1']
		]);
		expect(rowsOfText('Case,Issues\r\nC 1,"Neglect, missing"\r\n')).toEqual([
			['Case', 'Issues'],
			['C 1', 'Neglect, missing']
		]);
	});

	it.each(['', 'only words', 'a,b\n"open,c', 'a,b\0c'])('is not “%s”', (text) => {
		expect(rowsOfText(text)).toBeNull();
	});

	it('is read in the usual encodings', () => {
		expect(textOfBytes(new TextEncoder().encode('\ufeffSiân;£'))).toBe('Siân;£');
		expect(textOfBytes(Uint8Array.from([0x53, 0xe2, 0x3b, 0xa3]))).toBe('Sâ;£');
		expect(textOfBytes(Uint8Array.from([0xff, 0xfe, 0x53, 0x00]))).toBe('S');
	});
});
