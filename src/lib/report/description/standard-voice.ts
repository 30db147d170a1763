// The description in the words of the field, as they stand in the figure.
import { STANCES, type Stance } from '#lib/domain/evidence/link.ts';
import { NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { listed } from '#lib/report/view/count-words.ts';
import { capital, counted, either, inWords, partOf, several } from './sentences.ts';
import type { Voice } from './voice.ts';

const VERBS: Record<Stance, readonly [one: string, many: string]> = {
	supports: ['supports', 'support'],
	challenges: ['challenges', 'challenge'],
	refines: ['refines', 'refine']
};

const named = (names: readonly string[]): string => (names.length > 0 ? `: ${listed(names)}` : '');

export const STANDARD: Voice = {
	headings: {
		about: 'What the figure shows',
		parts: 'The nodes, part by part',
		arrows: 'The arrows',
		notes: 'What stands out'
	},
	about: (title) => [`“${title}” is a logic model: it says what is expected to lead to what, and why`],
	caption: (words, { nodes, arrows, wholeNodes, wholeArrows }, own) => [
		words,
		own
			? `The figure shows ${partOf(nodes, wholeNodes, 'node')} and ${partOf(arrows, wholeArrows, 'arrow')}`
			: ''
	],
	help: ({ nodes, arrows, onArrows, withoutReason, withoutEvidence }, fewBelow) => [
		nodes > 0 ? 'A node is one thing that has to be there, that is done, or that changes' : '',
		arrows > 0 ? 'An arrow is a claim that one node brings about or changes another' : '',
		onArrows > 0 ? 'Where an arrow ends on another arrow, it changes how strongly that one holds' : '',
		arrows > 0 && withoutReason === arrows ? 'No reasons are written down for the arrows' : '',
		withoutReason > 0 && withoutReason < arrows
			? 'Where an arrow is given without a “because”, no reason is written down'
			: '',
		withoutEvidence
			? 'A record is one item of evidence from a source, such as a passage of an interview; it supports a node or an ' +
				'arrow, challenges it, or refines it, which is to say how, when or for whom it holds'
			: '',
		withoutEvidence ? 'Where no records are mentioned, none are linked' : '',
		withoutEvidence && fewBelow > 1 ? `“A few” stands for any number below ${inWords(fewBelow)}` : ''
	],
	part: {
		before: '',
		contexts: '',
		moderators: '',
		pathway: '',
		after: '',
		unintended: '',
		other: ''
	},
	kinds: NODE_KIND_WORDS,
	status: { 'feared-not-observed': `This is ${STATUS_WORDS['feared-not-observed']}` },
	claim: ({ start, relation, end, reason }) => {
		const claim = `${start ?? 'It'} ${RELATION_WORDS[relation]} ${end}`;
		return [reason ? `${claim}, because ${reason}` : claim];
	},
	arrow: (from, to) => `the arrow from ${from} to ${to}`,
	start: (name, arrows) => `${capital(several(arrows, 'arrow'))} start at ${name}`,
	feedback: 'This is feedback: it goes back on purpose to something earlier',
	evidence: (strength, fewBelow) => {
		const parts = STANCES.flatMap((stance) => {
			const { records } = strength[stance];
			return records === 0 ? [] : [{ stance, records, words: counted(records, 'record', fewBelow) }];
		});
		const clauses = parts.map(({ stance, records, words }, i) => {
			const verb = VERBS[stance][records === 1 && fewBelow <= 1 ? 0 : 1];
			return i === 0 ? `${words} ${verb} this` : `${words.replace(/ records?$/, '')} ${verb} it`;
		});
		return [capital(listed(clauses))];
	},
	contested: (names) => `There are records both for and against ${listed(names)}`,
	unreached: (names) => `In this figure, no arrow leads to ${either(names)}`,
	loose: (names) => `No arrow starts or ends at ${either(names)}`,
	loop: (nodes, names) =>
		`${capital(several(nodes, 'node'))} form a loop, in which each leads back to itself by way of others${named(names)}`,
	withoutEvidence: ({ nodes, arrows, withoutEvidence: none }) => {
		const parts = [
			none!.nodes > 0 ? partOf(none!.nodes, nodes, 'node') : '',
			none!.arrows > 0 ? partOf(none!.arrows, arrows, 'arrow') : ''
		];
		return none!.nodes + none!.arrows === 0 ? '' : `No record is linked to ${listed(parts.filter(Boolean))}`;
	}
};
