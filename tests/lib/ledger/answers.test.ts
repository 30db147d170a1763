import { describe, expect, it } from 'vitest';
import type { Decisions } from '#lib/ledger/ledger-line.ts';
import { gridOf, readingFor } from '../../support/ledgers.ts';

const GRID = gridOf([
	['Site', 'Type', 'Date', 'Family', 'Amount'],
	['Leeds', 'Agreed', '20/05/2019', 'F1', '10.00'],
	['', 'Pending', '20/05/2019', 'F1', '11.00'],
	['', 'Spent', 'soon', 'F1', '12.00'],
	['', 'Spent', '20/05/2019', 'F1', '1.234'],
	['', 'Spent', '20/05/2019', 'F1, F2', '14.00'],
	['', 'Paid', 'soon', 'F1', 'c. £15']
]);
type Answer = NonNullable<Decisions['answers']>[number];
const answer = (record: number, field: Answer['field'], value: Answer['value']): Answer => ({
	record,
	field,
	value
});
const after = (...answers: Answer[]) => readingFor(GRID, { decisions: { answers } });
const lineOf = (record: number, ...answers: Answer[]) =>
	after(...answers).lines.find((line) => line.record === record);

describe('an answer', () => {
	it.each([
		[answer(2, 'site', 'wigan'), { siteId: 'wigan' }],
		[answer(3, 'record', 'agreed'), { kind: 'agreed' }],
		[answer(4, 'date', '2019-05'), { date: '2019-05' }],
		[answer(5, 'amount', 123400), { pence: 123400 }],
		[answer(5, 'amount', -5), { pence: -5 }],
		[answer(6, 'family', ' F2 '), { familyCode: 'F2' }]
	])('%j is taken', (given, expected) => {
		expect(lineOf(given.record, given)).toMatchObject({
			...expected,
			flags: expect.arrayContaining(['answered'])
		});
	});
	it.each([
		answer(2, 'site', 'leeds'),
		answer(3, 'record', 'import'),
		answer(4, 'date', '2019-02-30'),
		answer(4, 'date', 20190520),
		answer(5, 'amount', 12.5),
		answer(5, 'amount', '1234'),
		answer(6, 'family', ' ')
	])('%j cannot be meant, so the question stays', (given) => {
		expect(after(given).questions).toEqual(after().questions);
	});
	it('leaves the record out', () => {
		const { skipped, questions } = after(answer(4, 'date', null));
		expect(skipped).toMatchObject([{ record: 4, why: 'left-out-by-you' }]);
		expect(questions.map(({ record }) => record)).not.toContain(4);
	});
	it('to one of two questions leaves the other', () => {
		expect(
			after(answer(7, 'date', '2019-05-20')).questions.filter(({ record }) => record === 7)
		).toMatchObject([{ field: 'amount', why: 'about-amount' }]);
		expect(lineOf(7, answer(7, 'date', '2019-05-20'), answer(7, 'amount', 1500))).toMatchObject({
			pence: 1500
		});
	});
	it('of those to one question, the last that can be meant counts', () => {
		const given = [answer(3, 'record', 'spent'), answer(3, 'record', 'agreed'), answer(3, 'record', 'new')];
		expect(lineOf(3, ...given)).toMatchObject({ kind: 'agreed' });
	});
	it('to what nobody asked says nothing', () => {
		expect(after(answer(2, 'amount', 5), answer(99, 'date', '2019-05-20'))).toEqual(after());
	});
});
