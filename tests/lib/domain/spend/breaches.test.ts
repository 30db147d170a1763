// Spends held against the rules of approval: what was broken, by which version, and what nobody recorded.
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { findBreaches, type JudgedLine, nothingAskedUpTo } from '#lib/domain/spend/breaches.ts';
import type { FamilySum } from '#lib/domain/spend/spend-group.ts';
import type { Study } from '#lib/domain/study/study.ts';

const { sites } = JSON.parse(
	readFileSync(new URL('../../../../server/sample-study/study.json', import.meta.url), 'utf8')
) as Study;
const breaches = (lines: readonly JudgedLine[], families: readonly FamilySum[] = []) => {
	const { take, found } = findBreaches(sites, families, new Set(lines.map(({ reversalOf }) => reversalOf)));
	take(lines);
	return found;
};
let next = 0;
const line = (pence: number, approvedBy: string, more: Partial<JudgedLine> = {}): JudgedLine => ({
	id: `l${next++}`,
	siteId: 'hillingdon',
	strandId: null,
	date: null,
	pence,
	kind: 'spent',
	approvedBy,
	reversalOf: null,
	...more
});
const verdictsOf = (judged: JudgedLine) => {
	const found = breaches([judged]);
	const lists = (['broken', 'uncovered', 'unrecorded'] as const).filter((list) => found[list].length > 0);
	return lists.flatMap((list) =>
		found[list].flatMap(({ byAll, by }) => [list, byAll, ...by.map(({ verdict }) => verdict)])
	);
};

describe('spends that broke a rule', () => {
	it.each([
		['nobody had to', line(940, ''), []],
		['nobody had to, by both', line(50_000, 'none'), []],
		[
			'nothing is recorded, and one version asks',
			line(76_000, ''),
			['unrecorded', false, 'kept', 'unrecorded']
		],
		[
			'nothing is recorded, and both ask',
			line(125_000, ''),
			['unrecorded', true, 'unrecorded', 'unrecorded']
		],
		['the right one', line(125_000, ' team  MANAGER'), []],
		['another role', line(125_000, 'Head of service'), ['broken', true, 'other-role', 'other-role']],
		['another role, by one version', line(76_000, 'Team manager'), ['broken', false, 'kept', 'other-role']],
		['recorded that nobody did', line(125_000, 'None'), ['broken', true, 'nobody', 'nobody']],
		['no rule for the sum', line(5_200_000, 'Team manager'), ['uncovered', false, 'kept', 'no-rule']],
		[
			'one of two roles is enough',
			line(510_000, 'Interim service manager', { siteId: 'darlington' }),
			['uncovered', false, 'kept', 'no-rule']
		],
		[
			'what had to happen before, where nobody had to approve: only the other version is broken',
			line(9_000, 'Panel', { siteId: 'darlington' }),
			['broken', false, 'kept', 'other-role']
		],
		[
			'what had to happen before, and somebody had to approve as well',
			line(510_000, 'panel of senior managers', { siteId: 'darlington' }),
			['uncovered', false, 'unrecorded', 'no-rule']
		],
		[
			'a role that no version names',
			line(510_000, 'Social worker', { siteId: 'darlington' }),
			['broken', false, 'other-role', 'no-rule']
		],
		[
			'by strand, where it is not said which',
			line(60_000, 'Social worker', { siteId: 'wigan' }),
			['broken', false, 'other-role', 'kept']
		],
		['agreed sums, too', line(125_000, 'none', { kind: 'agreed' }), ['broken', true, 'nobody', 'nobody']]
	])('%s', (_title, judged, wanted) => {
		expect(verdictsOf(judged)).toEqual(wanted);
	});

	it('leaves out refunds and what was taken back whole, and counts everything once', () => {
		const wrong = line(125_000, 'none');
		const found = breaches([
			wrong,
			line(-125_000, '', { reversalOf: wrong.id }),
			line(-5_000, ''),
			line(500_000, 'none'),
			line(0, ''),
			line(90_000, 'none', { siteId: 'elsewhere' })
		]);
		expect(found.broken.map(({ line: { pence } }) => pence)).toEqual([500_000]);
		expect(found.counts).toEqual({
			'other-role': 0,
			nobody: 1,
			judged: 1,
			refunds: 2,
			ofNothing: 1,
			takenBack: 1,
			withoutRules: 1
		});
		expect(found.brokenBy).toEqual([{ version: 'interim-2019', n: 1 }]);
	});

	it('finds families above the most that a document allows, spent and agreed apart', () => {
		const sum = (familyCode: string, pence: number, more: Partial<FamilySum> = {}): FamilySum => ({
			siteId: 'darlington',
			familyCode,
			kind: 'agreed',
			n: 1,
			pence,
			firstPence: pence,
			...more
		});
		const { aboveMaximum } = breaches(
			[],
			[
				sum('F1', 1_000_000),
				sum('F2', 1_000_001),
				sum('F3', 900_000),
				sum('F3', 900_000, { kind: 'spent' }),
				sum('', 9_000_000),
				sum('F4', 9_000_000, { siteId: 'hillingdon' })
			]
		);
		expect(aboveMaximum).toMatchObject([
			{ familyCode: 'F2', pence: 1_000_001, kind: 'agreed', maximum: { amount: 1_000_000 } }
		]);
	});

	it('knows up to which sum nothing is asked', () => {
		const of = (id: string) => nothingAskedUpTo(sites.find((site) => site.id === id)!.approvalRules);
		expect([of('hillingdon'), of('darlington'), of('wigan'), nothingAskedUpTo([])]).toEqual([
			50_000, 0, 5_000, 0
		]);
	});
});
