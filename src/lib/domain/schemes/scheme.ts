// What a scheme is: the lanes and columns that a way of drawing logic models gives, and what to ask oneself with it.
import type { NodeKind } from '../theory/vocabulary.ts';

/** A lane or column of a scheme. `kinds` surely belong there, wherever they stood before. */
export interface SchemePlace {
	id: string;
	title: string;
	kinds: readonly NodeKind[];
}

export interface Scheme {
	id: SchemeId;
	title: string;
	/** One sentence on when to take it. */
	sentence: string;
	/** From top to bottom. */
	pathways: readonly SchemePlace[];
	/** From left to right. */
	stages: readonly SchemePlace[];
	/** Kinds that it sets apart from its pathways, each in the lane of its kind. */
	around: readonly NodeKind[];
	/** Questions to start from, which become the note of a new model. */
	prompts: readonly string[];
}

export const SCHEME_IDS = ['blank', 'two-pathway', 'kellogg', 'mrc', 'realist', 'yef'] as const;
export type SchemeId = (typeof SCHEME_IDS)[number];
