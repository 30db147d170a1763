// The logic model as a plain value. Knows no Yjs, DOM, clock or network.
import type { Basis, NodeKind, Relation, Status } from './vocabulary.ts';

/** Where in a source the wording of a node or arrow rests. `sourceId` is an id of the study's sources. */
export interface Reference {
	sourceId: string;
	section: string;
	lines: string;
}

/** A box. `pos` is the top left corner in canvas pixels at zoom 1; null until somebody or a layout places it. */
export interface TheoryNode {
	id: string;
	kind: NodeKind;
	label: string;
	/** The lane it belongs to, or null for what stands outside the pathways. */
	pathway: string | null;
	/** The column of the study's scheme, or null. */
	stage: string | null;
	pos: readonly [number, number] | null;
	/** Part of the core of the model, which is what is shown first. */
	core: boolean;
	/** Where it stands was chosen by hand: a layout leaves it there. */
	pinned: boolean;
	note: string;
	/** The name of the person who added it; empty where nobody knows. */
	addedBy: string;
	status: Status | null;
	basis: Basis | null;
	references: readonly Reference[];
}

/** A causal claim from a node to a node, or to another arrow whose strength it changes. */
export interface Arrow {
	id: string;
	from: string;
	/** The id of a node or of another arrow. */
	to: string;
	relation: Relation;
	/** It goes back on purpose: an outcome that feeds what brought it about. */
	feedback: boolean;
	because: string;
	/** The name of the person who added it; empty where nobody knows. */
	addedBy: string;
	status: Status | null;
	basis: Basis | null;
	references: readonly Reference[];
}

/** What is so of a node or arrow of which nothing else was said: a new one, or one in a file from before a field came. */
export const PLAIN_NODE: Omit<TheoryNode, 'id' | 'kind' | 'label'> = {
	pathway: null,
	stage: null,
	pos: null,
	core: true,
	pinned: false,
	note: '',
	addedBy: '',
	status: null,
	basis: null,
	references: []
};
export const PLAIN_ARROW: Omit<Arrow, 'id' | 'from' | 'to' | 'relation'> = {
	feedback: false,
	because: '',
	addedBy: '',
	status: null,
	basis: null,
	references: []
};

/** A lane of the scheme. `order` sorts lanes from top to bottom. */
export interface Pathway {
	id: string;
	title: string;
	order: number;
}

/** A column of the scheme. `order` sorts columns from left to right. */
export interface Stage {
	id: string;
	title: string;
	order: number;
}

/** An if–then–because sentence over nodes and arrows. */
export interface Statement {
	id: string;
	text: string;
	about: readonly string[];
}

/** One logic model. Maps are keyed by id and keep insertion order; every id is unique across all five maps. */
export interface Model {
	title: string;
	/** What a reader must know before trusting the picture, e.g. that it is a reconstruction. */
	note: string;
	nodes: ReadonlyMap<string, TheoryNode>;
	arrows: ReadonlyMap<string, Arrow>;
	pathways: ReadonlyMap<string, Pathway>;
	stages: ReadonlyMap<string, Stage>;
	statements: ReadonlyMap<string, Statement>;
}

export const EMPTY_MODEL: Model = {
	title: '',
	note: '',
	nodes: new Map(),
	arrows: new Map(),
	pathways: new Map(),
	stages: new Map(),
	statements: new Map()
};

/** What an evidence link can bear on. */
export type TargetKind = 'node' | 'arrow' | 'statement';

/** Which kind of thing an id names in this model, or null where it names nothing. */
export function kindOfTarget(model: Model, id: string): TargetKind | null {
	if (model.nodes.has(id)) return 'node';
	if (model.arrows.has(id)) return 'arrow';
	if (model.statements.has(id)) return 'statement';
	return null;
}

/** Everything with an id, used to keep ids unique. */
export function idsOf(model: Model): Set<string> {
	return new Set([
		...model.nodes.keys(),
		...model.arrows.keys(),
		...model.pathways.keys(),
		...model.stages.keys(),
		...model.statements.keys()
	]);
}
