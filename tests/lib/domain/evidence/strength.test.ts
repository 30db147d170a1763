// How much stands for and against a target.
import { describe, expect, it } from 'vitest';
import { NO_STRENGTH, strengths } from '#lib/domain/evidence/strength.ts';
import { link } from '../../../support/models.ts';

const RECORDS = new Map([
	['r1', { sourceId: 's1', withdrawn: false }],
	['r2', { sourceId: 's1', withdrawn: false }],
	['r3', { sourceId: 's2', withdrawn: false }],
	['gone', { sourceId: 's3', withdrawn: true }]
]);
const count = (...links: ReturnType<typeof link>[]) => strengths(links, (id) => RECORDS.get(id));

describe('strengths', () => {
	it('counts records and distinct sources by stance and target', () => {
		const found = count(
			link('1', 'r1', 'n'),
			link('2', 'r2', 'n'),
			link('3', 'r3', 'n'),
			link('4', 'r3', 'e', { stance: 'challenges' }),
			link('5', 'r1', 'e', { stance: 'refines' })
		);
		expect(found).toEqual(
			new Map([
				['n', { ...NO_STRENGTH, supports: { records: 3, sources: 2 } }],
				['e', { ...NO_STRENGTH, challenges: { records: 1, sources: 1 }, refines: { records: 1, sources: 1 } }]
			])
		);
	});

	it('E2 counts a record once for a target and stance, however many links say so', () => {
		const found = count(
			link('1', 'r1', 'n'),
			link('2', 'r1', 'n'),
			link('3', 'r1', 'n', { stance: 'challenges' })
		);
		expect(found.get('n')).toEqual({
			supports: { records: 1, sources: 1 },
			challenges: { records: 1, sources: 1 },
			refines: { records: 0, sources: 0 }
		});
	});

	it('E3 counts nothing for a link to an unknown, erased or withdrawn record', () => {
		expect(count(link('1', 'unknown', 'n'), link('2', 'gone', 'n')).size).toBe(0);
		expect(count(link('1', 'gone', 'n'), link('2', 'r1', 'n')).get('n')?.supports).toEqual({
			records: 1,
			sources: 1
		});
	});
});
