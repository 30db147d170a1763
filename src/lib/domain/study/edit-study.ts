// Edits of a study, each of one thing in it. An edit names the thing as it was read: where somebody else changed it
// meanwhile, it is no longer there and nothing is overwritten.
import type { Site, Study } from './study.ts';

/** @returns the study with the edit; null where what was to be edited is not there any more */
export type StudyEdit = (study: Study) => Study | null;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A list with one item put in the place of another, at the end where there is no other, or taken out.
 * @param was the item as it was read; null for a new one
 * @param is the item as it shall be; null to take it out
 * @returns null where `was` is not in the list any more
 */
export function put<T>(list: readonly T[], was: T | null, is: T | null): T[] | null {
	if (was === null) return is === null ? [...list] : [...list, is];
	const at = list.findIndex((item) => same(item, was));
	if (at < 0) return null;
	return list.toSpliced(at, 1, ...(is === null ? [] : [is]));
}

/** An edit of one of the lists of a study itself. */
export const editList =
	<K extends 'phases' | 'sites' | 'printedTables' | 'dataCollection'>(
		name: K,
		was: Study[K][number] | null,
		is: Study[K][number] | null
	): StudyEdit =>
	(study) => {
		const list = put<Study[K][number]>(study[name], was, is);
		return list && { ...study, [name]: list };
	};

/** An edit of one of the lists of its settings of spending. */
export const editSpendList =
	<K extends 'types' | 'categories' | 'exclusions'>(
		name: K,
		was: Study['spend'][K][number] | null,
		is: Study['spend'][K][number] | null
	): StudyEdit =>
	(study) => {
		const list = put<Study['spend'][K][number]>(study.spend[name], was, is);
		return list && { ...study, spend: { ...study.spend, [name]: list } };
	};

/** An edit within one site. */
export const editSite =
	(siteId: string, change: (site: Site) => Site | null): StudyEdit =>
	(study) => {
		const site = study.sites.find(({ id }) => id === siteId);
		const changed = site && change(site);
		return changed ? { ...study, sites: study.sites.map((s) => (s === site ? changed : s)) } : null;
	};

/** An edit of one of the lists of a site. */
export const editSiteList = <K extends 'strands' | 'facts' | 'approvalRules' | 'funnel'>(
	siteId: string,
	name: K,
	was: Site[K][number] | null,
	is: Site[K][number] | null
): StudyEdit =>
	editSite(siteId, (site) => {
		const list = put<Site[K][number]>(site[name], was, is);
		return list && { ...site, [name]: list };
	});

/** Puts one of the things that have an order before the one that comes before it. */
export const moveUp =
	(name: 'phases' | 'sites', id: string): StudyEdit =>
	(study) => {
		const list = inOrder<{ id: string; order: number }>(study[name]);
		const at = list.findIndex((item) => item.id === id);
		if (at < 1) return at < 0 ? null : study;
		const moved = list.with(at, list[at - 1]!).with(at - 1, list[at]!);
		return { ...study, [name]: moved.map((item, i) => ({ ...item, order: i + 1 })) };
	};

export const inOrder = <T extends { order: number }>(items: readonly T[]): T[] =>
	items.toSorted((a, b) => a.order - b.order);

/** The order of what is added at the end. */
export const nextOrder = (items: readonly { order: number }[]): number =>
	Math.max(0, ...items.map(({ order }) => order)) + 1;

/** An id made from what people call a thing, told apart from those that are taken. */
export function idFrom(title: string, taken: readonly { id: string }[]): string {
	const plain = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+/, '')
		.slice(0, 40)
		.replace(/-+$/, '');
	const base = plain || 'item';
	const isTaken = (id: string) => taken.some((item) => item.id === id);
	if (!isTaken(base)) return base;
	let n = 2;
	while (isTaken(`${base}-${n}`)) n++;
	return `${base}-${n}`;
}
