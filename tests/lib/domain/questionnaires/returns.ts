// Invented returns for tests.
import type { CaseReturn } from '#lib/domain/questionnaires/return.ts';
import type { Site, Study } from '#lib/domain/study/study.ts';

export const returnOf = (caseCode: string, more: Partial<CaseReturn> = {}): CaseReturn => ({
	id: `${caseCode}-${more.wave ?? 1}`,
	siteId: 'a',
	strandId: null,
	wave: 1,
	phaseId: null,
	caseCode,
	group: '',
	cohort: '',
	legalStatus: '',
	livingSituation: '',
	issues: [],
	likelihood: '',
	completedOn: null,
	revision: 1,
	...more
});

/** As many returns alike as are wanted. */
export const returnsOf = (n: number, prefix: string, more: Partial<CaseReturn>): CaseReturn[] =>
	Array.from({ length: n }, (_, i) => returnOf(`${prefix}${i}`, more));

const site = (id: string, order: number): Site => ({
	id,
	name: `Council ${id}`,
	alias: '',
	geography: '',
	order,
	strands: [{ id: 's', title: 'Strand' }],
	facts: [],
	approvalRules: [],
	startMonth: null,
	allocation: null,
	funnel: []
});

export const study: Pick<Study, 'sites' | 'phases'> = {
	sites: [site('b', 2), site('a', 1)],
	phases: [{ id: 'phase-2', title: 'Phase 2', order: 2 }]
};
