// What of the visible part is looked at: a focus on what is joined to something, and a filter. The rest is hidden or faded.
import type { Bearing } from '../evidence/bearing.ts';
import { type Stance, STANCES } from '../evidence/link.ts';
import type { Strength } from '../evidence/strength.ts';
import { downstream, pathsBetween, upstream, withEnds } from './graph.ts';
import type { Change } from './change.ts';
import type { Arrow, Model, TheoryNode } from './model.ts';
import { groundedArrows } from './sound-part.ts';
import type { NodeKind } from './vocabulary.ts';
import { wordsIn } from './words-in.ts';

/** What leads to some items, what they lead to, both, or all paths between two nodes. */
export interface Focus {
	look: 'upstream' | 'downstream' | 'both' | 'between';
	of: readonly string[];
}

/** How much evidence there is: none, any, for and against at once, or from at least so many sources. */
export type Grounds = 'none' | 'any' | 'contested' | number;

/** Within one list any of its entries will do, between lists all count; an empty list lets everything through. */
export interface Filter {
	/** Ids of pathways; '' for what is on none. */
	pathways: readonly string[];
	kinds: readonly NodeKind[];
	/** Ids of sites that linked records speak of. */
	sites: readonly string[];
	stances: readonly Stance[];
	grounds: Grounds | null;
	/** Names of those who added it; '' where nobody knows. */
	people: readonly string[];
	words: string;
}

export interface Lens {
	focus: Focus | null;
	filter: Filter;
	/** What becomes of the rest. */
	rest: 'hide' | 'fade';
	/** Ids that this person has added or changed since: they stay in sight whatever the lens says. */
	kept: readonly string[];
}

export const NO_FILTER: Filter = {
	pathways: [],
	kinds: [],
	sites: [],
	stances: [],
	grounds: null,
	people: [],
	words: ''
};
export const EVERYTHING: Lens = { focus: null, filter: NO_FILTER, rest: 'hide', kept: [] };

/** What is known of the evidence on a node or arrow, by its id. */
export interface Facts {
	strength(id: string): Strength | undefined;
	bearing(id: string): Bearing | undefined;
}

/** Another focus or filter; what was kept in sight under the old one is judged anew. */
export const refocused = (lens: Lens, focus: Focus | null): Lens => ({ ...lens, focus, kept: [] });
export const refiltered = (lens: Lens, filter: Partial<Filter>): Lens => ({
	...lens,
	filter: { ...lens.filter, ...filter },
	kept: []
});

/** The lens after a change of one's own: what it adds, and what it changes of what is picked, stays in sight. */
export function keeping(lens: Lens, picked: ReadonlySet<string>, { steps }: Change): Lens {
	const touched = steps.flatMap((step) => {
		if (step.op === 'add') return step.in === 'nodes' || step.in === 'arrows' ? [step.record.id] : [];
		return step.op === 'set' && picked.has(step.id) ? [step.id] : [];
	});
	const news = touched.filter((id) => !lens.kept.includes(id));
	return news.length === 0 ? lens : { ...lens, kept: [...lens.kept, ...news] };
}

/** The focus, where all that it is about is still there. */
export const focusIn = (model: Pick<Model, 'nodes' | 'arrows'>, { focus }: Lens): Focus | null =>
	focus?.of.every((id) => model.nodes.has(id) || model.arrows.has(id)) ? focus : null;

export const isFiltering = ({ filter }: Lens): boolean =>
	filter.words.trim() !== '' ||
	filter.grounds !== null ||
	[filter.pathways, filter.kinds, filter.sites, filter.stances, filter.people].some(
		(list) => list.length > 0
	);

/** Ids of the nodes and arrows that a lens picks out of a model without dangling arrows; null for all of them. */
export function pickedBy(model: Model, lens: Lens, facts: Facts): ReadonlySet<string> | null {
	const focus = focusIn(model, lens);
	if (!focus && !isFiltering(lens)) return null;
	const focused = focus && inFocus(model, focus);
	const filtered = isFiltering(lens) ? throughFilter(model, lens.filter, facts) : null;
	const picked = focused && filtered ? [...focused].filter((id) => filtered.has(id)) : (focused ?? filtered!);
	const kept = lens.kept.filter((id) => model.nodes.has(id) || model.arrows.has(id));
	return withEnds(model, [...picked, ...kept]);
}

/** The model cut down to what was picked. */
export function onlyPicked(model: Model, picked: ReadonlySet<string>): Model {
	const pick = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([id]) => picked.has(id)));
	return { ...model, nodes: pick(model.nodes), arrows: pick(model.arrows) };
}

function inFocus(model: Model, { look, of }: Focus): Set<string> {
	if (look === 'upstream') return upstream(model, of);
	if (look === 'downstream') return downstream(model, of);
	if (look === 'between') return pathsBetween(model, of[0]!, of[1]!);
	return new Set([...upstream(model, of), ...downstream(model, of)]);
}

/**
 * Pathway and kind say which nodes may be shown at all. Of these the other criteria choose nodes and arrows alike: a
 * chosen arrow brings its ends along, and between two chosen nodes every arrow is shown.
 */
function throughFilter(model: Model, filter: Filter, facts: Facts): Set<string> {
	const nodes = new Map([...model.nodes].filter(([, node]) => mayShow(model, node, filter)));
	const arrows = groundedArrows({ nodes, arrows: model.arrows });
	const meets = criteria(filter, facts);
	const chosen = new Set([...nodes.values()].filter((node) => meets(node)).map((node) => node.id));
	const between = withArrowsBetween(arrows, chosen);
	for (const arrow of arrows.values()) if (meets(arrow)) between.add(arrow.id);
	return withEnds({ nodes, arrows }, between);
}

/**
 * How much a filter by itself would choose: nodes where it is about pathway or kind, which arrows have not, else nodes
 * and arrows.
 */
export function countOf(model: Model, part: Partial<Filter>, facts: Facts): number {
	const filter = { ...NO_FILTER, ...part };
	const nodes = [...model.nodes.values()].filter((node) => mayShow(model, node, filter));
	if (filter.pathways.length > 0 || filter.kinds.length > 0) return nodes.length;
	const meets = criteria(filter, facts);
	return [...nodes, ...model.arrows.values()].filter(meets).length;
}

function mayShow(model: Model, node: TheoryNode, { pathways, kinds }: Filter): boolean {
	const pathway = node.pathway !== null && model.pathways.has(node.pathway) ? node.pathway : '';
	return allows(pathways, pathway) && allows(kinds, node.kind);
}

const allows = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);

/** The nodes and the arrows that lead from one of them to another, or to such an arrow. */
function withArrowsBetween(arrows: ReadonlyMap<string, Arrow>, nodes: ReadonlySet<string>): Set<string> {
	const all = new Set(nodes);
	for (let before = -1; before !== all.size;) {
		before = all.size;
		for (const { id, from, to } of arrows.values()) if (all.has(from) && all.has(to)) all.add(id);
	}
	return all;
}

/** The criteria that nodes and arrows can both meet. */
function criteria(filter: Filter, facts: Facts): (item: TheoryNode | Arrow) => boolean {
	const { sites, stances, grounds, people } = filter;
	const hasWords = wordsIn(filter.words);
	return (item) => {
		const { id } = item;
		const strength = facts.strength(id);
		const bearing = facts.bearing(id);
		return (
			allows(people, item.addedBy) &&
			(sites.length === 0 || sites.some((site) => bearing?.sites.has(site))) &&
			(stances.length === 0 || stances.some((stance) => (strength?.[stance].records ?? 0) > 0)) &&
			(grounds === null || hasGrounds(grounds, strength, bearing)) &&
			hasWords('label' in item ? `${item.label} ${item.note}` : item.because)
		);
	};
}

function hasGrounds(grounds: Grounds, strength: Strength | undefined, bearing: Bearing | undefined): boolean {
	if (typeof grounds === 'number') return (bearing?.sources.size ?? 0) >= grounds;
	if (grounds === 'contested')
		return strength !== undefined && strength.supports.records > 0 && strength.challenges.records > 0;
	const any = strength !== undefined && STANCES.some((stance) => strength[stance].records > 0);
	return any === (grounds === 'any');
}
