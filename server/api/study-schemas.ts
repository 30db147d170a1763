// What travels over the API about a study's facts, its families, and who had to approve a sum.
import { z } from 'zod';
import { VERDICTS } from '#lib/domain/spend/breaches.ts';
import { SPEND_KINDS } from '#lib/domain/spend/spend-line.ts';
import { DATE_ORDERS, SUPPRESSION_THRESHOLDS } from '#lib/domain/spend/spend-settings.ts';
import { FACT_TOPICS, FUNNEL_STAGES } from '#lib/domain/study/study.ts';
import { FAMILY_GROUPS } from '#lib/domain/study/family.ts';
import { date, id, line, pence, prose } from './schemas.ts';

const revision = z.number().int().min(1).describe('the revision that you edited');
const sum = pence.min(0).describe('whole pence');
const count = z.number().int().min(0).max(1_000_000).nullable();
const month = z
	.string()
	.regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'must be a month, such as 2019-02')
	.describe('the first month of the pilot');

const citations = z
	.array(z.strictObject({ sourceId: id, section: line(500), lines: line(200) }))
	.max(50)
	.describe('where it is from: sources of the study, with section and lines');

const fact = z.strictObject({
	topic: z.enum(FACT_TOPICS),
	label: line(200).min(1),
	value: line(1000).min(1).describe('for people'),
	amount: z.number().min(-1e12).max(1e12).nullable().describe('the same as a number, where it is one'),
	unit: line(40).describe('what the number counts: “pence”, “families”, …'),
	strandId: id.nullable(),
	citations,
	note: prose(2000)
});

const approvalRules = z.strictObject({
	version: line(80).min(1),
	strandId: id.nullable(),
	from: date.nullable(),
	until: date.nullable(),
	before: line(500).describe('what has to happen before any spend'),
	bands: z
		.array(
			z.strictObject({
				overPence: sum,
				upToPence: sum.nullable().describe('included; null where there is no upper end'),
				approver: line(200).min(1).nullable().describe('the role; null where nobody has to'),
				note: line(500)
			})
		)
		.max(50)
		.describe('rising, without overlaps; sums between or above them have no rule'),
	citations,
	note: prose(2000)
});

const allocation = z.strictObject({
	unit: line(80),
	method: line(500),
	cohorts: z
		.array(
			z.strictObject({
				label: line(80).min(1),
				boundary: line(200),
				target: count,
				budget: count,
				usual: count,
				applied: count
			})
		)
		.max(50),
	printedTotals: z.strictObject({ budget: count, usual: count, applied: count }),
	citations,
	note: prose(2000)
});

const site = z.strictObject({
	id,
	name: line(200).min(1),
	alias: line(80),
	geography: line(200),
	order: z.number().int().min(0).max(1000),
	strands: z.array(z.strictObject({ id, title: line(200).min(1) })).max(50),
	facts: z.array(fact).max(1000),
	approvalRules: z.array(approvalRules).max(100),
	startMonth: month.nullable(),
	allocation: allocation.nullable(),
	funnel: z
		.array(z.strictObject({ stage: z.enum(FUNNEL_STAGES), families: count, citations, note: prose(2000) }))
		.max(FUNNEL_STAGES.length)
});

const spend = z.strictObject({
	dateOrder: z.enum(DATE_ORDERS),
	types: z
		.array(
			z.strictObject({
				id,
				title: line(200).min(1),
				note: prose(2000),
				pathway: z.strictObject({ modelId: id, pathwayId: id }).nullable()
			})
		)
		.max(100),
	categories: z.array(z.strictObject({ id, title: line(200).min(1), typeId: id })).max(500),
	exclusions: z
		.array(
			z.strictObject({
				id,
				overPence: sum.min(1),
				siteId: id.nullable(),
				reason: line(500).min(1).describe('printed under every figure that it touches'),
				active: z.boolean()
			})
		)
		.max(50),
	bandEdges: z.array(sum.min(1)).max(20),
	suppressBelow: z.union(SUPPRESSION_THRESHOLDS.map((n) => z.literal(n)))
});

const printedTable = z.strictObject({
	id,
	title: line(300).min(1),
	unit: line(80).min(1),
	siteId: id.nullable(),
	phaseId: id.nullable(),
	rows: z.array(z.strictObject({ label: line(200).min(1), n: z.number().int().min(0).max(1e9) })).max(200),
	several: z.boolean(),
	printedTotal: z.number().int().min(0).max(1e9).nullable(),
	printedShares: z
		.array(
			z.strictObject({
				labels: z.array(line(200).min(1)).min(1).max(200),
				percent: z.number().min(0).max(100),
				of: z.number().int().min(0).max(1e9)
			})
		)
		.max(50),
	citations,
	note: prose(2000)
});

const dataCollectionRow = z.strictObject({
	id,
	what: line(200).min(1),
	ofFamilies: z.boolean().describe('parents, young people or cases: small numbers are withheld'),
	cells: z
		.array(z.strictObject({ siteId: id, phaseId: id.nullable(), n: z.number().int().min(0).max(1_000_000) }))
		.max(1000)
		.describe('one for each site and phase; phase null where it is counted over all'),
	printedTotal: count,
	citations,
	note: prose(2000)
});

/** The content of a study, whole: an edit that leaves something out is refused rather than emptying it. */
export const editedStudy = z
	.strictObject({
		revision,
		title: line(200).min(1),
		note: prose(4000),
		phases: z
			.array(z.strictObject({ id, title: line(200).min(1), order: z.number().int().min(0).max(1000) }))
			.max(50),
		sites: z.array(site).max(100),
		spend,
		printedTables: z.array(printedTable).max(200),
		dataCollection: z.array(dataCollectionRow).max(200)
	})
	.meta({ id: 'EditedStudy' });

const familyContent = {
	siteId: id,
	code: line(40).min(1).describe('pseudonymous, never a name'),
	strandId: id.nullable(),
	cohort: line(80),
	group: z.enum(FAMILY_GROUPS).describe('which group the lot put it in'),
	goals: prose(2000),
	note: prose(2000)
};
export const savedFamily = z
	.strictObject({
		...familyContent,
		revision: revision.nullable().describe('the revision that you edited; null for a new family')
	})
	.meta({ id: 'SavedFamily' });
export const removedFamily = z.strictObject({ siteId: id, code: familyContent.code, revision });
export const family = z.object({ ...familyContent, revision: z.number().int() }).meta({ id: 'Family' });

const total = z.object({ n: z.number().int(), pence });
const sums = z.object({ spent: total, agreed: total }).describe('of the register, never added to each other');
export const familyList = z
	.object({
		families: z.array(family.extend({ sums })),
		unlisted: z
			.array(z.object({ siteId: id, code: z.string(), sums }))
			.describe('codes of the register that have no entry here')
	})
	.meta({ id: 'FamilyList' });

export const approvalQuestion = z
	.strictObject({
		siteId: id,
		strandId: id.nullable().default(null),
		date: date.nullable().default(null),
		pence: sum.min(1),
		version: line(80).optional()
	})
	.meta({ id: 'ApprovalQuestion' });
export const approvalAnswer = z
	.object({
		answers: z.array(
			z.looseObject({
				version: z.string(),
				strandId: z.string().nullable(),
				surelyHeld: z.boolean(),
				outcome: z.enum(['nobody', 'approver', 'no-rule']),
				approver: z.string().nullable(),
				noRuleAbovePence: pence.nullable(),
				before: z.string(),
				citations
			})
		),
		agreement: z.enum(['none', 'one', 'agree', 'differ']),
		strandNeeded: z.boolean(),
		ruledOut: z.array(z.string())
	})
	.meta({ id: 'ApprovalAnswer' });

const judgement = z.object({
	line: z.looseObject({ id, siteId: id, pence, approvedBy: z.string() }),
	by: z.array(
		z.object({
			version: z.string(),
			strandId: z.string().nullable(),
			verdict: z.enum(VERDICTS),
			approver: z.string().nullable()
		})
	),
	byAll: z.boolean()
});
export const approvalBreaches = z
	.object({
		broken: z.array(judgement).describe('the first of them; `total` has their number'),
		uncovered: z.array(judgement).describe('a version prints no rule for the sum: not a breach'),
		unrecorded: z.array(judgement).describe('an approval that was needed is not recorded: not a breach'),
		brokenBy: z.array(z.object({ version: z.string(), n: z.number().int() })),
		aboveMaximum: z.array(
			z.looseObject({ siteId: id, familyCode: z.string(), kind: z.enum(SPEND_KINDS), pence })
		),
		total: z.object({
			broken: z.number().int(),
			uncovered: z.number().int(),
			unrecorded: z.number().int(),
			aboveMaximum: z.number().int()
		}),
		counts: z.record(z.string(), z.number().int()),
		dataVersion: z.number().int()
	})
	.meta({ id: 'ApprovalBreaches' });
