import { describe, expect, it } from 'vitest';
import { checkReturns } from '#lib/domain/questionnaires/check-return.ts';
import { returnOf, study } from './returns.ts';

describe('checking returns', () => {
	it.each([
		['an unknown site', { siteId: 'x' }, 'siteId'],
		['an unknown strand', { strandId: 'x' }, 'strandId'],
		['an unknown phase', { phaseId: 'x' }, 'phaseId'],
		['no code', { caseCode: ' ' }, 'caseCode'],
		['a day that does not exist', { completedOn: '2019-02-30' }, 'completedOn'],
		['an issue twice', { issues: ['neglect', 'neglect'] as const }, 'issues']
	])('finds %s', (_what, more, field) => {
		expect(checkReturns([returnOf('1'), returnOf('2', more)], study)).toMatchObject([{ index: 1, field }]);
	});

	it('finds a case that comes twice in a wave, and lets both waves be', () => {
		expect(checkReturns([returnOf('1'), returnOf('1', { wave: 2 })], study)).toEqual([]);
		expect(checkReturns([returnOf('1'), returnOf('1')], study)).toMatchObject([
			{ index: 1, field: 'caseCode' }
		]);
	});
});
