import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { gridOf, problemOf } from '../../../support/read-tables.ts';

const TEXT = 'Date,Purpose,Amount\n01/06/2019,child’s café – “treat”,£12.50\n';
const ROWS = TEXT.trimEnd()
	.split('\n')
	.map((line) => line.split(','));
const bytesIn = (encoding: string, text = TEXT, addBOM = false) =>
	new Uint8Array(iconv.encode(text, encoding, { addBOM }));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the encoding of a text', () => {
	it.each([
		['utf-8', false, 'utf-8'],
		['utf-8', true, 'utf-8'],
		['utf-16le', false, 'utf-16le'],
		['utf-16le', true, 'utf-16le'],
		['utf-16be', false, 'utf-16be'],
		['utf-16be', true, 'utf-16be'],
		['windows-1252', false, 'windows-1252'],
		['macintosh', false, 'macintosh']
	])('%s, with a mark: %s', async (encoding, mark, reported) => {
		const grid = await gridOf(bytesIn(encoding, TEXT, mark));
		expect(grid.rows).toEqual(ROWS);
		expect(grid.encoding).toBe(reported);
	});

	it('is Windows-1252 where only a £ sign is beyond ASCII', async () => {
		const grid = await gridOf(latin1('Amount,For\n\xa312.50,CAF\xc9\n'));
		expect(grid.rows[1]).toEqual(['£12.50', 'CAFÉ']);
		expect(grid.encoding).toBe('windows-1252');
	});

	it('is of DOS where its £ sign is', async () => {
		const grid = await gridOf(latin1('Amount,For\n\x9c12.50,x\n'));
		expect(grid.rows[1]).toEqual(['£12.50', 'x']);
		expect(grid.encoding).toBe('cp850');
	});

	it('may be two, in files that were put together by hand', async () => {
		const grid = await gridOf(latin1('Amount,For\n\xc2\xa31,\xe2\x80\x99\n\xa32,\x93x\x94\n'));
		expect(grid.rows).toEqual([
			['Amount', 'For'],
			['£1', '’'],
			['£2', '“x”']
		]);
		expect(grid.encoding).toBe('utf-8 and windows-1252');
	});

	it('is UTF-8 where the file ends within a character', async () => {
		const cut = bytesIn('utf-8', 'Amount,For\n1,caf\u00e9').slice(0, -1);
		const grid = await gridOf(cut);
		expect(grid.rows[1]).toEqual(['1', 'caf\ufffd']);
		expect(grid.encoding).toBe('utf-8');
	});

	it('is UTF-16 where the file ends within a character', async () => {
		const grid = await gridOf(bytesIn('utf-16le', 'Amount,For\n1,cafe', true).slice(0, -1));
		expect(grid.rows[1]![0]).toBe('1');
	});

	it('is unknown where nothing fits', async () => {
		expect((await problemOf(latin1('a,b\nx\x81\x8dy,1\n'))).code).toBe('unknown-encoding');
		expect((await problemOf(bytesIn('utf-32le', TEXT, true))).code).toBe('unknown-encoding');
	});
});
