// The field's closed lists of words for nodes and arrows. Ids go into documents and files and never change;
// the words beside them are what people read.

export const NODE_KINDS = [
	'prerequisite',
	'context',
	'activity',
	'mechanism',
	'intermediate-outcome',
	'outcome',
	'moderator',
	'unintended-effect',
	'assumption'
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** What people read for a node kind. */
export const NODE_KIND_WORDS: Record<NodeKind, string> = {
	prerequisite: 'Prerequisite',
	context: 'Context',
	activity: 'Activity or resource',
	mechanism: 'Mechanism',
	'intermediate-outcome': 'Intermediate outcome',
	outcome: 'Outcome',
	moderator: 'Moderator',
	'unintended-effect': 'Unintended effect',
	assumption: 'Assumption'
};

export const RELATIONS = [
	'leads-to',
	'enables',
	'increases',
	'decreases',
	'moderates',
	'conditions',
	'explains',
	'shapes',
	'may-cause'
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What people read for a relation, as a verb between the two ends. */
export const RELATION_WORDS: Record<Relation, string> = {
	'leads-to': 'leads to',
	enables: 'enables',
	increases: 'increases',
	decreases: 'decreases',
	moderates: 'moderates',
	conditions: 'conditions',
	explains: 'explains',
	shapes: 'shapes',
	'may-cause': 'may cause'
};

/** Where the wording of a node or arrow comes from in a model that was reconstructed from documents. */
export const BASES = ['explicit', 'inferred', 'interim-only'] as const;
export type Basis = (typeof BASES)[number];

export const BASIS_WORDS: Record<Basis, string> = {
	explicit: 'named in the text',
	inferred: 'inferred by reading across the text',
	'interim-only': 'named in an interim report only'
};

/** A node or arrow that people fear although nobody has seen it happen. */
export const STATUSES = ['feared-not-observed'] as const;
export type Status = (typeof STATUSES)[number];

export const STATUS_WORDS: Record<Status, string> = { 'feared-not-observed': 'feared, not observed' };
