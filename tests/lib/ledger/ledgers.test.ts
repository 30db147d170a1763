// Ledgers as councils send them, with the receipt that is right, written by hand.
import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTable } from '#lib/ledger/read-table.ts';
import { receiptFor, type LedgerOptions } from '../../support/ledgers.ts';
import { workbook, type WorkbookContent } from '../../support/workbooks.ts';
import type { Receipt } from '#lib/ledger/receipt.ts';

const FOLDER = new URL('../../fixtures/ledgers/', import.meta.url);

/** Files that are no plain UTF-8 text are described: a workbook, or text in another encoding. */
type Described = { workbook: WorkbookContent } | { text: string; encoding: string };

interface Expected extends LedgerOptions {
	/** What is nasty about it. */
	about: string;
	headerRecord: number | null;
	records: Receipt['records'];
	/** Readings are given by their values. */
	questions: (Omit<Receipt['questions'][number], 'readings'> & { readings?: (string | number)[] })[];
	rejected: { record: number; why: string }[];
	skipped: { record: number; why: string }[];
	control: Receipt['control'];
	totals?: Receipt['read']['totals'];
	against?: number[];
	reversals?: Receipt['held']['reversals'];
	families?: number;
}

const json = <T>(name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T;
const names = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.expected.json'))
	.map((name) => name.replace('.expected.json', ''));

function bytesOf(name: string): Uint8Array {
	if (readdirSync(FOLDER).includes(`${name}.csv`)) return readFileSync(new URL(`${name}.csv`, FOLDER));
	const described = json<Described>(`${name}.json`);
	return 'workbook' in described
		? workbook(described.workbook)
		: iconv.encode(described.text, described.encoding, { addBOM: described.encoding.startsWith('utf16') });
}

const plain = (list: readonly { record: number; why: string }[]) =>
	list.map(({ record, why }) => ({ record, why }));

describe('a nasty ledger', () => {
	it.each(names)('%s comes to its receipt', async (name) => {
		const expected = json<Expected>(`${name}.expected.json`);
		const table = await readTable(bytesOf(name));
		if (!table.ok) throw new Error(table.problem.message);
		const receipt = receiptFor(table.grid, expected);
		expect({
			headerRecord: receipt.headerRecord,
			records: receipt.records,
			questions: receipt.questions.map(({ readings, ...question }) => ({
				...question,
				...(readings?.length ? { readings: readings.map(({ value }) => value) } : {})
			})),
			rejected: plain(receipt.rejected),
			skipped: plain(receipt.skipped),
			control: receipt.control
		}).toEqual({
			headerRecord: expected.headerRecord,
			records: expected.records,
			questions: expected.questions,
			rejected: expected.rejected,
			skipped: expected.skipped,
			control: expected.control
		});
		if (expected.totals) expect(receipt.read.totals).toEqual(expected.totals);
		if (expected.against) expect(receipt.read.dateOrder.against).toEqual(expected.against);
		if (expected.reversals) expect(receipt.held.reversals).toEqual(expected.reversals);
		if (expected.families !== undefined)
			expect(new Set(receipt.records.map(({ family }) => family)).size).toBe(expected.families);
	});

	it('is one of at least 24', () => expect(names.length).toBeGreaterThanOrEqual(24));
});
