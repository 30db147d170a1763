// How the two variants of a description speak. What is said, and in which order, is the same in both.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { LaneRole } from '#lib/domain/theory/lanes.ts';
import type { NodeKind, Relation, Status } from '#lib/domain/theory/vocabulary.ts';

/** How much there is of what. */
export interface Counts {
	nodes: number;
	arrows: number;
	/** Of the whole model. */
	wholeNodes: number;
	wholeArrows: number;
	/** Arrows that end on an arrow. */
	onArrows: number;
	/** Arrows whose because is empty. */
	withoutReason: number;
	/** To which no record is linked; null where no evidence is shown. */
	withoutEvidence: { nodes: number; arrows: number } | null;
}

/** One arrow: where it starts (null: "it", which was named before), what it does, and what it ends at. */
export interface Claim {
	start: string | null;
	relation: Relation;
	end: string;
	endsOnArrow: boolean;
	/** Fit to follow a "because"; may be empty. */
	reason: string;
}

/** All texts are sentences with or without their full stop; an empty one is left out. Names are in quotation marks. */
export interface Voice {
	headings: { about: string; parts: string; arrows: string; notes: string };
	about(title: string, counts: Counts): readonly string[];
	/** What stands under the figure. @param own whether somebody wrote it, who may have left the counts out */
	caption(words: string, counts: Counts, own: boolean): readonly string[];
	/** How to read what follows. @param fewBelow counts of records from 1 to under this are not told; 0: all are */
	help(counts: Counts, fewBelow: number): readonly string[];
	/** What the nodes of a part have in common; empty where its heading says it. */
	part: Record<LaneRole, string>;
	kinds: Record<NodeKind, string>;
	status: Record<Status, string>;
	claim(claim: Claim): readonly string[];
	/** An arrow as what another arrow ends at. */
	arrow(from: string, to: string): string;
	/** What the arrows that follow have in common. */
	start(name: string, arrows: number): string;
	feedback: string;
	/** @param fewBelow counts from 1 to under this are not told */
	evidence(strength: Strength, fewBelow: number): readonly string[];
	contested(names: readonly string[]): string;
	/** @param names of nodes that ought to follow from something */
	unreached(names: readonly string[]): string;
	/** @param names of nodes that no arrow touches */
	loose(names: readonly string[]): string;
	/** @param names of nodes each of which leads back to itself by way of the others; empty where they are too many */
	loop(nodes: number, names: readonly string[]): string;
	withoutEvidence(counts: Counts): string;
}
