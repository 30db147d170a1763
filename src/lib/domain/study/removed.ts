// What an edit takes out of a study that lines, records and families outside of it may still name.
import type { Study } from './study.ts';

export type Removable = 'site' | 'strand' | 'phase' | 'category';

export interface Removed {
	kind: Removable;
	id: string;
	/** The site of a strand; null for all else. */
	siteId: string | null;
	/** What people call it. */
	title: string;
}

type Parts = Pick<Study, 'phases' | 'sites' | 'spend'>;

/** By id: what is only renamed is not removed. */
export function removedFrom(before: Parts, after: Parts): Removed[] {
	const gone = <T extends { id: string }>(was: readonly T[], is: readonly { id: string }[]) =>
		was.filter(({ id }) => !is.some((item) => item.id === id));
	const strands = before.sites.flatMap((site) => {
		const now = after.sites.find(({ id }) => id === site.id);
		return now
			? gone(site.strands, now.strands).map(({ id, title }): Removed => ({
					kind: 'strand',
					id,
					siteId: site.id,
					title
				}))
			: [];
	});
	return [
		...gone(before.sites, after.sites).map(({ id, name }): Removed => ({
			kind: 'site',
			id,
			siteId: null,
			title: name
		})),
		...strands,
		...gone(before.phases, after.phases).map(({ id, title }): Removed => ({
			kind: 'phase',
			id,
			siteId: null,
			title
		})),
		...gone(before.spend.categories, after.spend.categories).map(({ id, title }): Removed => ({
			kind: 'category',
			id,
			siteId: null,
			title
		}))
	];
}
