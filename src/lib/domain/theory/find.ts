// Finds nodes, arrows and pathways by their words.
import { arrowName, labelOf } from '../item-words.ts';
import type { Model } from './model.ts';
import { NODE_KIND_WORDS } from './vocabulary.ts';
import { plain, wordsIn } from './words-in.ts';

export interface Found {
	id: string;
	is: 'node' | 'arrow' | 'pathway';
	/** What it is called. */
	title: string;
	/** What kind of thing it is, or what was found in it. */
	detail: string;
	/** The nodes and arrows that it stands for: itself, or all that is on a pathway. */
	about: readonly string[];
}

/** Up to `most` things that hold all words, those that begin with them first; nothing where no word is given. */
export function findIn(model: Model, query: string, most = 50): Found[] {
	if (query.trim() === '') return [];
	const matches = wordsIn(query);
	const found: Found[] = [];
	for (const { id, title } of model.pathways.values())
		if (matches(title))
			found.push({ id, is: 'pathway', title, detail: 'pathway', about: membersOf(model, id) });
	for (const node of model.nodes.values()) {
		const { id, kind, label, note } = node;
		const inLabel = matches(label);
		if (!inLabel && !matches(`${label} ${note}`)) continue;
		const detail = inLabel ? NODE_KIND_WORDS[kind].toLowerCase() : `note: ${note}`;
		found.push({ id, is: 'node', title: labelOf(node), detail, about: [id] });
	}
	for (const arrow of model.arrows.values()) {
		const { id, because } = arrow;
		const title = arrowName(model, arrow);
		// Its name is that of its ends, which are found by themselves.
		if (matches(because)) found.push({ id, is: 'arrow', title, detail: `because ${because}`, about: [id] });
	}
	const start = plain(query.trim());
	const later = ({ title }: Found) => (plain(title).startsWith(start) ? 0 : 1);
	return found.sort((a, b) => later(a) - later(b)).slice(0, most);
}

const membersOf = ({ nodes }: Model, pathway: string): string[] =>
	[...nodes.values()].filter((node) => node.pathway === pathway).map((node) => node.id);
