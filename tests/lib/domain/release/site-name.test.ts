// Names of sites in what people wrote, however they spell them.
import { describe, expect, it } from 'vitest';
import { shortName } from '#lib/domain/release/site-name.ts';
import { siteNames } from '#lib/domain/spend/release.ts';
import type { Site } from '#lib/domain/study/study.ts';

const site = (name: string, i: number): Site => ({
	id: `s${i + 1}`,
	name,
	alias: `Pilot ${i + 1}`,
	geography: '',
	order: i + 1,
	strands: [],
	facts: [],
	approvalRules: [],
	startMonth: null,
	allocation: null,
	funnel: []
});
const publicNames = (...names: string[]) => siteNames({ sites: names.map(site) }, 'public');

describe('the short name of a site', () => {
	it.each([
		['Hillingdon London Borough Council', 'Hillingdon'],
		['London Borough of Hackney', 'Hackney'],
		['Royal Borough of Kensington and Chelsea', 'Kensington and Chelsea'],
		['City of York Council', 'York'],
		['City of London', 'City of London'],
		['Stoke-on-Trent City Council', 'Stoke-on-Trent'],
		['Wigan Metropolitan Borough Council', 'Wigan'],
		['Leeds Children’s Services', 'Leeds'],
		['Council', 'Council']
	])('of %s is %s', (name, short) => expect(shortName({ name })).toBe(short));
});

describe('names of sites in text', () => {
	it.each([
		['Hillingdon Council', 'Hillingdon London Borough Council', 'Pilot 1'],
		['LB Hillingdon and L.B. of Hillingdon', 'Hillingdon London Borough Council', 'Pilot 1 and Pilot 1'],
		['the London Borough of Hillingdon agreed', 'Hillingdon London Borough Council', 'Pilot 1 agreed'],
		['HILLINGDON’S TEAMS', 'Hillingdon London Borough Council', 'Pilot 1’S TEAMS'],
		["Hillingdon's families", 'Hillingdon London Borough Council', "Pilot 1's families"],
		['a Hillingdon-based team', 'Hillingdon London Borough Council', 'a Pilot 1-based team'],
		['Hillingdon_team', 'Hillingdon London Borough Council', 'Pilot 1_team'],
		['the Hillingdon pilot began', 'Hillingdon London Borough Council', 'Pilot 1 began'],
		['the Hillingdon pilots', 'Hillingdon London Borough Council', 'the Pilot 1 pilots'],
		['Hil\u00ADling\u00ADdon', 'Hillingdon London Borough Council', 'Pilot 1'],
		['Stoke on Trent, STOKE ON TRENT', 'Stoke-on-Trent City Council', 'Pilot 1, Pilot 1'],
		['St. Helens MBC', 'St Helens Council', 'Pilot 1'],
		['Kensington & Chelsea', 'Royal Borough of Kensington and Chelsea', 'Pilot 1'],
		['Chelsea alone', 'Royal Borough of Kensington and Chelsea', 'Pilot 1 alone'],
		['King’s Lynn', "King's Lynn Council", 'Pilot 1'],
		['Ynys Mo\u0302n', 'Ynys Môn County Council', 'Pilot 1'],
		['Wigan\ncouncil', 'Wigan Council', 'Pilot 1'],
		['wiganer and swigan', 'Wigan Council', 'wiganer and swigan']
	])('%s', (text, name, expected) => expect(publicNames(name).in(text)).toBe(expected));

	it('are found whole before a part of them, and never within an alias', () => {
		const names = siteNames(
			{
				sites: [site('North Tyneside Council', 0), site('Tyneside Council', 1)].map((one, i) => ({
					...one,
					alias: ['Tyneside way', 'Place B'][i]!
				}))
			},
			'public'
		);
		expect(names.in('North Tyneside and Tyneside')).toBe('Tyneside way and Place B');
	});

	it('stay for a site that may read its own, and for that alone', () => {
		const sites = ['Hillingdon Council', 'Wigan Council', 'North Wigan Council'].map(site);
		const names = siteNames({ sites }, 'public', new Set(['s3']));
		expect(sites.map((one) => names.of(one))).toEqual(['Pilot 1', 'Pilot 2', 'North Wigan']);
		expect(names.in('North Wigan Council, Wigan and HILLINGDON')).toBe(
			'North Wigan Council, Pilot 2 and Pilot 1'
		);
	});
});
