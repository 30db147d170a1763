// What people read of versions: counts, who, and the days and moments in their own time.
import { describe, expect, it } from 'vitest';
import { byDay, countWords, momentWords, titleOf, type Version, whoWords } from '#lib/versions/version.ts';

const version = (createdAt: string, more: Partial<Version> = {}): Version => ({
	id: createdAt,
	kind: 'named',
	title: 'Kept',
	reason: '',
	phaseId: null,
	createdAt,
	createdBy: 'Ann',
	nodes: 1,
	arrows: 2,
	links: 1,
	...more
});
const LONDON = 'Europe/London';

describe('words on a version', () => {
	it('say who and how much', () => {
		const automatic = version('2026-03-18T14:03:00.000Z', { title: '', createdBy: '', links: null });
		expect([titleOf(automatic), whoWords(automatic), countWords(automatic)]).toEqual([
			'Automatic version',
			'kept automatically',
			'1 node, 2 arrows'
		]);
		const named = version('2026-03-18T14:03:00.000Z');
		expect([titleOf(named), whoWords(named), countWords(named)]).toEqual([
			'Kept',
			'by Ann',
			'1 node, 2 arrows, 1 evidence link'
		]);
	});

	it('give the moment in a time zone, summer time as well', () => {
		expect(momentWords('2026-03-18T14:03:00.000Z', LONDON)).toBe('18 March 2026, 14:03');
		expect(momentWords('2026-06-30T23:30:00.000Z', LONDON)).toBe('1 July 2026, 00:30');
		expect(momentWords('2026-06-30T23:30:00.000Z', 'UTC')).toBe('30 June 2026, 23:30');
	});

	it('go by day, the last two by name', () => {
		const now = new Date('2026-03-18T15:00:00.000Z');
		const times = [
			'2026-03-18T09:00:00.000Z',
			'2026-03-18T08:00:00.000Z',
			'2026-03-17T23:59:00.000Z',
			'2026-03-02T09:00:00.000Z'
		];
		expect(
			byDay(
				times.map((at) => version(at)),
				now,
				LONDON
			).map((day) => [day.title, day.versions.length])
		).toEqual([
			['Today, Wednesday 18 March 2026', 2],
			['Yesterday, Tuesday 17 March 2026', 1],
			['Monday 2 March 2026', 1]
		]);
		expect(byDay([], now)).toEqual([]);
	});
});
