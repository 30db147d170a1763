// What a lens shows, in words.
import { STANCE_WORDS } from '../evidence/link.ts';
import { arrowName, labelOf } from '../item-words.ts';
import { type Filter, focusIn, type Focus, type Grounds, type Lens } from './lens.ts';
import type { Model } from './model.ts';
import { NODE_KIND_WORDS } from './vocabulary.ts';

/** What people read for how much evidence there is. */
export const groundsWords = (grounds: Grounds): string =>
	typeof grounds === 'number'
		? `${grounds} or more sources`
		: { none: 'no evidence', any: 'any evidence', contested: 'evidence for and against' }[grounds];

/** "upstream of “Trust develops”; mechanism". @param siteName by the id of a site */
export function lensWords(model: Model, lens: Lens, siteName: (id: string) => string): string {
	const focus = focusIn(model, lens);
	return [focus && focusWords(model, focus), ...filterWords(model, lens.filter, siteName)]
		.filter(Boolean)
		.join('; ');
}

export function focusWords(model: Model, { look, of }: Focus): string {
	const names = of.map((id) => `“${nameOf(model, id)}”`);
	if (look === 'between') return `paths between ${names.join(' and ')}`;
	const what = names.length > 2 ? `${names.length} nodes` : names.join(' and ');
	return look === 'both' ? `upstream and downstream of ${what}` : `${look} of ${what}`;
}

function nameOf(model: Model, id: string): string {
	const arrow = model.arrows.get(id);
	return arrow ? arrowName(model, arrow) : labelOf(model.nodes.get(id));
}

function filterWords(model: Model, filter: Filter, siteName: (id: string) => string): string[] {
	const any = (words: readonly string[]) => words.join(' or ');
	return [
		any(
			filter.pathways.map((id) =>
				id === '' ? 'on no pathway' : (model.pathways.get(id)?.title ?? 'a pathway that is gone')
			)
		),
		any(filter.kinds.map((kind) => NODE_KIND_WORDS[kind].toLowerCase())),
		any(filter.sites.map(siteName)),
		any(filter.stances.map((stance) => `has records: ${STANCE_WORDS[stance].toLowerCase()}`)),
		filter.grounds === null ? '' : groundsWords(filter.grounds),
		filter.people.length === 0 ? '' : `added by ${any(filter.people.map((name) => name || 'nobody known'))}`,
		filter.words.trim() === '' ? '' : `“${filter.words.trim()}”`
	].filter(Boolean);
}
