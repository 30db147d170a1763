// A return of the case questionnaire: what a social worker says of one case, shortly after the first decision on a
// budget (wave 1) and once more some months later (wave 2). Case-level, as evidence is.
import type { FamilyGroup } from '#lib/domain/study/family.ts';

export const WAVES = [1, 2] as const;
export type Wave = (typeof WAVES)[number];

/** One of a closed list, or empty where nobody answered. */
export const LEGAL_STATUSES = [
	'child-in-need',
	'child-protection-plan',
	'looked-after-voluntary',
	'looked-after-order',
	'interim-order',
	'other'
] as const;
export type LegalStatus = (typeof LEGAL_STATUSES)[number];

export const LIVING_SITUATIONS = [
	'birth-parents',
	'friends-family',
	'foster',
	'residential',
	'other'
] as const;
export type LivingSituation = (typeof LIVING_SITUATIONS)[number];

/** Of coming into care in the next three months, rising. */
export const LIKELIHOODS = ['very-unlikely', 'quite-unlikely', 'quite-likely', 'very-likely'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** A case may have several. */
export const ISSUES = [
	'neglect',
	'domestic-abuse',
	'criminal-exploitation',
	'sexual-exploitation',
	'past-sexual-abuse',
	'violence-to-parent',
	'youth-violence',
	'youth-offending',
	'missing',
	'school-absence',
	'self-harm',
	'child-mental-health',
	'autism-behaviour',
	'other'
] as const;
export type Issue = (typeof ISSUES)[number];

export interface ReturnFields {
	siteId: string;
	strandId: string | null;
	wave: Wave;
	/** Phase of the study that it was collected in; not the wave. */
	phaseId: string | null;
	/** Pseudonymous, never a name. One return for each case, site and wave. */
	caseCode: string;
	group: FamilyGroup;
	/** Age of the child of most concern, as the site groups it; empty where nobody says. */
	cohort: string;
	legalStatus: LegalStatus | '';
	livingSituation: LivingSituation | '';
	issues: readonly Issue[];
	likelihood: Likelihood | '';
	/** ISO 8601, as exact as is known. */
	completedOn: string | null;
}

export interface CaseReturn extends ReturnFields {
	id: string;
	/** Counts edits from 1. */
	revision: number;
}

/** What makes two returns the same one. */
export const returnKey = ({ siteId, caseCode, wave }: Pick<ReturnFields, 'siteId' | 'caseCode' | 'wave'>) =>
	JSON.stringify([siteId, caseCode, wave]);
