import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#lib/ledger/fingerprint.ts';
import { reconcile, type Decisions, type HeldLine, type LedgerLine } from '#lib/ledger/read-ledger.ts';

const line = (record: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
	record,
	date: '2019-05-20',
	familyCode: 'F1',
	pence: 1000,
	purpose: 'Taxi',
	note: '',
	reference: '',
	approvedBy: '',
	siteId: null,
	strandId: null,
	instalment: null,
	kind: 'spent',
	category: '',
	flags: [],
	...more
});
const heldLine = (id: string, more: Partial<LedgerLine> = {}, siteId = 'here'): HeldLine => ({
	...line(0, more),
	id,
	siteId,
	fingerprint: fingerprintOf(line(0, more), siteId)
});
const against = (lines: LedgerLine[], held: HeldLine[], decisions?: Decisions) =>
	reconcile(lines, held, { siteId: 'here', decisions });
const records = (list: readonly { record: number }[]) => list.map(({ record }) => record);

describe('a line that is held already', () => {
	it('is recognised however its words are written', () => {
		const result = against([line(2, { purpose: ' TAXI! ' })], [heldLine('a')]);
		expect(result.already).toEqual([{ record: 2, lineId: 'a' }]);
		expect(result.fresh).toEqual([]);
	});
	it.each([
		['site', heldLine('a', {}, 'there')],
		['kind', heldLine('a', { kind: 'agreed' })]
	])('is another where its %s is', (_, other) => {
		expect(records(against([line(2)], [other]).fresh)).toEqual([2]);
	});
	it('counts as often as it is held: the surplus is new', () => {
		const result = against([line(2), line(3), line(4)], [heldLine('a'), heldLine('b')]);
		expect(records(result.already)).toEqual([2, 3]);
		expect(records(result.fresh)).toEqual([4]);
	});
	it('is recognised after its purpose was replaced in the register', () => {
		const asFiled = line(2, { purpose: 'Taxi for Ann Other' });
		const stored = { ...asFiled, purpose: 'Taxi for parent', filedPurpose: asFiled.purpose };
		const before: HeldLine = {
			...stored,
			id: 'a',
			siteId: 'here',
			fingerprint: fingerprintOf(stored, 'here')
		};
		expect(against([asFiled], [before]).already).toEqual([{ record: 2, lineId: 'a' }]);
		expect(before.fingerprint).not.toContain('Ann');
	});
	it('is held nowhere while nobody said whose the file is', () => {
		expect(records(reconcile([line(2)], [heldLine('a')], { siteId: null }).fresh)).toEqual([2]);
	});
});

describe('a fingerprint', () => {
	it('keeps lines apart', () => {
		const seen = new Set<string>();
		for (let pence = 0; pence < 200; pence++)
			for (let number = 0; number < 200; number++)
				seen.add(fingerprintOf(line(1, { pence, reference: String(number) }), 'here'));
		expect(seen.size).toBe(40_000);
		expect(fingerprintOf(line(1), 'here')).toMatch(/^[0-9a-f]{32}$/);
	});
});

describe('a line that looks like a held one, changed', () => {
	const span = [
		line(8, { date: '2019-05-01', familyCode: 'F8' }),
		line(9, { date: '2019-05-31', familyCode: 'F9' })
	];
	it.each([
		['amount', { pence: 1100 }],
		['date', { date: '2019-05-21' }],
		['purpose', { purpose: 'Bus' }]
	])('in its %s is asked about', (_, change) => {
		const result = against([line(2, change), ...span], [heldLine('a')]);
		expect(records(result.fresh)).toEqual([8, 9]);
		expect(result.changed).toEqual([{ record: 2, lineId: 'a', was: { date: '2019-05-20', pence: 1000 } }]);
		expect(result.questions).toMatchObject([{ record: 2, field: 'record', why: 'changed' }]);
		expect(result.questions[0]!.readings!.map(({ value }) => value)).toEqual(['accept', 'new', 'leave']);
		expect(result.notInFile).toBe(0);
	});
	it('says both in words, without what was bought', () => {
		const { questions } = against([line(2, { pence: 1100 }), ...span], [heldLine('a')]);
		expect(questions[0]!.raw).toBe('£11.00 on 20 May 2019');
		expect(questions[0]!.readings![0]!.words).toBe(
			'Put £11.00 on 20 May 2019 in place of £10.00 on 20 May 2019'
		);
	});
	it('is found by its reference, however long ago', () => {
		const change = { reference: 'T1', date: '2019-05-20', pence: 1, purpose: 'Other', familyCode: 'F7' };
		const result = against([line(2, change)], [heldLine('a', { reference: 'T1', date: '2018-01-01' })]);
		expect(result.changed).toHaveLength(1);
	});
	it('is no change where the held one is in the file as well', () => {
		const result = against([line(2), line(3, { pence: 1100 })], [heldLine('a')]);
		expect(records(result.already)).toEqual([2]);
		expect(records(result.fresh)).toEqual([3]);
	});
	it('is no change where the file is of another time: the gym is paid every month', () => {
		const june = line(2, { date: '2019-06-20', purpose: 'Gym' });
		const result = against([june], [heldLine('a', { purpose: 'Gym' })]);
		expect(records(result.fresh)).toEqual([2]);
		expect(result.notInFile).toBe(0);
	});
	it('is asked about where the held one knows only its year, or the file no dates at all', () => {
		const ofYear = against([line(2)], [heldLine('a', { date: '2019' })]);
		expect(ofYear.changed).toHaveLength(1);
		expect(ofYear.fresh).toEqual([]);
		const otherCode = against(
			[line(2, { familyCode: 'case 04' })],
			[heldLine('a', { date: '2019', familyCode: '4' })]
		);
		expect(otherCode.changed).toHaveLength(1);
		const undated = against([line(2, { date: null })], [heldLine('a')]);
		expect(undated.changed).toHaveLength(1);
		const ofAnotherYear = against([line(2)], [heldLine('a', { date: '2018' })]);
		expect(ofAnotherYear.changed).toEqual([]);
	});
	it('replaces the held one where that was accepted', () => {
		const result = against([line(2, { pence: 1100 }), ...span], [heldLine('a')], {
			answers: [{ record: 2, field: 'record', value: 'accept' }]
		});
		expect(result.replaces).toEqual([{ record: 2, lineId: 'a' }]);
		expect(records(result.fresh)).toEqual([2, 8, 9]);
		expect(result.questions).toEqual([]);
	});
	it('is another payment where somebody says so', () => {
		const result = against([line(2, { pence: 1100 }), ...span], [heldLine('a')], {
			answers: [{ record: 2, field: 'record', value: 'new' }]
		});
		expect(result.replaces).toEqual([]);
		expect(records(result.fresh)).toEqual([2, 8, 9]);
		expect(result.notInFile).toBe(1);
	});
	it.each(['leave', null])('is left out where the answer is %s', (value) => {
		const result = against([line(2, { pence: 1100 }), ...span], [heldLine('a')], {
			answers: [{ record: 2, field: 'record', value }]
		});
		expect(result.leftOut).toEqual([2]);
		expect(records(result.fresh)).toEqual([8, 9]);
	});
});

describe('held lines that the file does not have', () => {
	it('count where the file covers their time and site', () => {
		const lines = [
			line(2, { date: '2019-05-01', familyCode: 'F8' }),
			line(3, { date: '2019-05', familyCode: 'F9' })
		];
		const result = against(lines, [
			heldLine('inside', { familyCode: 'F3' }),
			heldLine('month', { familyCode: 'F4', date: '2019-05' }),
			heldLine('after', { familyCode: 'F5', date: '2019-06-01' }),
			heldLine('year', { familyCode: 'F6', date: '2019' }),
			heldLine('elsewhere', { familyCode: 'F7' }, 'there')
		]);
		expect(result.notInFile).toBe(2);
	});
});

describe('a refund', () => {
	const refund = (record: number, more: Partial<LedgerLine> = {}) =>
		line(record, { pence: -1000, date: '2019-05-28', flags: ['refund'], ...more });
	it('takes back an earlier payment of the file', () => {
		const result = against([line(2), refund(3, { purpose: 'Refund of taxi' })], []);
		expect(result.reversals).toEqual([{ record: 3, of: { record: 2 } }]);
		expect(result.fresh[1]!.flags).toEqual(['refund', 'reversal']);
	});
	it('takes back a payment that is held', () => {
		expect(against([refund(3)], [heldLine('a')]).reversals).toEqual([{ record: 3, of: { lineId: 'a' } }]);
	});
	it.each([
		['of another family', { familyCode: 'F2' }],
		['of another sum', { pence: -999 }],
		['for another purpose', { purpose: 'Bed' }],
		['before the payment', { date: '2019-05-01' }]
	])('%s takes back nothing', (_, more) => {
		expect(against([line(2), refund(3, more)], []).reversals).toEqual([]);
	});
	it('takes back one payment once', () => {
		expect(against([line(2), refund(3), refund(4)], []).reversals).toEqual([
			{ record: 3, of: { record: 2 } }
		]);
	});
	it('goes by the reference where that is the same', () => {
		const lines = [line(2, { reference: 'T1' }), refund(3, { reference: 'T1', purpose: 'Wrong size' })];
		expect(against(lines, []).reversals).toHaveLength(1);
	});
});
