// What travels over the API about the spend register and its imports.
import { z } from 'zod';
import { DATE_ORDERS } from '#lib/domain/spend/spend-settings.ts';
import { GROUP_KEYS } from '#lib/domain/spend/spend-group.ts';
import { SPEND_KINDS } from '#lib/domain/spend/spend-line.ts';
import { SORT_KEYS } from '#server/spend/spend-reader.ts';
import { date, id, line, pence, prose } from './schemas.ts';

const kind = z.enum(SPEND_KINDS).describe('spent: paid out; agreed: promised. Never added to each other');

/** What a person sets of a line, whole: an edit that leaves something out is refused rather than emptying it. */
const fields = {
	siteId: id,
	strandId: id.nullable(),
	date: date.nullable(),
	familyCode: line(60).describe('pseudonymous code; empty where none is known'),
	instalment: z.number().int().min(1).max(1000).nullable().describe('which payment of the family, from 1'),
	kind,
	pence: pence.describe('signed whole pence; negative for refunds'),
	purpose: prose(2000),
	note: prose(5000),
	reference: line(200).describe('the council’s own number'),
	approvedBy: line(120).describe('a role, never a name; none where it is recorded that nobody did'),
	categoryId: id.or(z.literal('')).describe('of the study’s categories; empty where it is not coded')
};
export const newLine = z
	.strictObject({
		...fields,
		strandId: fields.strandId.default(null),
		date: fields.date.default(null),
		familyCode: fields.familyCode.default(''),
		instalment: fields.instalment.default(null),
		kind: kind.default('spent'),
		note: fields.note.default(''),
		reference: fields.reference.default(''),
		approvedBy: fields.approvedBy.default(''),
		categoryId: fields.categoryId.default('')
	})
	.meta({ id: 'NewSpendLine' });
export const editedLine = z
	.strictObject({ revision: z.number().int().min(1).describe('the revision that you edited'), ...fields })
	.meta({ id: 'EditedSpendLine' });
export const spendLine = z
	.object({
		id: z.string(),
		studyId: id,
		importId: z.string().nullable().describe('null where somebody entered it by hand'),
		record: z.number().int().nullable().describe('which record of the file, from 1'),
		sourceId: z.string().nullable(),
		...fields,
		flags: z.array(z.string()),
		reversalOf: z.string().nullable().describe('the line that this one takes back'),
		excluded: z
			.object({ reason: z.string(), by: z.string(), at: z.string() })
			.nullable()
			.describe('left out of all figures by hand'),
		revision: z.number().int(),
		createdBy: z.string(),
		createdAt: z.string(),
		updatedBy: z.string(),
		updatedAt: z.string()
	})
	.meta({ id: 'SpendLine' });

const ids = (max: number) => z.array(id).max(max);
export const spendQuery = z
	.strictObject({
		words: z.string().max(200).optional().describe('must all occur; the beginning of a word is enough'),
		siteIds: ids(100).optional(),
		strandIds: ids(100).optional(),
		kind: kind.optional(),
		categoryIds: z
			.array(id.or(z.literal('')))
			.max(500)
			.optional()
			.describe('the empty text: not coded'),
		typeIds: ids(100).optional(),
		familyCodes: z.array(line(60)).max(5000).optional(),
		from: date.optional(),
		to: date
			.optional()
			.describe('included; a line that knows only its month or year counts where all of it lies inside'),
		minPence: pence.optional(),
		maxPence: pence.optional(),
		importId: id.optional(),
		ids: ids(5000).optional(),
		excluded: z
			.enum(['leave-out', 'with', 'only'])
			.optional()
			.describe('what rules or people leave out of figures: not here, here too, or nothing else')
	})
	.describe('all that is set must hold')
	.meta({ id: 'SpendQuery' });

const count = z.number().int();
const figure = { n: count, pence, families: count };
export const spendFigure = z.object({ ...figure, dataVersion: count }).meta({ id: 'SpendFigure' });
const leftOut = z
	.array(z.object({ reason: z.string(), n: count, pence }))
	.describe('what of the query is left out of figures, by reason');

export const search = z.strictObject({
	query: spendQuery.default({}),
	sort: z
		.strictObject({ by: z.enum(SORT_KEYS), descending: z.boolean().default(false) })
		.default({ by: 'date', descending: true }),
	limit: z.number().int().min(1).max(500).default(100),
	offset: z.number().int().min(0).max(10_000_000).default(0)
});
export const spendPage = z
	.object({
		lines: z.array(spendLine),
		totals: z.object({ spent: spendFigure, agreed: spendFigure }).describe('of all lines that match'),
		leftOut,
		dataVersion: count
	})
	.meta({ id: 'SpendPage' });
export const grouping = z.strictObject({
	query: spendQuery.default({}),
	by: z.array(z.enum(GROUP_KEYS)).min(1).max(4)
});
export const spendGroups = z
	.object({
		groups: z.array(
			z.object({ keys: z.partialRecord(z.enum(GROUP_KEYS), z.string().nullable()), ...figure })
		),
		leftOut,
		dataVersion: count
	})
	.meta({ id: 'SpendGroups' });
export const queried = z.strictObject({ query: spendQuery.default({}) });

export const coding = z
	.strictObject({
		query: spendQuery.optional(),
		ids: ids(5000).min(1).optional(),
		set: z
			.strictObject({
				categoryId: fields.categoryId.optional(),
				excluded: z
					.strictObject({ reason: line(300).min(1).describe('printed under every figure') })
					.nullable()
					.optional()
					.describe('left out of figures; null takes that back'),
				approvedBy: fields.approvedBy.optional()
			})
			.refine((set) => Object.values(set).some((value) => value !== undefined), 'sets something')
	})
	.refine((body) => (body.query === undefined) !== (body.ids === undefined), {
		message: 'has either “query” or “ids”',
		path: ['ids']
	});
export const coded = z.object({ changed: count, dataVersion: count }).meta({ id: 'Coded' });

const title = line(200).min(1);
export const newQuery = z.strictObject({ title, query: spendQuery });
export const savedQuery = z
	.object({ id, title: z.string(), query: spendQuery, createdBy: z.string(), createdAt: z.string() })
	.meta({ id: 'SavedSpendQuery' });

export const importQuery = z.strictObject({
	kind: z.literal('ledger').default('ledger'),
	dryRun: z
		.enum(['true', 'false'])
		.default('true')
		.describe('true reads the file and stores nothing: the receipt says what would become of every record'),
	site: id.optional().describe('of records that do not name their site; not needed where the study has one'),
	dateOrder: z.enum(DATE_ORDERS).optional().describe('of dates such as 05/06/2019; else the study’s own'),
	sheet: z
		.string()
		.max(200)
		.optional()
		.describe('of a workbook, better as “sheet” in the form; else the first visible one with a table'),
	id: id.max(40).optional().describe('of the import, to ask how far it is and to cancel it')
});
const said = z.object({ record: count, why: z.string(), message: z.string() });
export const receipt = z
	.looseObject({
		importId: z.string().nullable().describe('null where nothing was stored'),
		dataVersion: count,
		digest: z.string().describe('SHA-256 of the file'),
		headerRecord: count.nullable(),
		records: z.array(
			z.object({
				record: count.describe('from 1 in the file, counting the header and blank rows'),
				date: z.string().nullable(),
				family: z.string().nullable(),
				pence,
				flags: z.array(z.string()).optional()
			})
		),
		questions: z.array(
			z.object({
				record: count,
				field: z.string(),
				raw: z.string(),
				why: z.string(),
				readings: z
					.array(z.object({ value: z.union([z.string(), z.number()]), words: z.string() }))
					.optional()
			})
		),
		rejected: z.array(said),
		skipped: z.array(said),
		personalData: z.array(z.object({ record: count, field: z.string(), text: z.string(), kind: z.string() })),
		control: z.object({ records: count, sumPence: pence }).describe('of `records`')
	})
	.meta({ id: 'ImportReceipt' });
export const ledgerImport = z
	.object({
		id: z.string(),
		fileName: z.string(),
		siteIds: z.array(z.string()),
		state: z.enum(['held', 'taken-back']),
		lines: count,
		pence,
		createdBy: z.string(),
		createdAt: z.string(),
		takenBack: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
		summary: z.looseObject({}).describe('counts and settings of the receipt')
	})
	.meta({ id: 'LedgerImport' });
export const importState = z.union([
	ledgerImport,
	z.object({ id: z.string(), state: z.enum(['reading', 'storing']), done: count, of: count })
]);
export const takingBack = z.strictObject({
	reason: prose(500).min(1).describe('why, without details of a case')
});
export const mappingQuery = z.strictObject({ site: id.optional() });
export const columnMappings = z.object({
	mappings: z.array(
		z.object({
			siteId: z.string().describe('empty where the file named the sites'),
			headings: z.array(z.string()),
			mapping: z.record(z.string(), count).describe('what a column means → its number, from 0'),
			updatedAt: z.string()
		})
	)
});
