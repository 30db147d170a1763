import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../support/read-tables.ts';
import { workbookParts, zipped } from '../../../support/workbooks.ts';

const utf16 = (text: string) =>
	Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0), 0]));
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const ole = (...names: readonly string[]) =>
	joined(
		Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
		new Uint8Array(600),
		...names.map((name) => joined(utf16(name), new Uint8Array(40)))
	);
/** Bytes as they come, the same every time. */
const noise = (length: number) => {
	let state = 12345;
	return Uint8Array.from({ length }, () => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16);
};

describe('a file that is no table', () => {
	it.each<[string, string | Uint8Array, string, string]>([
		['a PDF', '%PDF-1.7\n1 0 obj', 'not-a-table', 'PDF'],
		['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'not-a-table', 'picture'],
		['a gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), 'not-a-table', 'packed'],
		['RTF', '{\\rtf1\\ansi Date, Amount}', 'not-a-table', 'RTF'],
		['a web page', '\ufeff\n<!DOCTYPE html><table><tr><td>1</td></tr></table>', 'not-a-table', 'web page'],
		[
			'a web page in UTF-16',
			joined(Uint8Array.of(0xff, 0xfe), utf16('<html><table>')),
			'not-a-table',
			'web page'
		],
		['XML', '<?xml version="1.0"?><a/>', 'not-a-table', 'XML'],
		[
			'a workbook of Excel 2003',
			'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
			'old-workbook',
			'2003'
		],
		['an old workbook', ole('Root Entry', 'Workbook'), 'old-workbook', '.xls'],
		['an old text document', ole('Root Entry', 'WordDocument'), 'not-a-table', 'no workbook'],
		['an encrypted workbook', ole('Root Entry', 'EncryptedPackage'), 'password-protected', 'password'],
		['a zip', zipped({ 'photo.txt': 'x' }), 'not-a-table', 'no workbook'],
		[
			'an OpenDocument sheet',
			zipped({ 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' }),
			'not-a-table',
			'.ods'
		],
		['a text document', zipped({ 'word/document.xml': '<a/>' }), 'not-a-table', 'no workbook'],
		['a binary workbook', zipped({ 'xl/workbook.bin': strToU8('x') }), 'old-workbook', '.xlsb'],
		['noise', noise(4000), 'not-a-table', 'no text']
	])('%s', async (_, file, code, word) => {
		const problem = await problemOf(file);
		expect(problem.code).toBe(code);
		expect(problem.message).toContain(word);
	});

	it('is a presentation though its parts are named like those of a workbook', async () => {
		const parts = workbookParts({ sheets: [{ name: 'A', rows: [['x']] }] });
		expect((await problemOf(zipped({ ...parts, '_rels/.rels': '<Relationships/>' }))).code).toBe(
			'not-a-table'
		);
	});
});
