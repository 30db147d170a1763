// What of a model evidence can be linked to, by name: its nodes, then its arrows.
import { arrowName, labelOf } from '#lib/domain/item-words.ts';
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { NODE_KIND_WORDS } from '#lib/domain/theory/vocabulary.ts';

export interface Target {
	id: string;
	label: string;
	/** "Mechanism", "Arrow" */
	kind: string;
}

/** Of a model file, that the API answers with. */
export function targetsOf(file: { nodes: readonly TheoryNode[]; arrows: readonly Arrow[] }): Target[] {
	const model: Model = {
		title: '',
		note: '',
		nodes: new Map(file.nodes.map((node) => [node.id, node])),
		arrows: new Map(file.arrows.map((arrow) => [arrow.id, arrow])),
		pathways: new Map(),
		stages: new Map(),
		statements: new Map()
	};
	const nodes = file.nodes.map((node) => ({
		id: node.id,
		label: labelOf(node),
		kind: NODE_KIND_WORDS[node.kind]
	}));
	const arrows = file.arrows.map((arrow) => ({
		id: arrow.id,
		label: arrowName(model, arrow),
		kind: 'Arrow'
	}));
	return [...nodes, ...arrows];
}

/** Those whose name or kind holds all of the words; what begins with them first. */
export function targetsWith(targets: readonly Target[], words: string): Target[] {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	const found = targets.filter(({ label, kind }) => {
		const text = `${label} ${kind}`.toLowerCase();
		return wanted.every((word) => text.includes(word));
	});
	const starts = (target: Target) => target.label.toLowerCase().startsWith(words.trim().toLowerCase());
	return [...found.filter(starts), ...found.filter((target) => !starts(target))];
}
