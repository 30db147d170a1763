// What travels over the API, as zod schemas; the OpenAPI description is made from them.
import { z } from 'zod';
import { GRADES, STANCES } from '#lib/domain/evidence/link.ts';
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';
import { AMOUNT_KINDS, EVIDENCE_KINDS, SOURCE_KINDS } from '#lib/domain/evidence/record.ts';
import { RELEASE_TIERS } from '#lib/domain/release/audience.ts';
import { SCHEME_IDS } from '#lib/domain/schemes/scheme.ts';
import { isLine, isProse } from '#lib/domain/theory/integrity.ts';
import { AUDIT_ACTIONS, type AuditAction } from '#server/access/audit-actions.ts';
import { ROLES } from '#server/access/roles.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

export const id = z.string().regex(ID, 'must be 1 to 64 letters, digits, “_”, “.” or “-”');
export const line = (max: number) =>
	z.string().trim().max(max).refine(isLine, 'must be one line without control characters');
export const prose = (max: number) =>
	z.string().trim().max(max).refine(isProse, 'must not hold control characters');
export const date = z
	.string()
	.refine(isPartialDate, 'must be a date that exists, such as 2019, 2019-05 or 2019-05-20')
	.describe('ISO 8601, as exact as is known');
export const pence = z.number().int().min(-1e12).max(1e12).describe('signed whole pence');

export const newStudy = z.strictObject({ title: line(200).min(1) });
export const studySummary = z
	.object({ id, title: z.string(), createdAt: z.string() })
	.meta({ id: 'StudySummary' });

export const newModel = z.strictObject({
	title: line(200).min(1),
	scheme: z
		.enum(SCHEME_IDS)
		.default('blank')
		.describe('the lanes and columns to start with; the model has no nodes yet')
});
export const modelSummary = z
	.object({ id, studyId: id, title: z.string(), createdAt: z.string() })
	.meta({ id: 'ModelSummary' });

export const source = z
	.object({
		id,
		title: z.string(),
		kind: z.enum(SOURCE_KINDS),
		date: z.string().nullable(),
		reference: z.string(),
		duplicateOf: z.string().nullable()
	})
	.meta({ id: 'Source' });
export const newSource = z.strictObject({
	id: id.optional().describe('made where it is left out'),
	title: line(300).min(1),
	kind: z.enum(SOURCE_KINDS).default('other'),
	date: date.nullable().default(null),
	reference: line(500).default(''),
	duplicateOf: id.nullable().default(null)
});

const amount = z
	.strictObject({
		kind: z.enum(AMOUNT_KINDS),
		pence: pence.nullable(),
		upToPence: pence.nullable().default(null)
	})
	.refine((a) => a.pence !== null || a.upToPence !== null, 'an amount has “pence”, “upToPence” or both')
	.refine(
		(a) => a.pence === null || a.upToPence === null || a.pence <= a.upToPence,
		'“upToPence” is not below “pence”'
	);

/** The content of a record, whole: an edit that leaves something out is refused rather than emptying it. */
const content = {
	sourceId: id,
	kind: z.enum(EVIDENCE_KINDS),
	siteIds: z.array(id).max(50),
	phaseId: id.nullable(),
	date: date.nullable(),
	role: line(120).describe('role of who speaks, never a name'),
	text: prose(20_000),
	amount: amount.nullable(),
	familyCode: line(40).describe('pseudonymous code'),
	instalment: z.number().int().min(1).max(1000).nullable(),
	typology: line(120),
	section: line(500).describe('where in the source: section, page or time'),
	lines: line(200),
	caveat: prose(2000),
	release: z
		.enum(RELEASE_TIERS)
		.describe('how far it may go in reports and files: for the team only, also for its site, or public')
};
const newContent = {
	...content,
	siteIds: content.siteIds.default([]),
	phaseId: content.phaseId.default(null),
	date: content.date.default(null),
	role: content.role.default(''),
	text: content.text.default(''),
	amount: content.amount.default(null),
	familyCode: content.familyCode.default(''),
	instalment: content.instalment.default(null),
	typology: content.typology.default(''),
	section: content.section.default(''),
	lines: content.lines.default(''),
	caveat: content.caveat.default(''),
	release: content.release.default('team')
};

/** Every record says something: text, or an amount. */
const saysSomething = (r: { text: string; amount: unknown }) => r.text !== '' || r.amount !== null;
const SAYS_NOTHING = { message: 'a record has a text or an amount', path: ['text'] };

export const newRecord = z
	.strictObject({ id: id.optional().describe('made where it is left out'), ...newContent })
	.refine(saysSomething, SAYS_NOTHING)
	.meta({ id: 'NewEvidenceRecord' });
export const editedRecord = z
	.strictObject({
		revision: z.number().int().min(1).describe('the revision that you edited'),
		...content
	})
	.refine(saysSomething, SAYS_NOTHING)
	.meta({ id: 'EditedEvidenceRecord' });
export const withdrawal = z.strictObject({
	reason: prose(500).min(1).nullable().describe('why, without details of a case; null brings the record back')
});

export const evidenceRecord = z
	.object({
		id,
		studyId: id,
		...content,
		revision: z.number().int(),
		createdBy: z.string(),
		createdAt: z.string(),
		updatedBy: z.string(),
		updatedAt: z.string(),
		withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
		ledger: z
			.looseObject({ n: z.number().int(), pence, families: z.number().int(), dataVersion: z.number().int() })
			.nullable()
			.describe('the figure of the spend register that it cites, as it was when it was linked')
	})
	.meta({ id: 'EvidenceRecord' });
export const evidencePage = z
	.object({
		records: z.array(evidenceRecord),
		total: z.number().int().describe('matching records over all pages')
	})
	.meta({ id: 'EvidencePage' });

export const indexEntry = z
	.object({ id, sourceId: id, siteIds: z.array(id), withdrawn: z.boolean(), revision: z.number().int() })
	.meta({ id: 'EvidenceIndexEntry' });

const number = (min: number, max: number, fallback: number) =>
	z.coerce.number().int().min(min).max(max).default(fallback);
export const evidenceQuery = z.strictObject({
	q: z.string().max(200).optional().describe('words that must all occur; the beginning of a word is enough'),
	kind: z.enum(EVIDENCE_KINDS).optional(),
	site: id.optional(),
	source: id.optional(),
	ids: z.string().max(20_000).optional().describe('ids of records, separated by commas'),
	withdrawn: z.enum(['true', 'false']).optional(),
	limit: number(1, 500, 100),
	offset: number(0, 1_000_000, 0)
});

export const link = z
	.object({
		id,
		recordId: id,
		targetId: id,
		stance: z.enum(STANCES),
		relevance: z.enum(GRADES).nullable(),
		rigour: z.enum(GRADES).nullable(),
		reason: z.string(),
		by: z.string(),
		at: z.string()
	})
	.meta({ id: 'Link' });
export const newLink = z.strictObject({
	recordId: id,
	targetId: id.describe('id of a node, arrow or statement of the model'),
	stance: z.enum(STANCES),
	relevance: z.enum(GRADES).nullable().default(null),
	rigour: z.enum(GRADES).nullable().default(null),
	reason: prose(2000).default('')
});

export const figureQuery = z.strictObject({
	extent: z.enum(['core', 'full']).default('full').describe('the core of the model, or all of it'),
	marks: z
		.enum(['true', 'false'])
		.default('true')
		.describe('whether evidence marks are shown; only to those who may see evidence')
});

/** Something that is seen: not only spaces, marks and characters without a shape. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u;

export const signIn = z.strictObject({
	key: z.string().min(1).max(200),
	name: line(60).min(1).regex(VISIBLE, 'must have a letter, digit or sign').describe('what others see')
});
const titledScope = z
	.object({
		kind: z.enum(['server', 'study', 'model']),
		studyId: z.string().optional(),
		modelId: z.string().optional(),
		title: z.string()
	})
	.meta({ id: 'Scope' });
export const person = z
	.object({
		name: z.string(),
		role: z.enum(ROLES),
		scope: titledScope,
		may: z
			.object({
				writeTheory: z.boolean(),
				readEvidence: z.boolean(),
				writeEvidence: z.boolean(),
				manageAccess: z.boolean(),
				createStudy: z.boolean(),
				readAudit: z.boolean()
			})
			.describe('what you may do within the scope')
	})
	.meta({ id: 'Person' });

const newScope = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('server') }),
	z.strictObject({ kind: z.literal('study'), studyId: id }),
	z.strictObject({ kind: z.literal('model'), modelId: id })
]);
export const newShareLink = z.strictObject({
	role: z.enum(ROLES),
	scope: newScope,
	label: line(80).min(1).describe('for whom the link is, to tell links apart'),
	expiresAt: z.iso
		.datetime({ offset: true, error: 'must be an ISO 8601 date and time, such as 2026-05-20T17:00:00Z' })
		.nullable()
		.describe('when the link ends, within two years; null, for never, is refused')
});
export const shareLink = z
	.object({
		id: z.string(),
		label: z.string(),
		role: z.enum(ROLES),
		scope: titledScope,
		createdAt: z.string(),
		createdBy: z.string(),
		expiresAt: z.string().nullable(),
		revokedAt: z.string().nullable(),
		uses: z.number().int().describe('how often somebody came in with it'),
		lastUsedAt: z.string().nullable(),
		state: z.enum(['active', 'expired', 'revoked'])
	})
	.meta({ id: 'ShareLink' });
export const shareLinkQuery = z.strictObject({ studyId: id.optional(), modelId: id.optional() });

export const auditEntry = z
	.object({
		seq: z.number().int(),
		at: z.string(),
		actor: z.string().describe('the name that they gave themselves'),
		actorId: z.string().describe('of their session; the entry “signed-in” of a session names its link'),
		role: z.string(),
		action: z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]]).describe(
			Object.entries(AUDIT_ACTIONS)
				.map(([action, sentence]) => `${action}: ${sentence}`)
				.join(' ')
		),
		object: z.object({ kind: z.string(), id: z.string() }),
		studyId: z.string().nullable(),
		detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
	})
	.meta({ id: 'AuditEntry' });
export const auditQuery = z.strictObject({
	before: z.coerce.number().int().min(1).optional().describe('`next` of the page before'),
	limit: number(1, 200, 100)
});
