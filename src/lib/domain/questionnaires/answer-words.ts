// The answers of the case questionnaire as people read them.
import type { FamilyGroup } from '#lib/domain/study/family.ts';
import type { Issue, LegalStatus, Likelihood, LivingSituation } from './return.ts';

export const LEGAL_STATUS_WORDS: Record<LegalStatus, string> = {
	'child-in-need': 'Child in Need',
	'child-protection-plan': 'Child Protection plan',
	'looked-after-voluntary': 'Looked after, section 20',
	'looked-after-order': 'Looked after under a legal order',
	'interim-order': 'Interim care order',
	other: 'Other'
};

export const LIVING_SITUATION_WORDS: Record<LivingSituation, string> = {
	'birth-parents': 'With birth parents',
	'friends-family': 'With family or friends as carers',
	foster: 'In foster care',
	residential: 'In residential care',
	other: 'Elsewhere'
};

export const LIKELIHOOD_WORDS: Record<Likelihood, string> = {
	'very-unlikely': 'Very unlikely',
	'quite-unlikely': 'Quite unlikely',
	'quite-likely': 'Quite likely',
	'very-likely': 'Very likely'
};

export const ISSUE_WORDS: Record<Issue, string> = {
	neglect: 'Neglect',
	'domestic-abuse': 'Domestic abuse',
	'criminal-exploitation': 'Criminal exploitation',
	'sexual-exploitation': 'Sexual exploitation',
	'past-sexual-abuse': 'Sexual abuse in the past',
	'violence-to-parent': 'Violence towards a parent',
	'youth-violence': 'Violence among young people',
	'youth-offending': 'Offending by a young person',
	missing: 'Going missing',
	'school-absence': 'Absence from school',
	'self-harm': 'Self-harm',
	'child-mental-health': 'Mental health of the child',
	'autism-behaviour': 'Suspected autism, or behaviour',
	other: 'Other'
};

export const GROUP_WORDS: Record<FamilyGroup, string> = {
	budget: 'Budget',
	usual: 'Business as usual',
	'': 'Group not known'
};
