import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPLITS, type AnswerTable } from '#lib/domain/questionnaires/answer-table.ts';
import { releasedTables } from '#lib/domain/questionnaires/release-tables.ts';
import { ISSUES, LEGAL_STATUSES, LIKELIHOODS, type CaseReturn } from '#lib/domain/questionnaires/return.ts';
import { returnOf, returnsOf, study } from './returns.ts';

const numbersOf = (table: AnswerTable) => [
	...table.rows.flatMap(({ counts }) => counts),
	...table.unanswered,
	...table.columns.flatMap(({ cases, answered }) => [cases, answered])
];

describe('tables for whoever may not see single cases', () => {
	it('withhold a small number, and another one from which it could be worked out', () => {
		const returns = [
			...returnsOf(9, 'x', { legalStatus: 'child-in-need' }),
			...returnsOf(3, 'y', { legalStatus: 'interim-order' }),
			...returnsOf(8, 'z', { siteId: 'b', legalStatus: 'child-in-need' }),
			...returnsOf(8, 'w', { siteId: 'b', legalStatus: 'interim-order' })
		];
		const [legal] = releasedTables(returns, study, { split: 'site', wave: 1, threshold: 5 });
		expect(legal!.rows.map(({ counts }) => counts)).toEqual([
			[null, null, 17],
			[null, null, 11]
		]);
		expect(legal!.suppressed).toBe(true);
	});

	it('say the same of all cases, however they are split', () => {
		const returns = [
			...returnsOf(6, 'x', { legalStatus: 'child-in-need', group: 'budget' }),
			...returnsOf(2, 'y', { legalStatus: 'interim-order', group: 'usual' }),
			...returnsOf(7, 'z', { siteId: 'b', legalStatus: 'child-protection-plan', group: 'budget' })
		];
		const all = (split: 'none' | 'site' | 'group' | 'phase') =>
			releasedTables(returns, study, { split, wave: 1, threshold: 5 }).map((table) =>
				table.rows.map(({ counts }) => counts.at(-1))
			);
		for (const split of ['site', 'group', 'phase'] as const) expect(all(split)).toEqual(all('none'));
		expect(all('none')[0]).toContain(null);
	});

	it('never show a small number, whatever the returns', () => {
		const one: fc.Arbitrary<Partial<CaseReturn>> = fc.record({
			siteId: fc.constantFrom('a', 'b'),
			wave: fc.constantFrom(1 as const, 2 as const),
			group: fc.constantFrom('' as const, 'budget' as const, 'usual' as const),
			phaseId: fc.constantFrom(null, 'phase-2'),
			legalStatus: fc.constantFrom('' as const, ...LEGAL_STATUSES),
			likelihood: fc.constantFrom('' as const, ...LIKELIHOODS),
			issues: fc.subarray([...ISSUES], { maxLength: 3 })
		});
		fc.assert(
			fc.property(
				fc.array(one, { maxLength: 60 }),
				fc.constantFrom(...SPLITS),
				fc.constantFrom(5, 10),
				(all, split, threshold) => {
					const returns = all.map((more, i) => returnOf(`c${i}`, more));
					for (const table of releasedTables(returns, study, { split, wave: 1, threshold }))
						for (const n of numbersOf(table)) expect(n === null || n === 0 || n >= threshold).toBe(true);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('are whole where nothing is to be withheld', () => {
		const [legal] = releasedTables([returnOf('x', { legalStatus: 'other' })], study, {
			split: 'none',
			wave: 1,
			threshold: null
		});
		expect(legal).toMatchObject({ suppressed: false, rows: [{ counts: [1] }] });
	});
});
