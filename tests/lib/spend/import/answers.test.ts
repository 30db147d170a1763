import { describe, expect, it } from 'vitest';
import type { PersonalDataHit, Question } from '#lib/ledger/receipt.ts';
import {
	alike,
	around,
	decisionsOf,
	type HitDecision,
	kept,
	keyOf,
	keyOfHit,
	pseudonymsOf,
	readingBy,
	ruleOf,
	sameText
} from '#lib/spend/import/answers.ts';

const date = (record: number, raw: string, ...values: string[]): Question => ({
	record,
	field: 'date',
	raw,
	why: 'ambiguous-date',
	readings: values.map((value) => ({ value, words: value }))
});
const hit = (record: number, text: string, kind: PersonalDataHit['kind'] = 'name'): PersonalDataHit => ({
	record,
	field: 'note',
	text,
	kind
});

describe('questions that can be answered alike', () => {
	it('are those that one rule reads, whatever the order of their readings', () => {
		const [group] = alike([
			date(4, '05/06/2019', '2019-06-05', '2019-05-06'),
			date(9, '7/8/2019', '2019-07-08', '2019-08-07')
		]);
		expect(group!.rules.map(({ id }) => id)).toEqual(['day first', 'month first']);
		expect(group!.questions.map((question) => readingBy(question, 'day first')!.value)).toEqual([
			'2019-06-05',
			'2019-08-07'
		]);
	});

	it('are not where one of them has no reading by the rule', () => {
		const [group] = alike([date(4, '05/06/2019', '2019-06-05', '2019-05-06'), date(5, 'May 19', '2019-05')]);
		expect(group!.rules).toEqual([]);
	});

	it('tells the second of two from the second of three amounts', () => {
		const amount = (...values: number[]): Question => ({
			record: 1,
			field: 'amount',
			raw: 'x',
			why: 'several-amounts',
			readings: values.map((value) => ({ value, words: `${value}` }))
		});
		const two = amount(1, 2);
		const three = amount(1, 2, 3);
		expect(ruleOf(two, two.readings![1]!)).not.toBe(ruleOf(three, three.readings![1]!));
	});

	it('says the century of years of two digits', () => {
		const [group] = alike([date(1, '05/06/68', '1968-06-05', '2068-06-05')]);
		expect(group!.rules.map(({ id }) => id)).toEqual(['day first, year 19…', 'day first, year 20…']);
	});

	it('are choices by what they do, though their words name the record', () => {
		const changed = (record: number): Question => ({
			record,
			field: 'record',
			raw: '',
			why: 'changed',
			readings: [
				{ value: 'accept', words: `Put record ${record} in place` },
				{ value: 'leave', words: 'Leave it out' }
			]
		});
		const [group] = alike([changed(3), changed(8)]);
		expect(group!.rules.map(({ id }) => id)).toEqual(['accept', 'leave']);
		expect(group!.rules[0]!.words).not.toMatch(/record 3/);
	});

	it('are one question for each unknown name', () => {
		const site = (record: number, raw: string): Question => ({
			record,
			field: 'site',
			raw,
			why: 'unknown-site'
		});
		expect(alike([site(1, 'Hillngdon'), site(2, 'Wigam'), site(3, 'Hillngdon')])).toHaveLength(2);
	});
});

describe('questions on the page', () => {
	it('keep their place when they are answered and the file is read anew without them', () => {
		const before = [date(4, 'a'), date(9, 'b')];
		const now = [date(9, 'b'), date(6, 'new')];
		const shown = kept(before, now, keyOf, (key) => key === '4 date');
		expect(shown.map(({ record }) => record)).toEqual([4, 6, 9]);
	});

	it('go where they are asked no more and nobody answered them', () => {
		expect(kept([date(4, 'a')], [], keyOf, () => false)).toEqual([]);
	});
});

describe('decisions', () => {
	it('hold what was answered and decided, and nothing else', () => {
		const questions = [date(4, 'a', '2019-06-05'), date(5, 'b'), date(6, 'c')];
		const hits = [hit(4, 'Sarah Jones'), hit(7, 'May')];
		const decided = new Map<string, HitDecision>([
			[keyOfHit(hits[0]!), { action: 'replace', with: '[name 1]' }]
		]);
		const answers = new Map([
			['4 date', '2019-06-05'],
			['5 date', null]
		]);
		expect(decisionsOf(questions, answers, hits, decided, { headerRecord: null })).toEqual({
			answers: [
				{ record: 4, field: 'date', value: '2019-06-05' },
				{ record: 5, field: 'date', value: null }
			],
			personalData: [{ record: 4, field: 'note', text: 'Sarah Jones', action: 'replace', with: '[name 1]' }],
			headerRecord: null
		});
	});
});

describe('stand-ins for personal data', () => {
	it('are the same for the same text and count by kind', () => {
		const names = pseudonymsOf([
			hit(1, 'Sarah Jones'),
			hit(2, '07700 900123', 'phone'),
			hit(3, 'sarah  jones'),
			hit(4, 'Tom Hill')
		]);
		const of = (text: string) => names.get(sameText(text));
		expect([of('SARAH JONES'), of('Tom Hill'), of('07700 900123')]).toEqual([
			'[name 1]',
			'[name 2]',
			'[phone 1]'
		]);
	});

	it('stand in their text', () => {
		expect(around('Taxi with sarah jones home', 'Sarah Jones')).toEqual([
			'Taxi with ',
			'sarah jones',
			' home'
		]);
		expect(around('Taxi', 'Sarah')).toBeNull();
	});
});
