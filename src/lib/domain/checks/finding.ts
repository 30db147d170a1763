// What the checks point at.
import type { ArrowFields } from '../theory/arrow-commands.ts';

/** Every check: its heading, and in one sentence why it matters. */
export const CHECKS = {
	because: {
		title: 'Arrows without a because',
		why: 'An arrow is a claim; without a because nobody can tell why it should hold, or test it.'
	},
	loose: {
		title: 'Nodes with nothing in or out',
		why: 'What no arrow touches plays no part in the theory.'
	},
	unreached: {
		title: 'Outcomes that no activity reaches',
		why: 'The model does not say how anything that is done brings them about.'
	},
	'dead-end': {
		title: 'Activities that reach no outcome',
		why: 'The model does not say what they are done for.'
	},
	'two-claims': {
		title: 'Two claims in one node',
		why: 'Evidence for one half says nothing of the other; as two nodes each can be backed or challenged.'
	},
	backward: {
		title: 'Arrows that go backwards',
		why: 'Going back can be the theory, a feedback, or an arrow drawn the wrong way round; readers cannot tell.'
	},
	duplicate: {
		title: 'The same label twice',
		why: 'Evidence is split between them, and arrows to one miss the other.'
	},
	abbreviation: {
		title: 'Abbreviations that nothing explains',
		why: 'Readers from elsewhere cannot follow; write it out once, with the abbreviation in brackets.'
	}
} as const;
export type Check = keyof typeof CHECKS;

/** One finding. Its id stays the same as long as it is about the same. */
export interface Finding {
	id: string;
	check: Check;
	/** Ids of the nodes and arrows that it is about. */
	about: readonly string[];
	sentence: string;
	/** A change that cannot do harm: fields that one arrow gets. */
	fix?: { label: string; arrowId: string; fields: ArrowFields };
}
