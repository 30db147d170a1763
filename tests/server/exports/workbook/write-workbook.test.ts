// Workbooks read back: by our own reader, and as the XML that they are.
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { textOf } from '#lib/ledger/grid.ts';
import { writeWorkbook } from '#server/exports/workbook/write-workbook.ts';
import { gridOf } from '../../../support/read-tables.ts';
import { HOSTILE_WORDS } from '../../../support/report-documents.ts';

const FORMULAS = ['=1+1', ' =HYPERLINK("http://x")', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'];
const tables = [
	{
		name: 'Nodes',
		columns: ['Id', 'Node', 'Records'],
		rows: [
			['a', 'Trust develops', 3],
			['b', '', null],
			['c', 'Two\r\nlines', -2.5]
		]
	},
	{
		name: 'Words',
		columns: ['Text'],
		rows: [...HOSTILE_WORDS, ...FORMULAS, 'a\u0001b\ud800'].map((text) => [text])
	}
];
const about = { title: 'Model <1> & more', date: '2026-11-22' };
const partsOf = (bytes: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('a workbook', () => {
	it('comes back through our own reader, numbers as numbers', async () => {
		const bytes = await writeWorkbook(tables, about);
		const { rows } = await gridOf(bytes, { sheet: 'Nodes' });
		expect(rows.map((row) => row.map(textOf))).toEqual([
			['Id', 'Node', 'Records'],
			['a', 'Trust develops', '3'],
			['b'],
			['c', 'Two\nlines', '-2.5']
		]);
		const sheet = partsOf(bytes)['xl/worksheets/sheet1.xml']!;
		expect(sheet).toMatch(/<c r="C2"[^>]*><v>3<\/v>/);
		expect(sheet).not.toMatch(/<c r="C2"[^>]*t="s"/);
	});

	it('holds no formula: what looks like one is text with an apostrophe before it', async () => {
		const bytes = await writeWorkbook(tables, about);
		const parts = partsOf(bytes);
		for (const [name, xml] of Object.entries(parts))
			if (name.includes('worksheets/')) expect(xml).not.toMatch(/<f[ >/]/);
		const strings = parts['xl/sharedStrings.xml']!;
		expect(strings).not.toMatch(/<t[^>]*>\s*[=+\-@＝]/);
		expect(strings.match(/<t[^>]*>'/g)).toHaveLength(FORMULAS.length + 1);
	});

	it('is XML throughout, without characters that XML forbids', async () => {
		for (const [name, xml] of Object.entries(partsOf(await writeWorkbook(tables, about)))) {
			const parser = new SaxesParser();
			parser.on('error', (error) => expect.fail(`${name}: ${error.message}`));
			parser.write(xml).close();
		}
	});

	it('freezes a bold head that filters, wraps its text and prints on A4', async () => {
		const parts = partsOf(await writeWorkbook(tables, about));
		const sheet = parts['xl/worksheets/sheet1.xml']!;
		expect(sheet).toContain('state="frozen"');
		expect(sheet).toContain('ySplit="1"');
		expect(sheet).toContain('<autoFilter ref="A1:C4"/>');
		expect(sheet).toMatch(/paperSize="9"/);
		expect(parts['xl/styles.xml']).toContain('<b/>');
		expect(parts['xl/styles.xml']).toMatch(/wrapText="(?:true|1)"/);
	});

	it('is the same bytes for the same tables, with the title and the day it was asked for', async () => {
		const [one, two] = [await writeWorkbook(tables, about), await writeWorkbook(tables, about)];
		expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
		const core = partsOf(one)['docProps/core.xml']!;
		expect(core).toContain('<dc:title>Model &lt;1&gt; &amp; more</dc:title>');
		expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z']);
	});

	it('gives each sheet a name that Excel takes', async () => {
		const name = `Nodes: a/b [${'x'.repeat(40)}]`;
		const bytes = await writeWorkbook(
			[
				{ ...tables[0]!, name },
				{ ...tables[0]!, name },
				{ ...tables[0]!, name: '' }
			],
			about
		);
		const names = [...partsOf(bytes)['xl/workbook.xml']!.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
			([, one]) => one!
		);
		expect(new Set(names).size).toBe(3);
		for (const one of names) expect(one).toMatch(/^[^[\]:*?/\\]{1,31}$/);
	});
});
