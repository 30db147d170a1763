import { describe, expect, it } from 'vitest';
import { bandTitles, readEdges, writeEdges } from '#lib/domain/spend/bands.ts';
import { calendarMonth, monthInWords, pilotMonth } from '#lib/domain/spend/pilot-month.ts';
import { siteNames } from '#lib/domain/spend/release.ts';
import { distribution } from '#lib/domain/spend/statistics.ts';
import { sampleStudy } from './lines-in-memory.ts';

describe('a distribution', () => {
	it('is in whole pence', () => {
		expect(distribution([1, 2])).toMatchObject({ mean: 2, median: 2, min: 1, max: 2, sum: 3, n: 2 });
		expect(distribution([30, 10, 20])).toMatchObject({ median: 20, mean: 20 });
	});

	it('is nothing of nothing', () => expect(distribution([])).toBeNull());
});

describe('bands of amounts', () => {
	it('have a title each, every edge in the lower one', () => {
		expect(bandTitles([2_000, 10_000])).toEqual(['Up to £20', 'Over £20, up to £100', 'Over £100']);
		expect(bandTitles([1_050])).toEqual(['Up to £10.50', 'Over £10.50']);
	});

	it('are read from pounds, and only where they rise', () => {
		expect(readEdges('20, 100.50 1000')).toEqual([2_000, 10_050, 100_000]);
		expect(readEdges('£20;£100')).toEqual([2_000, 10_000]);
		for (const wrong of ['', '100, 20', '20, 20', '0, 20', '-5', 'twenty', '1 2 3 4 5 6 7 8 9 10 11 12'])
			expect(readEdges(wrong), wrong).toBeNull();
	});

	it('are written as they are read', () => {
		const edges = [2_000, 10_050, 500_000];
		expect(readEdges(writeEdges(edges))).toEqual(edges);
	});
});

describe('months of a pilot', () => {
	it('are counted from its first one, over the turn of a year', () => {
		expect(pilotMonth('2019-02', '2019-02-28')).toBe(1);
		expect(pilotMonth('2019-11', '2020-02')).toBe(4);
		expect(pilotMonth('2019-02', '2019-01-31')).toBe(0);
		expect(pilotMonth('2019-02', '2019')).toBeNull();
		expect(calendarMonth('2019-11', 4)).toBe('Feb 2020');
	});

	it('are found in words', () => {
		expect(monthInWords('1 February 2019')).toBe('2019-02');
		expect(monthInWords('Late Sept 2019')).toBeNull();
		expect(monthInWords('Sep 2019')).toBe('2019-09');
		expect(monthInWords('in 2019')).toBeNull();
		expect(monthInWords('Maybe 2019')).toBeNull();
	});
});

describe('names of sites', () => {
	const [first] = sampleStudy().sites;

	it('are short for the team and aliases for others', () => {
		expect(siteNames(sampleStudy(), 'team').of(first!)).toBe('Hillingdon');
		expect(siteNames(sampleStudy(), 'public').of(first!)).toBe('Pilot 1');
	});

	it('are replaced in what people wrote', () => {
		const { in: without } = siteNames(sampleStudy(), 'public');
		expect(without('Hillingdon London Borough Council and Wigan’s teams')).toBe(
			'Pilot 1 and Pilot 3’s teams'
		);
		expect(siteNames(sampleStudy(), 'team').in('Wigan')).toBe('Wigan');
	});

	it('give nothing away where a site has no alias', () => {
		const study = sampleStudy();
		const nameless = { ...study, sites: study.sites.map((site) => ({ ...site, alias: '' })) };
		expect(siteNames(nameless, 'public').of(first!)).toBe('Site 1');
		expect(siteNames(nameless, 'public').of({ id: 'elsewhere' })).toBe('Another site');
	});
});
