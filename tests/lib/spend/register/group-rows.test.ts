import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEND_SETTINGS } from '#lib/domain/spend/spend-settings.ts';
import type { SpendGroup } from '#lib/domain/spend/spend-group.ts';
import { Names } from '#lib/spend/names.ts';
import { groupRows, sortedRows } from '#lib/spend/register/group-rows.ts';

const site = (id: string) => ({ id, name: id.toUpperCase(), alias: '', strands: [] });
const names = new Names({
	sites: [site('a'), site('b')],
	spend: {
		...DEFAULT_SPEND_SETTINGS,
		categories: [
			{ id: 'meals', title: 'Meals', typeId: 'relationship' },
			{ id: 'trips', title: 'Trips', typeId: 'relationship' }
		]
	}
});
const group = (keys: SpendGroup['keys'], n: number, pence: number, families = 1): SpendGroup => ({
	keys,
	n,
	pence,
	families
});
const rows = (by: Parameters<typeof groupRows>[0], groups: SpendGroup[]) =>
	groupRows(by, groups, names, () => 'file');

describe('groups of the register', () => {
	it('hold spent and agreed beside each other, never added', () => {
		const [row] = rows('site', [
			group({ site: 'a', kind: 'spent' }, 3, 300),
			group({ site: 'a', kind: 'agreed' }, 1, 5000)
		]);
		expect(row!.sums).toEqual({
			spent: { n: 3, pence: 300, families: 1 },
			agreed: { n: 1, pence: 5000, families: 1 }
		});
		expect(row!.narrow).toEqual({ siteIds: ['a'] });
	});

	it('keep families of different sites apart, whatever their codes', () => {
		const found = rows('family', [
			group({ family: '10', site: 'a', kind: 'spent' }, 2, 100),
			group({ family: '9', site: 'b', kind: 'spent' }, 1, 50),
			group({ family: '10', site: 'b', kind: 'spent' }, 1, 70),
			group({ family: '', site: 'a', kind: 'spent' }, 4, 10, 0)
		]);
		expect(found.map(({ title, about }) => `${title} ${about}`)).toEqual([
			'9 B',
			'10 A',
			'10 B',
			'No family code A'
		]);
		expect(found.at(-1)!.narrow).toBeNull();
	});

	it('stand by the largest sum, those without one last', () => {
		const found = rows('site', [
			group({ site: 'a', kind: 'agreed' }, 1, 9),
			group({ site: 'b', kind: 'spent' }, 1, -5),
			group({ site: 'c', kind: 'spent' }, 1, 50)
		]);
		expect(sortedRows(found, 'spent').map(({ id }) => id)).toEqual(['c|', 'b|', 'a|']);
		expect(sortedRows(found, 'name')).toBe(found);
	});

	it('stand in the order of months, unknown ones last', () => {
		const found = rows('month', [
			group({ month: null, kind: 'spent' }, 1, 1),
			group({ month: '2019-10', kind: 'spent' }, 1, 1),
			group({ month: '2019-02', kind: 'spent' }, 1, 1)
		]);
		expect(found.map(({ title }) => title)).toEqual(['February 2019', 'October 2019', 'Month not known']);
		expect(found[0]!.narrow).toEqual({ from: '2019-02-01', to: '2019-02-28' });
	});

	it('put categories together to types, whose families nobody can add up', () => {
		const found = rows('type', [
			group({ category: 'meals', kind: 'spent' }, 2, 100, 2),
			group({ category: 'trips', kind: 'spent' }, 1, 50, 1),
			group({ category: '', kind: 'spent' }, 1, 5, 1)
		]);
		expect(found.map(({ title, sums }) => [title, sums.spent])).toEqual([
			['Relationship building', { n: 3, pence: 150, families: null }],
			['Not coded', { n: 1, pence: 5, families: 1 }]
		]);
	});
});
