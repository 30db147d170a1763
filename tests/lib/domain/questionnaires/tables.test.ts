import { describe, expect, it } from 'vitest';
import { answerTableRows } from '#lib/domain/questionnaires/answer-rows.ts';
import { answerTables } from '#lib/domain/questionnaires/tables.ts';
import { returnOf, returnsOf, study } from './returns.ts';

const returns = [
	...returnsOf(11, 'x', { legalStatus: 'child-in-need', group: 'budget', issues: ['neglect', 'missing'] }),
	...returnsOf(4, 'y', { siteId: 'b', legalStatus: 'interim-order', group: 'usual', issues: ['neglect'] }),
	returnOf('z', { phaseId: 'phase-2' }),
	returnOf('x0', { wave: 2, legalStatus: 'child-protection-plan' })
];
const tables = (split: Parameters<typeof answerTables>[2]['split'], wave: 1 | 2 = 1) =>
	answerTables(returns, study, { split, wave });

describe('tables of answers', () => {
	it('count one wave, and keep those without an answer out of what percentages are of', () => {
		const [legal] = tables('none');
		expect(legal!.columns).toEqual([{ id: 'all', title: 'All', cases: 16, answered: 15 }]);
		expect(legal!.rows.map(({ title, counts }) => [title, counts[0]])).toEqual([
			['Child in Need', 11],
			['Interim care order', 4]
		]);
		expect(legal!.unanswered).toEqual([1]);
		expect(tables('none', 2)[0]!.rows[0]).toMatchObject({ title: 'Child Protection plan', counts: [1] });
	});

	it('stand by site in the order of the study, with the column of all at the end', () => {
		const [legal] = tables('site');
		expect(legal!.columns.map(({ title, cases }) => [title, cases])).toEqual([
			['Council a', 12],
			['Council b', 4],
			['All', 16]
		]);
		expect(legal!.rows[1]!.counts).toEqual([0, 4, 4]);
	});

	it('by wave have no column of all, since both waves are of the same cases', () => {
		expect(tables('wave')[0]!.columns.map(({ id, cases }) => [id, cases])).toEqual([
			['wave-1', 16],
			['wave-2', 1]
		]);
	});

	it('by phase name the returns of which nobody says it', () => {
		expect(tables('phase')[0]!.columns.map(({ title, cases }) => [title, cases])).toEqual([
			['Phase 2', 1],
			['Phase not known', 15],
			['All', 16]
		]);
	});

	it('warn where a group is too small to compare', () => {
		const [legal] = tables('group');
		expect(legal!.columns.map(({ title }) => title)).toEqual([
			'Business as usual',
			'Budget',
			'Group not known',
			'All'
		]);
		expect(legal!.notes.join()).toContain(
			'Fewer than 10 answers in “Business as usual”, “Group not known”: too few to compare'
		);
		expect(tables('none')[0]!.notes).toEqual([]);
	});

	it('of issues count issues, not cases, and say so', () => {
		const issues = tables('none')[3]!;
		expect(issues).toMatchObject({ unit: 'issues of concern', several: true });
		expect(issues.rows.map(({ counts }) => counts[0])).toEqual([15, 11]);
		expect(issues.columns[0]).toMatchObject({ cases: 16, answered: 15 });
		expect(issues.notes[0]).toContain('Issues are counted, not cases');
	});

	it('of likelihood show the whole scale', () => {
		expect(tables('none')[2]!.rows.map(({ title }) => title)).toEqual([
			'Very unlikely',
			'Quite unlikely',
			'Quite likely',
			'Very likely'
		]);
	});

	it('have no columns without returns', () => {
		expect(answerTables([], study, { split: 'site', wave: 1 })[0]!.columns).toEqual([]);
	});

	it('go to a spreadsheet with percentages and what they are of', () => {
		expect(answerTableRows(tables('none')[0]!)).toEqual([
			['Legal status', 'All', 'All: % of those who answered'],
			['Child in Need', 11, 73.3],
			['Interim care order', 4, 26.7],
			['Not answered', 1, ''],
			['Cases that answered', 15, ''],
			['Cases', 16, '']
		]);
	});
});
