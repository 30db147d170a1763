// Names of sites in what people wrote, however they spell them.
import { describe, expect, it } from 'vitest';
import { folded } from '#lib/domain/release/folded.ts';
import { shortName } from '#lib/domain/release/site-name.ts';
import { siteNamesIn } from '#lib/domain/release/site-names-in.ts';
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
		['of She\uFB03eld, said', 'Sheffield City Council', 'of Pilot 1, said'],
		[
			'in Hilling-\ndon and Hilling\u00AD\r\ndon',
			'Hillingdon London Borough Council',
			'in Pilot 1 and Pilot 1'
		],
		['a Hillingdon-\nbased team', 'Hillingdon London Borough Council', 'a Pilot 1-\nbased team'],
		['Hillingdon2 and 3Hillingdon', 'Hillingdon London Borough Council', 'Pilot 1 2 and 3 Pilot 1'],
		['LBHillingdon, RB-Hillingdon', 'Hillingdon London Borough Council', 'Pilot 1, Pilot 1'],
		['the Hillingdons, Hillingdons’', 'Hillingdon London Borough Council', 'the Pilot 1s, Pilot 1s’'],
		['Hil\u200Dl\u034Fi\u200Cn\u200Eg\u200Fdo\uFE0Fn', 'Hillingdon London Borough Council', 'Pilot 1'],
		['Ｈｉｌｌｉｎｇｄｏｎ Ｃｏｕｎｃｉｌ', 'Hillingdon London Borough Council', 'Pilot 1'],
		[
			'½ oﬀ… ﬁne\u00ADly, Wigan, ½ oﬀ… e\u0301t\u200Dé',
			'Wigan Council',
			'½ oﬀ… ﬁne\u00ADly, Pilot 1, ½ oﬀ… e\u0301t\u200Dé'
		],
		['reading and Reading, READING', 'Reading Borough Council', 'reading and Pilot 1, Pilot 1'],
		['reading council, lb bury', 'Reading Borough Council', 'Pilot 1, lb bury'],
		[
			'a bath in Bath and in north east somerset',
			'Bath and North East Somerset Council',
			'a bath in Pilot 1 and in Pilot 1'
		],
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

describe('a search for names of sites', () => {
	const found = (text: string, ...names: string[]) => siteNamesIn(names)(folded(text).text);

	it.each([
		['MyHillingdonTeam, xhillingdonians', 'Hillingdon Council', ['MyHillingdonTeam', 'xhillingdonians']],
		['LB Hillingdon’s, Hilling-\ndon2', 'Hillingdon Council', ['LB Hillingdon', 'Hilling-\ndon2']],
		['bathroom, TeamBath, BATH2, a bath', 'Bath Council', ['TeamBath', 'BATH2', 'bath']],
		['New Yorkers in LBYork', 'City of York Council', ['LBYork']],
		['Kensington and Chelsea', 'Royal Borough of Kensington and Chelsea', ['Kensington and Chelsea']],
		['Nothing', 'Hillingdon Council', []]
	])('%s', (text, name, expected) => expect(found(text, name)).toEqual(expected));

	it('for none finds none', () => expect(found('Hillingdon')).toEqual([]));

	it('sees more than is replaced, and all of that', () => {
		const names = ['Hillingdon Council', 'Reading Council', 'York Council'];
		const { in: without } = publicNames(...names);
		for (const text of ['Hillingdon', 'a Hillingdons', 'LBReading', 'york2', 'York-\nwide', 'RB York'])
			expect([text, without(text) !== text, found(text, ...names).length]).toEqual([text, true, 1]);
	});
});
