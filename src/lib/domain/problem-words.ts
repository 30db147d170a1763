// What people read for a refusal: what is wrong, where, and what to do.
import type { Problem, ProblemCode } from './result.ts';

const WORDS: Record<ProblemCode, string> = {
	'not-found': 'This is not in the model any more. Somebody may have deleted it; undo brings it back.',
	'duplicate-id':
		'Two things have the same id. Give each node, arrow, pathway, stage and statement an id of its own.',
	'invalid-id': 'An id is 1 to 64 letters, digits, “_”, “.” or “-”, and starts with a letter or digit.',
	'invalid-label': 'The text holds control characters. Remove them, or paste it as plain text.',
	'label-too-long': 'The text is too long. Shorten it, or put the detail into the note.',
	'invalid-kind': 'This is not a kind of node. Use one of the kinds in the list.',
	'invalid-relation': 'This is not a relation. Use one of the relations in the list.',
	'invalid-position': 'A position is two numbers within a million of the origin.',
	'arrow-to-itself': 'An arrow cannot end where it starts. Choose another end.',
	'duplicate-arrow': 'There is already an arrow that says this. Open it instead, or choose another relation.',
	'dangling-arrow':
		'One end of the arrow does not exist. Name a node, or for its end an arrow, that is in the model.',
	'arrow-from-arrow': 'An arrow starts at a node. Only its end may be another arrow.',
	'arrow-cycle': 'These arrows would act on each other in a circle. Choose another end.',
	'duplicate-link': 'This record is already linked here. Change its stance instead.',
	'invalid-stance': 'A link supports, challenges or refines. Use one of these.',
	'too-many': 'That is more than can be put into a model at once. Take it in parts.',
	'nothing-to-change': 'Nothing changed.'
};

/** One or two sentences for a problem, with the place it is about. */
export function wordsFor(problem: Problem): string {
	const where = problem.at ? ` (at “${problem.at}”${problem.fact ? `: ${problem.fact}` : ''})` : '';
	return WORDS[problem.code] + where;
}
