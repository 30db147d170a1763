// What others do to a model, in sentences for those who do not see it happen.
import { arrowName, labelOf } from './item-words.ts';
import { difference } from './theory/difference.ts';
import type { Arrow, Model, TheoryNode } from './theory/model.ts';
import { NODE_KIND_WORDS, NODE_KINDS, type NodeKind } from './theory/vocabulary.ts';

/** One thing that somebody did: `who` is empty where nobody knows. `words` go on from the name. */
export interface News {
	who: string;
	words: string;
}

/** Changes of others that were not told yet, as what there was before them. Null stands for what was not there. */
export class Untold {
	readonly #nodes = new Map<string, TheoryNode | null>();
	readonly #arrows = new Map<string, { arrow: Arrow; name: string } | null>();
	/** When each label was last typed in, in ms. */
	readonly #typed = new Map<string, number>();

	get size(): number {
		return this.#nodes.size + this.#arrows.size;
	}

	/** Takes in one change. @param at when, in ms */
	add(before: Model, after: Model, at: number): void {
		const { nodes, arrows } = difference(before, after);
		for (const id of [...nodes.added, ...nodes.removed, ...nodes.changed.keys()]) {
			if (nodes.changed.get(id)?.every((field) => !TOLD.has(field))) continue;
			if (!this.#nodes.has(id)) this.#nodes.set(id, before.nodes.get(id) ?? null);
			if (before.nodes.get(id)?.label !== after.nodes.get(id)?.label) this.#typed.set(id, at);
		}
		for (const id of [...arrows.added, ...arrows.removed]) {
			const arrow = before.arrows.get(id);
			if (!this.#arrows.has(id))
				this.#arrows.set(id, arrow ? { arrow, name: arrowName(before, arrow) } : null);
		}
	}

	/**
	 * What there is to tell by now; it is told once. A label that is still being typed in waits.
	 * @param quietSince labels typed in after this moment wait, in ms
	 */
	take(now: Model, quietSince: number): News[] {
		const news: News[] = [];
		const gone = new Set<string>();
		for (const [id, before] of this.#nodes) {
			const node = now.nodes.get(id);
			if (node && (this.#typed.get(id) ?? 0) > quietSince) continue;
			this.#nodes.delete(id);
			this.#typed.delete(id);
			if (before && !node) gone.add(id);
			const told = newsOfNode(now, before, node);
			if (told) news.push(told);
		}
		for (const [id, before] of this.#arrows) {
			const arrow = now.arrows.get(id);
			const end = arrow && [arrow.from, arrow.to].some((one) => this.#nodes.has(one));
			// The name of an arrow waits for those of its ends.
			if (end) continue;
			this.#arrows.delete(id);
			if (arrow && !before)
				news.push({ who: arrow.addedBy, words: `added the arrow “${arrowName(now, arrow)}”` });
			// That a deleted node took its arrows with it goes without saying.
			const own = before && [before.arrow.from, before.arrow.to].some((one) => gone.has(one));
			if (before && !arrow && !own) news.push({ who: '', words: `deleted the arrow “${before.name}”` });
		}
		return news;
	}
}

/** Fields of a node whose change is told; that a box stands elsewhere is not. */
const TOLD = new Set(['label', 'pathway', 'stage', 'kind']);

/** "an outcome", "a mechanism". */
const A_KIND = Object.fromEntries(
	NODE_KINDS.map((kind) => [
		kind,
		`${/^[aiou]/.test(kind) ? 'an' : 'a'} ${NODE_KIND_WORDS[kind].toLowerCase()}`
	])
) as Record<NodeKind, string>;

function newsOfNode(now: Model, before: TheoryNode | null, node: TheoryNode | undefined): News | null {
	if (!node) return before && { who: '', words: `deleted “${labelOf(before)}”` };
	if (!before) return { who: node.addedBy, words: node.label ? `added “${node.label}”` : 'added a node' };
	const told: string[] = [];
	if (before.label !== node.label)
		told.push(
			before.label ? `renamed “${before.label}” to “${labelOf(node)}”` : `named a node “${labelOf(node)}”`
		);
	const pathway = node.pathway === null ? undefined : now.pathways.get(node.pathway)?.title;
	if (before.pathway !== node.pathway)
		told.push(
			pathway ? `moved “${labelOf(node)}” to “${pathway}”` : `took “${labelOf(node)}” off its pathway`
		);
	else if (before.kind !== node.kind) told.push(`made “${labelOf(node)}” ${A_KIND[node.kind]}`);
	const stage = node.stage === null ? undefined : now.stages.get(node.stage)?.title;
	if (before.stage !== node.stage && stage) told.push(`moved “${labelOf(node)}” to the stage “${stage}”`);
	return told.length ? { who: '', words: told.join(' and ') } : null;
}

/** How many things of one person are told one by one. */
const ONE_BY_ONE = 2;

/** "Bea added “Trust develops”. Somebody made 6 changes."; '' for nothing. */
export function newsSentence(news: readonly News[]): string {
	return [...Map.groupBy(news, ({ who }) => who)]
		.flatMap(([who, own]) => {
			const name = who || 'Somebody';
			if (own.length > ONE_BY_ONE) return [`${name} made ${own.length} changes.`];
			return own.map(({ words }) => `${name} ${words}.`);
		})
		.join(' ');
}
