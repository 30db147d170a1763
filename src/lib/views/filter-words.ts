// What a view shows, in a few words, for lists of views.
import type { Grounds } from '#lib/domain/theory/lens.ts';
import { VIEW_PAGE_WORDS, VIEW_THEME_WORDS, type ViewFields } from '#lib/domain/views/saved-view.ts';

/** Titles by id, as far as they are known. */
export interface ViewNames {
	pathways: ReadonlyMap<string, string>;
	sites: ReadonlyMap<string, string>;
	versions: ReadonlyMap<string, string>;
}

export const GROUNDS_WORDS: readonly { value: Grounds | null; label: string }[] = [
	{ value: null, label: 'Any evidence or none' },
	{ value: 'any', label: 'With evidence' },
	{ value: 2, label: 'From two sources or more' },
	{ value: 3, label: 'From three sources or more' },
	{ value: 'contested', label: 'Contested: for and against' },
	{ value: 'none', label: 'Without evidence' }
];

/** "Core; Pathway A; evidence from Hillingdon; from two sources or more; as in “Workshop 2”". */
export function filterWords({ filter }: Pick<ViewFields, 'filter'>, names: ViewNames): string {
	const listed = (ids: readonly string[], titles: ReadonlyMap<string, string>, none: string) =>
		ids.map((id) => (id === '' ? none : (titles.get(id) ?? 'something that is gone'))).join(', ');
	const grounds = GROUNDS_WORDS.find(({ value }) => value === filter.grounds);
	return [
		filter.extent === 'core' ? 'Core' : 'Full model',
		listed(filter.pathways, names.pathways, 'on no pathway'),
		filter.sites.length > 0 && `evidence from ${listed(filter.sites, names.sites, '')}`,
		filter.grounds !== null && (grounds?.label.toLowerCase() ?? `from ${filter.grounds} sources or more`),
		filter.versionId !== null && `as in ${names.versions.get(filter.versionId) ?? 'a version that is gone'}`
	]
		.filter(Boolean)
		.join('; ');
}

/** "A4 landscape, black and white, without evidence marks". */
export const lookWords = ({ page, theme, marks, legend }: ViewFields): string =>
	[
		VIEW_PAGE_WORDS[page],
		theme !== 'colour' && VIEW_THEME_WORDS[theme].toLowerCase(),
		!marks && 'without evidence marks',
		!legend && 'without legend'
	]
		.filter(Boolean)
		.join(', ');
