import { describe, expect, it } from 'vitest';
import { TABLE_LIMITS } from '#lib/ledger/grid.ts';
import { gridOf, problemOf } from '../../../support/read-tables.ts';
import { workbook, workbookParts, zipped, type WorkbookContent } from '../../../support/workbooks.ts';

const CONTENT: WorkbookContent = {
	sheets: [
		{
			name: 'June',
			rows: [
				['Date', 'For'],
				['x', 'Meal']
			]
		}
	]
};
const SHEET = 'xl/worksheets/sheet1.xml';
const good = workbookParts(CONTENT);
const codeOf = async (file: Uint8Array) => (await problemOf(file)).code;

/** The file with a number written over, at an offset from the entry of a part in the zip's directory. */
function patched(file: Uint8Array, part: string, offset: number, value: number): Uint8Array {
	const copy = file.slice();
	const text = Buffer.from(copy).toString('latin1');
	const entry = text.lastIndexOf('PK\x01\x02', text.lastIndexOf(part));
	new DataView(copy.buffer).setUint32(entry + offset, value, true);
	return copy;
}
const CRC = 16;
const PACKED_BYTES = 20;
const UNPACKED_BYTES = 24;
const PLACE = 42;

const utf16 = (text: string, littleEndian: boolean) =>
	Uint8Array.from(
		[...`\ufeff${text}`].flatMap((character) => {
			const code = character.charCodeAt(0);
			return littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255];
		})
	);

describe('a workbook that is built like an attack', () => {
	const doctype = (xml: string) =>
		xml.replace('?>\n', '?>\n<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n');

	it.each(Object.keys(good))('has definitions of its own in %s', async (part) => {
		expect(await codeOf(workbook(CONTENT, { [part]: doctype(good[part]!) }))).toBe('unsafe-workbook');
	});

	it('has them in a part that no table needs', async () => {
		const other = `<!-- ${' '.repeat(70_000)} -->${doctype('<?xml version="1.0"?>\n<theme/>')}`;
		expect(await codeOf(workbook(CONTENT, { 'xl/theme/theme1.xml': other }))).toBe('unsafe-workbook');
	});

	it.each([true, false])('has them in UTF-16, little-endian: %s', async (littleEndian) => {
		const part = utf16(doctype(good[SHEET]!), littleEndian);
		expect(await codeOf(workbook(CONTENT, { [SHEET]: part }))).toBe('unsafe-workbook');
		const fine = utf16(good[SHEET]!, littleEndian);
		expect((await gridOf(workbook(CONTENT, { [SHEET]: fine }))).rows[1]).toEqual(['x', 'Meal']);
	});

	it('unpacks to hundreds of times its size', async () => {
		const bomb = workbook(CONTENT, { 'xl/media/image1.png': new Uint8Array(5_000_000) });
		expect(bomb.length).toBeLessThan(20_000);
		expect(await codeOf(bomb)).toBe('unsafe-workbook');
	});

	it('says that a part is smaller than it is', async () => {
		expect(await codeOf(patched(workbook(CONTENT), SHEET, UNPACKED_BYTES, 100))).toBe('unsafe-workbook');
	});

	it('has parts that share their bytes', async () => {
		const file = workbook(CONTENT);
		expect(await codeOf(patched(file, SHEET, PACKED_BYTES, file.length))).toBe('unsafe-workbook');
	});

	it('has thousands of parts', async () => {
		const file = workbook(CONTENT);
		new DataView(file.buffer).setUint16(file.length - 22 + 10, 2001, true);
		expect(await codeOf(file)).toBe('unsafe-workbook');
	});

	it('has parts that lie outside of it, or of the same name', async () => {
		expect(await codeOf(workbook(CONTENT, { '../../etc/cron.d/x': 'x' }))).toBe('unsafe-workbook');
		expect(await codeOf(workbook(CONTENT, { 'XL/workbook.xml': 'x' }))).toBe('unsafe-workbook');
	});

	it('is nested without end, or has a text without end', async () => {
		const nested = good[SHEET]!.replace('<sheetData>', '<sheetData>' + '<a>'.repeat(100));
		expect(await codeOf(workbook(CONTENT, { [SHEET]: nested }))).toBe('unsafe-workbook');
		const endless = good[SHEET]!.replace('<sheetData>', `<sheetData><!--${'x'.repeat(600_000)}`);
		expect(await codeOf(workbook(CONTENT, { [SHEET]: endless }))).toBe('unsafe-workbook');
	});

	it('has no end of comments before anything else', async () => {
		const comments = `<!-- ${'-x'.repeat(40_000)} -->`.repeat(20);
		expect(await codeOf(workbook(CONTENT, { 'xl/theme/theme1.xml': `${comments}<a/>` }))).toBe(
			'unsafe-workbook'
		);
	});

	it('is too large unpacked', async () => {
		const limits = { ...TABLE_LIMITS, unpackedBytes: 2000 };
		expect((await problemOf(workbook(CONTENT), { limits })).code).toBe('too-large');
	});
});

describe('a damaged workbook', () => {
	const file = workbook(CONTENT);

	it('is cut anywhere', async () => {
		for (let length = 30; length < file.length; length += 37)
			expect(await codeOf(file.slice(0, length))).toBe('damaged');
	});

	it('has other bytes in it than were packed', async () => {
		expect(await codeOf(patched(file, SHEET, CRC, 1))).toBe('damaged');
		expect(await codeOf(patched(file, SHEET, PLACE, 3))).toBe('damaged');
		expect(await codeOf(patched(file, SHEET, PLACE, file.length + 9))).toBe('damaged');
	});

	it.each([
		['an open tag', '</worksheet>', ''],
		['a wrong tag', '</sheetData>', '</sheetDate>'],
		['an unknown entity', '<v>0</v>', '<v>&bomb;</v>'],
		['another unknown entity', '<v>0</v>', '<v>&constructor;</v>'],
		['an unknown string', '<v>0</v>', '<v>99</v>'],
		['cells out of order', 'r="B1"', 'r="A1"'],
		['rows out of order', '<row r="2"', '<row r="1"'],
		['a place that is none', 'r="B1"', 'r="1B"'],
		['merged cells that overlap', '</worksheet>', `${'<mergeCell ref="A1:B2"/>'.repeat(2)}</worksheet>`]
	])('has %s', async (_, good1, bad) => {
		const sheet = good[SHEET]!;
		expect(sheet).toContain(good1);
		expect(await codeOf(workbook(CONTENT, { [SHEET]: sheet.replace(good1, bad) }))).toBe('damaged');
	});

	it('has two sheets of one part, or more merged cells than rows', async () => {
		const main = 'xl/workbook.xml';
		const twice = good[main]!.replace('</sheets>', '<sheet name="B" sheetId="2" r:id="rId1"/></sheets>');
		expect(await codeOf(workbook(CONTENT, { [main]: twice }))).toBe('damaged');
		const merges = good[SHEET]!.replace(
			'</worksheet>',
			`${'<mergeCell ref="ZZ1:ZZ9"/>'.repeat(9)}</worksheet>`
		);
		const file = workbook(CONTENT, { [SHEET]: merges });
		expect((await problemOf(file, { limits: { ...TABLE_LIMITS, rows: 5 } })).code).toBe('damaged');
		expect((await gridOf(file)).rows).toHaveLength(2);
	});

	it('lacks a part that it names', async () => {
		const { [SHEET]: _, ...rest } = good;
		expect(await codeOf(zipped(rest))).toBe('damaged');
		const { 'xl/sharedStrings.xml': __, ...others } = good;
		expect(await codeOf(zipped(others))).toBe('damaged');
	});

	it('never makes the reader fail, whichever byte is changed', async () => {
		for (let at = 0; at < file.length; at += 43) {
			const copy = file.slice();
			copy[at]! ^= 0x55;
			await expect(gridOf(copy).catch((fault: Error) => fault.message)).resolves.toSatisfy(
				(result: unknown) => typeof result === 'object' || /^[a-z-]+: /.test(String(result))
			);
		}
	});
});

it('asks for the password of a zip that is encrypted part by part', async () => {
	const file = workbook(CONTENT);
	const flags = 8;
	expect(await codeOf(patched(file, SHEET, flags, 1 | (8 << 16)))).toBe('password-protected');
});

it('follows no links to elsewhere and runs nothing', async () => {
	const relations = 'xl/_rels/workbook.xml.rels';
	const linked = good[relations]!.replace(
		'</Relationships>',
		'<Relationship Id="rId9" Type="http://x/externalLink" Target="http://example.org/x" TargetMode="External"/></Relationships>'
	);
	const file = workbook(CONTENT, { [relations]: linked, 'xl/vbaProject.bin': 'macro' });
	expect((await gridOf(file)).rows[1]).toEqual(['x', 'Meal']);
});
