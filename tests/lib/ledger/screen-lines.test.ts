import { describe, expect, it } from 'vitest';
import type { Decisions } from '#lib/ledger/ledger-line.ts';
import { linesToImport, receiptOf, reconcile } from '#lib/ledger/read-ledger.ts';
import { gridOf, readingFor } from '../../support/ledgers.ts';

const EMAIL = 'ann.other@example.test';
const GRID = gridOf([
	['Family', 'Item', 'Amount', 'Notes'],
	['F1', `Taxi, sent to ${EMAIL}`, '10.00', `${EMAIL} asked`],
	['F2', 'Roses in May', '5.00', '']
]);
type Decision = NonNullable<Decisions['personalData']>[number];
const decide = (
	field: 'purpose' | 'note',
	action: Decision['action'],
	more: Partial<Decision> = {}
): Decision => ({
	record: 2,
	field,
	text: EMAIL,
	action,
	...more
});
const after = (...personalData: Decision[]) => {
	const reading = readingFor(GRID, { decisions: { personalData } });
	return { reading, against: reconcile(reading.lines, [], { siteId: 'hillingdon' }) };
};

describe('suspected personal data', () => {
	it('is named, and the record waits for a decision', () => {
		const { reading, against } = after();
		expect(reading.personalData).toEqual([
			{ record: 2, field: 'purpose', text: EMAIL, kind: 'email' },
			{ record: 2, field: 'note', text: EMAIL, kind: 'email' }
		]);
		expect(receiptOf(reading, against).control.records).toBe(2);
		expect(linesToImport(reading, against).map(({ record }) => record)).toEqual([3]);
	});
	it('is replaced, and the fingerprint stays that of the file', () => {
		const { reading, against } = after(
			decide('purpose', 'replace', { with: 'parent' }),
			decide('note', 'replace')
		);
		expect(reading.lines[0]).toMatchObject({
			purpose: 'Taxi, sent to parent',
			note: '[removed] asked',
			filedPurpose: `Taxi, sent to ${EMAIL}`
		});
		expect(linesToImport(reading, against)).toHaveLength(2);
	});
	it('is kept where somebody says that it is none', () => {
		const { reading } = after(decide('purpose', 'keep'), decide('note', 'keep'));
		expect(reading.personalData).toEqual([]);
		expect(reading.lines[0]!.purpose).toContain(EMAIL);
	});
	it('rejects the record where somebody says so', () => {
		const { reading } = after(decide('purpose', 'reject'));
		expect(reading.rejected).toMatchObject([{ record: 2, why: 'personal-data' }]);
		expect(reading.personalData).toEqual([]);
	});
	it('is decided for each field by itself', () => {
		expect(after(decide('purpose', 'keep')).reading.personalData).toMatchObject([{ field: 'note' }]);
	});
	it('is replaced where a person saw what no rule saw', () => {
		const { reading } = after({
			record: 3,
			field: 'purpose',
			text: 'Roses',
			action: 'replace',
			with: 'Flowers'
		});
		expect(reading.lines[1]!.purpose).toBe('Flowers in May');
	});
});
