// What travels over the API about case questionnaires.
import { z } from 'zod';
import { SPLITS, TABLE_IDS } from '#lib/domain/questionnaires/answer-table.ts';
import { ISSUES, LEGAL_STATUSES, LIKELIHOODS, LIVING_SITUATIONS } from '#lib/domain/questionnaires/return.ts';
import { FAMILY_GROUPS } from '#lib/domain/study/family.ts';
import { date, id, line } from './schemas.ts';

export const MOST_RETURNS = 500;

const wave = z
	.union([z.literal(1), z.literal(2)])
	.describe('1: shortly after the first decision; 2: months later');
const unanswered = z.literal('').describe('not answered');

const fields = {
	siteId: id,
	strandId: id.nullable(),
	wave,
	phaseId: id.nullable().describe('the phase of the study that it was collected in; not the wave'),
	caseCode: line(40).min(1).describe('pseudonymous, never a name'),
	group: z.enum(FAMILY_GROUPS),
	cohort: line(80),
	legalStatus: z.union([z.enum(LEGAL_STATUSES), unanswered]),
	livingSituation: z.union([z.enum(LIVING_SITUATIONS), unanswered]),
	issues: z.array(z.enum(ISSUES)).max(ISSUES.length),
	likelihood: z
		.union([z.enum(LIKELIHOODS), unanswered])
		.describe('of coming into care in the next three months'),
	completedOn: date.nullable()
};
const revision = z.number().int().min(1);

export const caseReturn = z.object({ id, ...fields, revision }).meta({ id: 'CaseReturn' });
export const returnList = z.object({ returns: z.array(caseReturn) }).meta({ id: 'CaseReturnList' });
export const savedReturns = z
	.strictObject({
		returns: z
			.array(
				z.strictObject({
					...fields,
					revision: revision.nullable().describe('the revision that you edited; null for a new return')
				})
			)
			.min(1)
			.max(MOST_RETURNS)
	})
	.meta({ id: 'SavedCaseReturns' });
export const storedReturns = z.object({
	returns: z.array(z.object({ id, revision })).describe('in the order in which they were sent')
});
export const removal = z.strictObject({
	revision: z.coerce.number().int().min(1).describe('the revision that you read')
});

const waveInAddress = z.enum(['1', '2']).default('1');
export const tablesQuery = z.strictObject({
	by: z.enum(SPLITS).default('none').describe('what stands across'),
	wave: waveInAddress.describe('which wave is counted; a table by wave has both'),
	release: z
		.enum(['team', 'public'])
		.default('team')
		.describe('`public` withholds small numbers for everybody')
});
export const tableQuery = tablesQuery.extend({ table: z.enum(TABLE_IDS) });

const count = z.number().int().nullable().describe('null where it is withheld');
const change = z.object({ from: z.string(), to: z.string(), cases: z.number().int() });
export const answerTablesAnswer = z
	.object({
		suppressed: z.boolean(),
		threshold: z.number().int().nullable(),
		tables: z.array(
			z.object({
				id: z.enum(TABLE_IDS),
				title: z.string(),
				unit: z.string(),
				several: z.boolean().describe('one case may be in several rows'),
				split: z.enum(SPLITS),
				columns: z.array(z.object({ id: z.string(), title: z.string(), cases: count, answered: count })),
				rows: z.array(z.object({ id: z.string(), title: z.string(), counts: z.array(count) })),
				unanswered: z.array(count),
				notes: z.array(z.string()),
				suppressed: z.boolean()
			})
		),
		waves: z
			.object({
				matched: z.number().int(),
				onlyFirst: z.number().int(),
				onlySecond: z.number().int(),
				secondWave: z.record(z.string(), z.number().int()),
				legalStatus: z.array(change),
				likelihood: z.array(change),
				likelihoodMoved: z.record(z.string(), z.number().int())
			})
			.nullable()
			.describe('both waves matched by case; null for whoever may not see single cases')
	})
	.meta({ id: 'AnswerTables' });

export const printedQuery = z.strictObject({ table: id.describe('of the study’s printed tables') });
