import { expect, it } from 'vitest';
import { readLedger, receiptOf, reconcile } from '#lib/ledger/read-ledger.ts';
import { readTable } from '#lib/ledger/read-table.ts';
import { summaryOf } from '#server/imports/summary.ts';

const FILE = `Date,Family,Purpose,Agreed amount (£)
03/06/2019,K-1,Weekly shop,64.20
04/06/2019,K-2,Taxi with Sarah Jones,18.50
05/06/2019,K-3,Bunk bed,about 40
05/06/2019,K-3,Nothing,
,,,
`;

it('keeps of a receipt which records were left out and why, and no word of the file', async () => {
	const table = await readTable(new TextEncoder().encode(FILE), {});
	if (!table.ok) throw new Error(table.problem.code);
	const read = readLedger(table.grid, {
		dateOrder: { order: 'dmy', from: 'study' },
		today: '2026-01-01',
		sites: [],
		strands: [],
		defaultKind: 'spent'
	});
	if (!read.ok) throw new Error(read.problem.code);
	const receipt = receiptOf(read.reading, reconcile(read.reading.lines, [], { siteId: 's' }), true);
	const summary = summaryOf(receipt, 's', ['s']);
	expect(summary).toMatchObject({
		kind: 'agreed',
		records: 1,
		sumPence: 6420,
		undecided: 2,
		which: {
			asked: { 'about-amount': [4] },
			suspected: { name: [3] },
			rejected: { 'no-amount': [5] },
			skipped: { blank: [6] }
		}
	});
	expect(JSON.stringify(summary)).not.toMatch(/Sarah|Taxi|Bunk|Weekly|K-\d/);
});
