import { describe, expect, it } from 'vitest';
import { edgeOf, monthsAfter } from '#lib/domain/questionnaires/months.ts';
import { secondWaveOf, twoWaves } from '#lib/domain/questionnaires/two-waves.ts';
import { returnOf } from './returns.ts';

describe('two waves', () => {
	it('are matched by site and case, and changes are counted', () => {
		const waves = twoWaves(
			[
				returnOf('1', { legalStatus: 'child-in-need', likelihood: 'very-likely' }),
				returnOf('1', { wave: 2, legalStatus: 'child-in-need', likelihood: 'quite-unlikely' }),
				returnOf('2', { legalStatus: 'child-in-need', likelihood: 'quite-likely' }),
				returnOf('2', { wave: 2, legalStatus: 'child-protection-plan', likelihood: '' }),
				returnOf('3', { completedOn: '2019-01-10' }),
				returnOf('3', { siteId: 'b', wave: 2 })
			],
			'2019-05-01'
		);
		expect(waves).toMatchObject({ matched: 2, onlyFirst: 1, onlySecond: 1 });
		expect(waves.secondWave).toEqual({ notYet: 0, due: 1, overdue: 0, unknown: 0 });
		expect(waves.legalStatus).toEqual([
			{ from: 'child-in-need', to: 'child-in-need', cases: 1 },
			{ from: 'child-in-need', to: 'child-protection-plan', cases: 1 }
		]);
		expect(waves.likelihood).toEqual([
			{ from: 'quite-likely', to: '', cases: 1 },
			{ from: 'very-likely', to: 'quite-unlikely', cases: 1 }
		]);
		expect(waves.likelihoodMoved).toEqual({ lower: 1, same: 0, higher: 0, unanswered: 1 });
	});

	it.each([
		['2019-01-10', '2019-04-09', 'notYet'],
		['2019-01-10', '2019-04-10', 'due'],
		['2019-01-10', '2019-07-10', 'due'],
		['2019-01-10', '2019-07-11', 'overdue'],
		['2019-01', '2019-03-31', 'notYet'],
		['2019-01', '2019-04-01', 'due'],
		['2019-01', '2019-07-31', 'due'],
		['2019-01', '2019-08-01', 'overdue'],
		['2019', '2020-06-30', 'due'],
		[null, '2020-06-30', 'unknown']
	])('the second one after %s is on %s: %s', (completedOn, today, state) => {
		expect(secondWaveOf({ completedOn }, today)).toBe(state);
	});

	it('count months to days that exist', () => {
		expect(monthsAfter('2019-11-30', 3)).toBe('2020-02-29');
		expect(monthsAfter('2019-08-31', 6)).toBe('2020-02-29');
		expect(monthsAfter('2019-12-01', 1)).toBe('2020-01-01');
		expect(edgeOf('2019-02', 'last')).toBe('2019-02-28');
		expect(edgeOf('2019', 'first')).toBe('2019-01-01');
		expect(edgeOf('2019', 'last')).toBe('2019-12-31');
	});
});
