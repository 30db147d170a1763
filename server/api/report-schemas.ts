// What travels over the API about saved views, reports and exports.
import { z } from 'zod';
import { RELEASE_TIERS } from '#lib/domain/release/audience.ts';
import { CSV_TABLES, EXPORT_FORMATS, REPORT_FORMATS } from '#lib/domain/report/formats.ts';
import { MOST_PARTS, REPORT_TITLE_LENGTH } from '#lib/domain/report/report.ts';
import {
	VIEW_CAPTION_LENGTH,
	VIEW_NAME_LENGTH,
	VIEW_PAGES,
	VIEW_THEMES
} from '#lib/domain/views/saved-view.ts';
import { id, line, prose } from './schemas.ts';

const ids = (what: string) => z.array(id).max(100).describe(what);
const revision = z.number().int().min(1).describe('the revision that you edited');

const filter = z.strictObject({
	extent: z.enum(['core', 'full']).default('full'),
	pathways: z
		.array(z.union([id, z.literal('')]))
		.max(100)
		.default([])
		.describe('ids of pathways, “” for what is on none; empty for all'),
	sites: ids('sites whose records count; empty for all').default([]),
	grounds: z
		.union([z.enum(['none', 'any', 'contested']), z.number().int().min(1).max(1000)])
		.nullable()
		.default(null)
		.describe('how much evidence there must be: none, any, for and against, or from so many sources'),
	versionId: id.nullable().default(null).describe('a kept version; null for the model as it is')
});

const viewFields = {
	name: line(VIEW_NAME_LENGTH).min(1).describe('unique within the model'),
	filter: filter.default(() => filter.parse({})),
	page: z.enum(VIEW_PAGES).default('a4-landscape').describe('`free`: as large as the figure'),
	theme: z.enum(VIEW_THEMES).default('colour'),
	marks: z.boolean().default(true).describe('evidence marks on nodes and arrows'),
	legend: z.boolean().default(true),
	caption: line(VIEW_CAPTION_LENGTH)
		.nullable()
		.default(null)
		.describe('words of your own; null for those that are made from the data')
};
export const newView = z.strictObject(viewFields);
export const editedView = z.strictObject({ ...viewFields, revision });
export const savedView = z
	.object({ id, modelId: id, ...viewFields, revision: z.number().int() })
	.meta({ id: 'SavedView' });
export const savedViews = z.object({ views: z.array(savedView) });

const part = z.strictObject({
	id: id.describe('unique within the report'),
	kind: line(60).min(1).describe('what it shows, see `GET /studies/{studyId}/report-parts`'),
	modelId: id.nullable().default(null),
	viewId: id.nullable().default(null).describe('a saved view, or `core` or `full`'),
	heading: line(200).default('').describe('instead of the usual one'),
	text: prose(10_000).default('').describe('for text of your own')
});

const reportFields = {
	title: line(REPORT_TITLE_LENGTH).min(1).describe('unique within the study'),
	subtitle: line(200).default(''),
	release: z
		.enum(RELEASE_TIERS)
		.default('team')
		.describe(
			'`site` and `public` withhold small numbers and records above the release; `public` names sites by their alias'
		),
	siteId: id.nullable().default(null).describe('the site that it is for, where the release is `site`'),
	theme: z.enum(VIEW_THEMES).default('colour'),
	largePrint: z.boolean().default(false),
	parts: z.array(part).max(MOST_PARTS).default([])
};
export const newReport = z.strictObject(reportFields);
export const editedReport = z.strictObject({ ...reportFields, revision });
export const report = z
	.object({
		id,
		studyId: id,
		...reportFields,
		revision: z.number().int(),
		updatedBy: z.string(),
		updatedAt: z.string()
	})
	.meta({ id: 'Report' });
export const reports = z.object({ reports: z.array(report) });

export const partKinds = z.object({
	kinds: z.array(
		z.object({
			kind: z.string(),
			title: z.string(),
			about: z.string(),
			needs: z.enum(['nothing', 'model', 'view', 'text']),
			group: z.string()
		})
	)
});

const day = z.iso
	.date()
	.optional()
	.describe(
		'the day that the file says it was made on; today unless given. The same input and day give the same bytes'
	);
const shapes = z
	.enum(['native', 'picture'])
	.default('native')
	.describe('Word: figures as shapes that can be edited, or as pictures');
const accept = z
	.string()
	.max(64)
	.optional()
	.describe(
		'what a refusal because of suspected personal data gave you, after somebody looked at its findings'
	);

export const viewExport = z.strictObject({
	format: z.enum(EXPORT_FORMATS),
	view: z
		.string()
		.min(1)
		.max(VIEW_NAME_LENGTH)
		.default('full')
		.describe('id or name of a saved view; `core` and `full` are always there'),
	release: z.enum(RELEASE_TIERS).default('team'),
	site: id.optional().describe('the site that it is for, where the release is `site`'),
	dpi: z.coerce.number().int().min(36).max(1200).default(300).describe('PNG: dots an inch'),
	shapes,
	description: z
		.enum(['none', 'standard', 'plain'])
		.optional()
		.describe('the figure in words as well; standard in text and web page unless said otherwise'),
	largePrint: z.enum(['true', 'false']).default('false'),
	table: z.enum(CSV_TABLES).default('nodes').describe('CSV: which table'),
	date: day,
	accept
});

export const reportExport = z.strictObject({ format: z.enum(REPORT_FORMATS), shapes, date: day, accept });

export const reportCheck = z.object({
	findings: z
		.array(z.object({ where: z.string(), what: z.string(), text: z.string() }))
		.describe('suspected personal data'),
	accept: z
		.string()
		.nullable()
		.describe('to be sent with the export once somebody looked; null where nothing was found'),
	said: z.array(z.string()).describe('what was done so that it fits, and what could not be shown'),
	contents: z.array(z.object({ kind: z.string(), number: z.number().int().nullable(), title: z.string() }))
});
