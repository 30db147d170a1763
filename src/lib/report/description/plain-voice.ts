// The description in plain English: short sentences of everyday words, one idea in each.
import { STANCES, type Stance } from '#lib/domain/evidence/link.ts';
import type { Relation } from '#lib/domain/theory/vocabulary.ts';
import { listed } from '#lib/report/view/count-words.ts';
import { capital, counted, either, inWords, partOf, quoted, several } from './sentences.ts';
import type { Claim, Voice } from './voice.ts';

const VERBS: Record<Stance, readonly [one: string, many: string]> = {
	supports: ['backs this up', 'back this up'],
	challenges: ['speaks against it', 'speak against it'],
	refines: ['adds detail', 'add detail']
};

const VERB: Record<Exclude<Relation, 'conditions' | 'moderates' | 'enables'>, string> = {
	'leads-to': 'leads to',
	increases: 'increases',
	decreases: 'reduces',
	explains: 'helps to explain',
	shapes: 'has an effect on',
	'may-cause': 'may cause'
};

function relationWords({ start, relation, end, endsOnArrow }: Claim): string {
	const first = start ?? 'It';
	switch (relation) {
		case 'conditions':
			return `${capital(end)} depends on ${start ?? 'it'}`;
		case 'enables':
			return `${first} makes this possible: ${end}`;
		case 'moderates':
			return endsOnArrow ? `${first} can help or hinder ${end}` : `${first} makes a difference to ${end}`;
		default:
			return `${first} ${VERB[relation]} ${end}`;
	}
}

export const PLAIN: Voice = {
	headings: {
		about: 'How to read this',
		parts: 'The boxes',
		arrows: 'What leads to what',
		notes: 'Good to know'
	},
	about: (title, { nodes, arrows, wholeNodes, wholeArrows }) => [
		`This text says in words what the picture “${title}” shows`,
		'The picture shows what people expect to happen, and why',
		`It has ${several(nodes, 'box')} and ${several(arrows, 'arrow')}`,
		nodes === wholeNodes && arrows === wholeArrows
			? ''
			: `It is a part of a larger picture with ${several(wholeNodes, 'box')} and ${several(wholeArrows, 'arrow')}`
	],
	caption: (words) => [
		words && `Under the picture it says: ${quoted(words)}`,
		words && 'There, a box is called a node'
	],
	help: ({ nodes, arrows, onArrows, withoutReason, withoutEvidence }, fewBelow) => [
		nodes > 0 ? 'A box is one thing that is needed, is done or changes' : '',
		arrows > 0 ? 'An arrow goes from one box to another' : '',
		arrows > 0 ? 'It says that the first one helps to cause or change the second one' : '',
		arrows > withoutReason ? 'After the word “why” you read the reason' : '',
		arrows > 0 && withoutReason === arrows ? 'Nobody has written down reasons yet' : '',
		withoutReason > 0 && withoutReason < arrows ? 'Some arrows have no reason yet' : '',
		onArrows > 0 ? 'Some arrows end on another arrow' : '',
		onArrows > 0 ? 'They say what helps or hinders that step' : '',
		withoutEvidence ? 'A record is one piece of evidence, such as what a person said in an interview' : '',
		withoutEvidence ? 'It can back up a box or an arrow, or speak against it' : '',
		withoutEvidence ? 'Where we name no records, there are none so far' : '',
		withoutEvidence && fewBelow > 1 ? `“A few” means fewer than ${inWords(fewBelow)}` : ''
	],
	part: {
		before: 'These things have to be in place first.',
		contexts: 'This is how things are around the family and the service.',
		moderators: 'These things make it work better or worse.',
		pathway: '',
		after: 'These are the changes that people hope for.',
		unintended: 'Nobody wants these effects, but they can happen.',
		other: 'These boxes belong to no other part.'
	},
	kinds: {
		prerequisite: 'What has to be in place first',
		context: 'How things are around it',
		activity: 'What is done or given',
		mechanism: 'A reason why it works',
		'intermediate-outcome': 'A change on the way',
		outcome: 'A change in the end',
		moderator: 'What makes it work better or worse',
		'unintended-effect': 'An effect that nobody wants',
		assumption: 'What people take for granted'
	},
	status: { 'feared-not-observed': 'People feared this. Nobody has seen it happen' },
	claim: (claim) => [relationWords(claim), claim.reason && `Why: ${capital(claim.reason)}`],
	arrow: (from, to) => `the step from ${from} to ${to}`,
	start: (name, arrows) => `${capital(several(arrows, 'arrow'))} start at ${name}`,
	feedback: 'This arrow goes back to something earlier. That is meant to be so',
	evidence: (strength, fewBelow) =>
		STANCES.flatMap((stance) => {
			const { records } = strength[stance];
			if (records === 0) return [];
			const verb = VERBS[stance][records === 1 && fewBelow <= 1 ? 0 : 1];
			return [capital(`${counted(records, 'record', fewBelow)} ${verb}`)];
		}),
	contested: (names) => `The evidence points both ways for ${listed(names)}`,
	unreached: (names) => `In this picture, no arrow leads to ${either(names)}`,
	loose: (names) => `No arrow starts or ends at ${either(names)}`,
	loop: (nodes, names) =>
		`${capital(several(nodes, 'box'))} lead round in a circle${names.length > 0 ? `: ${listed(names)}` : ''}`,
	withoutEvidence: ({ nodes, arrows, withoutEvidence: none }) => {
		const parts = [
			none!.nodes > 0 ? partOf(none!.nodes, nodes, 'box') : '',
			none!.arrows > 0 ? partOf(none!.arrows, arrows, 'arrow') : ''
		];
		return none!.nodes + none!.arrows === 0
			? ''
			: `There are no records yet for ${listed(parts.filter(Boolean))}`;
	}
};
