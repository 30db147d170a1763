// What councils write for headings and answers. Only what can mean one thing is taken; the rest is refused, with a reason.
import {
	ISSUE_WORDS,
	LEGAL_STATUS_WORDS,
	LIKELIHOOD_WORDS,
	LIVING_SITUATION_WORDS
} from '#lib/domain/questionnaires/answer-words.ts';
import type {
	Issue,
	LegalStatus,
	Likelihood,
	LivingSituation,
	ReturnFields
} from '#lib/domain/questionnaires/return.ts';
import type { FamilyGroup } from '#lib/domain/study/family.ts';

/** Letters and digits alone, so that “Looked after s.20” and “looked after (S20)” are the same. */
export const plain = (text: string): string =>
	text
		.toLowerCase()
		.normalize('NFKD')
		.replaceAll(/[^a-z0-9]+/g, ' ')
		.trim();

/** The first that fits. A date stands before the rest: “date of completion of wave 1”. */
const HEADINGS: readonly [keyof ReturnFields, RegExp][] = [
	['completedOn', /\b(?:date|completed)\b/],
	['legalStatus', /\blegal\b|^status$/],
	['likelihood', /\blikelihood\b|\bhow likely\b/],
	['livingSituation', /\bliving\b|\blives with\b|\bplacement\b/],
	['issues', /\bissues?\b|\bconcerns?\b|\brisks?\b/],
	['cohort', /\bcohort\b|\bage\b/],
	['strandId', /\bstrand\b/],
	['phaseId', /\bphase\b/],
	['wave', /\bwave\b|\bround\b|\btime ?point\b/],
	['group', /\bgroup\b|\ballocat|\barm\b/],
	['siteId', /\bsite\b|\bpilot\b|\bcouncil\b|\bauthority\b|^la$/],
	['caseCode', /\bcase\b|\bfamily\b|\bcode\b|^(?:id|child)$/]
];

/** What a column means; null where its heading does not say. */
export function fieldOfHeading(heading: string): keyof ReturnFields | null {
	const words = plain(heading);
	return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const NO_ANSWER = new Set([
	'',
	'na',
	'n a',
	'none',
	'not answered',
	'unanswered',
	'no answer',
	'unknown',
	'not known',
	'missing',
	'blank'
]);
export const isNoAnswer = (text: string): boolean => NO_ANSWER.has(plain(text));

const LEGAL_STATUSES: Record<LegalStatus, string> = {
	'child-in-need': 'cin|child in need plan|section 17|s17|s 17',
	'child-protection-plan': 'cp|cpp|child protection|subject to a child protection plan',
	'looked-after-voluntary':
		's20|s 20|section 20|looked after s 20|looked after s20|looked after s 20 voluntary|looked after s20 voluntary|looked after voluntary|lac s20|lac s 20',
	'looked-after-order':
		'care order|full care order|legal order|looked after legal order|looked after under legal order',
	'interim-order': 'ico|interim order|interim care court order',
	other: ''
};
const LIVING_SITUATIONS: Record<LivingSituation, string> = {
	'birth-parents':
		'birth parents|birth parent|birth parent s|with parents|with birth parent s|parents|at home with parents|home',
	'friends-family':
		'kinship|kinship care|kin|friends family carer|friends and family carer|family or friends|friends or family|with kin|connected person',
	foster: 'foster|foster care|foster carer|with foster carer',
	residential: 'residential|residential care|children s home|residential home',
	other: 'other'
};
const LIKELIHOODS: Record<Likelihood, string> = {
	'very-unlikely': '',
	'quite-unlikely': '',
	'quite-likely': '',
	'very-likely': ''
};
const ISSUES: Record<Issue, string> = {
	neglect: '',
	'domestic-abuse': 'domestic violence|dv',
	'criminal-exploitation': 'cce|child criminal exploitation|county lines',
	'sexual-exploitation': 'cse|child sexual exploitation',
	'past-sexual-abuse': 'historical sexual abuse|past sexual abuse',
	'violence-to-parent':
		'violence to parent|child to parent violence|violence towards parent|violence towards parents',
	'youth-violence': 'violence between young people',
	'youth-offending': 'offending',
	missing: 'missing episodes|missing from home|missing',
	'school-absence': 'school absence|school attendance|not in school|school refusal',
	'self-harm': 'self harming',
	'child-mental-health': 'child mental health|mental health of child|child s mental health',
	'autism-behaviour': 'suspected asd behaviour|autism|suspected autism|asd|suspected asd|behaviour',
	other: ''
};

function reader<Answer extends string>(labels: Record<Answer, string>, others: Record<Answer, string>) {
	const known = new Map<string, Answer>();
	for (const answer of Object.keys(labels) as Answer[])
		for (const words of [answer, labels[answer], ...others[answer].split('|')])
			if (plain(words)) known.set(plain(words), answer);
	/** The answer; empty where there is none; null where the words can mean several, or none that there is. */
	return (text: string): Answer | '' | null => (isNoAnswer(text) ? '' : (known.get(plain(text)) ?? null));
}

export const legalStatusOf = reader(LEGAL_STATUS_WORDS, LEGAL_STATUSES);
export const livingSituationOf = reader(LIVING_SITUATION_WORDS, LIVING_SITUATIONS);
export const likelihoodOf = reader(LIKELIHOOD_WORDS, LIKELIHOODS);
export const issueOf = reader(ISSUE_WORDS, ISSUES);

const GROUPS: Record<string, FamilyGroup> = {
	budget: 'budget',
	'budget group': 'budget',
	intervention: 'budget',
	usual: 'usual',
	bau: 'usual',
	'business as usual': 'usual',
	control: 'usual',
	comparison: 'usual'
};
export const groupOf = (text: string): FamilyGroup | null =>
	isNoAnswer(text) ? '' : (GROUPS[plain(text)] ?? null);
