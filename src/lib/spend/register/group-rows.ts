// Groups of the register as rows: spent and agreed beside each other, and what opens the lines of a group.
import type { GroupKey, SpendGroup } from '#lib/domain/spend/spend-group.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Names } from '../names.ts';
import { dateWords } from '../words.ts';
import { lastDayOf } from './query-words.ts';

export const GROUPINGS = ['family', 'month', 'site', 'category', 'type', 'strand', 'import'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const GROUPING_WORDS: Record<Grouping, string> = {
	family: 'Family',
	month: 'Month',
	site: 'Site',
	category: 'Category',
	type: 'Type',
	strand: 'Strand',
	import: 'Import'
};

export interface Sum {
	n: number;
	pence: number;
	/** Null where it is not known: families of categories cannot be added up to those of a type. */
	families: number | null;
}

export interface GroupRow {
	id: string;
	title: string;
	/** A second, quieter line: the site of a family. */
	about: string;
	sums: Record<SpendKind, Sum>;
	/** What narrows the register to this group; null where no query can say it. */
	narrow: SpendQuery | null;
	/** By what rows stand in order: the date of a month, else the title. */
	order: string;
}

/** What the server is asked to group by. */
export function keysFor(grouping: Grouping): GroupKey[] {
	if (grouping === 'family') return ['family', 'site', 'kind'];
	if (grouping === 'type') return ['category', 'kind'];
	if (grouping === 'strand') return ['site', 'strand', 'kind'];
	return [grouping, 'kind'];
}

/** Rows in the order of months or of names; those without a value last. */
export function groupRows(
	grouping: Grouping,
	groups: readonly SpendGroup[],
	names: Names,
	importName: (id: string) => string
): GroupRow[] {
	const rows = new Map<string, GroupRow>();
	for (const group of groups) {
		const kind = group.keys.kind === 'agreed' ? 'agreed' : 'spent';
		const head = headOf(grouping, group, names, importName);
		const row = rows.get(head.id) ?? { ...head, sums: { spent: nothing(), agreed: nothing() } };
		const sum = row.sums[kind];
		// Types alone are put together from several groups.
		const families = sum.n === 0 ? group.families : null;
		row.sums[kind] = { n: sum.n + group.n, pence: sum.pence + group.pence, families };
		rows.set(head.id, row);
	}
	return [...rows.values()].sort((a, b) => compare(a.order, b.order));
}

type Head = Omit<GroupRow, 'sums'>;

function headOf(
	grouping: Grouping,
	{ keys }: SpendGroup,
	names: Names,
	importName: (id: string) => string
): Head {
	const head = (
		id: string | null | undefined,
		title: string,
		narrow: SpendQuery | null,
		about = ''
	): Head => ({
		id: `${id ?? ''}|${about}`,
		title,
		about,
		narrow,
		order: id ? (grouping === 'month' ? id : `${title}|${about}`) : LAST
	});
	switch (grouping) {
		case 'family': {
			const { family, site } = keys;
			const siteIds = [site!];
			return family
				? head(family, family, { siteIds, familyCodes: [family] }, names.site(site!))
				: head(null, 'No family code', null, names.site(site!));
		}
		case 'month': {
			const { month } = keys;
			return month
				? head(month, dateWords(month), { from: `${month}-01`, to: lastDayOf(month) })
				: head(null, 'Month not known', null);
		}
		case 'site':
			return head(keys.site, names.site(keys.site!), { siteIds: [keys.site!] });
		case 'category': {
			const category = keys.category ?? '';
			return head(category, names.category(category), { categoryIds: [category] });
		}
		case 'type': {
			const type = names.typeIdOf(keys.category ?? '');
			return head(type, names.type(type), type ? { typeIds: [type] } : { categoryIds: [''] });
		}
		case 'strand': {
			const { strand, site } = keys;
			const narrow = strand ? { siteIds: [site!], strandIds: [strand] } : null;
			return head(strand, names.strand(strand ?? null), narrow, names.site(site!));
		}
		case 'import': {
			const { import: id } = keys;
			return id ? head(id, importName(id), { importId: id }) : head(null, 'Not from a file', null);
		}
	}
}

/** In the order of their names, or of the sums of one kind, the largest first. */
export function sortedRows(rows: readonly GroupRow[], by: SpendKind | 'name'): readonly GroupRow[] {
	if (by === 'name') return rows;
	const worth = ({ sums }: GroupRow) => (sums[by].n > 0 ? sums[by].pence : -Infinity);
	return rows.toSorted((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
}

/** After every letter. */
const LAST = '\uffff';
const nothing = (): Sum => ({ n: 0, pence: 0, families: 0 });
const collator = new Intl.Collator('en-GB', { numeric: true });
const compare = (a: string, b: string) =>
	a === LAST || b === LAST ? Number(a === LAST) - Number(b === LAST) : collator.compare(a, b);
