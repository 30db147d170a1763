// The commands `export` and `report`.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Audience, RELEASE_TIERS, type ReleaseTier } from '#lib/domain/release/audience.ts';
import { CSV_TABLES, EXPORT_FORMATS, REPORT_FORMATS } from '#lib/domain/report/formats.ts';
import type { ReportFields } from '#lib/domain/report/report.ts';
import { DEFAULT_SPEND_SETTINGS } from '#lib/domain/spend/spend-settings.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { plainViews } from '#lib/domain/views/saved-view.ts';
import { readModelFile } from '#lib/model-file/model-file.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { gatherFacts, wantedBy } from '#server/exports/gather.ts';
import type { Found, Made, Refused } from '#server/exports/order.ts';
import { produce } from '#server/exports/produce.ts';
import { type Arguments, dayOf, dpiOf, needed, oneOf } from './arguments.ts';
import { Refusal, refusalFor } from './refusal.ts';
import { openStoredData, type Stored } from './stored.ts';

/** @param at the folder that the path of a model file is meant from */
export async function exportView(
	asked: Arguments,
	dataDir: string,
	at: string
): Promise<Made | Found | Refused> {
	const model = needed('model', asked.model);
	const options = {
		format: oneOf('format', asked.format, EXPORT_FORMATS),
		dpi: dpiOf(asked.dpi),
		shapes: oneOf('shapes', asked.shapes, ['native', 'picture']),
		description:
			asked.description === undefined
				? null
				: oneOf('description', asked.description, ['none', 'standard', 'plain']),
		largePrint: asked['large-print'],
		table: oneOf('table', asked.table, CSV_TABLES),
		date: dayOf(asked.date, new Date()),
		accept: asked.accept ?? null
	} as const;
	const isFile = /\.json$/i.test(model);
	const { facts, audience, secret } = isFile
		? factsOfFile(resolve(at, model), asked)
		: await withStored(dataDir, (stored) => factsOfModel(stored, model, asked));
	const [view] = facts.views;
	return produce({ what: 'view', facts, audience, secret, view: view!, ...options });
}

export async function exportReport(asked: Arguments, dataDir: string): Promise<Made | Found | Refused> {
	const format = oneOf('format', asked.format, REPORT_FORMATS);
	const shapes = oneOf('shapes', asked.shapes, ['native', 'picture']);
	const date = dayOf(asked.date, new Date());
	const title = needed('report', asked.report);
	if (asked.release !== undefined || asked.site !== undefined)
		throw new Refusal(
			'A report has its own release: leave --release and --site out, or change it on the report’s page.'
		);
	return withStored(dataDir, async (stored) => {
		const study = await findStudy(stored, asked.study);
		const reports = await stored.reports.list(study.id);
		const report = reports.find((one) => one.id === title || isName(one.title, title));
		if (!report)
			throw new Refusal(
				`There is no report “${title}”. These are: ${reports.map((one) => one.title).join('; ') || 'none yet'}.`
			);
		const audience = audienceFor(study, report.release, (sites) => siteOf(report, sites));
		const facts = await gatherFacts(stored, await wantedBy(stored, study, report, audience));
		const accept = asked.accept ?? null;
		const { secret } = stored;
		return produce({ what: 'report', facts, report, audience, secret, format, shapes, date, accept });
	});
}

const isName = (name: string, said: string) => name.toLowerCase() === said.trim().toLowerCase();

async function withStored<T>(dataDir: string, work: (stored: Stored) => Promise<T>): Promise<T> {
	const stored = await openStoredData(dataDir);
	try {
		return await work(stored);
	} finally {
		await stored.close();
	}
}

async function findStudy({ studies }: Stored, id: string | undefined): Promise<Study> {
	const all = await studies.list();
	const wanted = id ?? (all.length === 1 ? all[0]!.id : needed('study', id));
	const study = await studies.find(wanted);
	if (study) return study;
	throw new Refusal(`There is no study “${wanted}”. These are: ${all.map((one) => one.id).join(', ')}.`);
}

async function factsOfModel(stored: Stored, modelId: string, asked: Arguments) {
	const model = await stored.studies.findModel(modelId);
	if (!model)
		throw new Refusal(
			`There is no model “${modelId}” in the data. “npm run -s throughline -- list” shows those that there are; a model file ends in .json.`
		);
	const study = (await stored.studies.find(model.studyId))!;
	const tier = oneOf('release', asked.release ?? 'team', RELEASE_TIERS);
	const audience = audienceFor(study, tier, (sites) => oneOf('site', asked.site, sites));
	const views = [...plainViews(modelId), ...(await stored.savedViews.list(modelId))];
	const view = views.find((one) => one.id === asked.view || isName(one.name, asked.view));
	if (!view) throw noView(asked.view, views);
	const facts = await gatherFacts(stored, {
		study,
		audience,
		views: [view],
		modelIds: [],
		mayReadRecords: true,
		withSpending: false,
		withReturns: false
	});
	return { facts, audience, secret: stored.secret };
}

/** A file holds a model and nothing else: no study, no evidence. */
function factsOfFile(
	path: string,
	asked: Arguments
): { facts: ReportFacts; audience: Audience; secret: string } {
	const tier = oneOf('release', asked.release ?? 'team', RELEASE_TIERS);
	if (tier !== 'team')
		throw new Refusal(
			`A model file names no sites and no families, so nothing could be taken out of it for --release ${tier}. Take the model out of the data with --model <id>; “npm run -s throughline -- list” shows the ids.`
		);
	const model = modelInFile(path);
	const views = plainViews('file');
	const view = views.find((one) => one.id === asked.view || isName(one.name, asked.view));
	if (!view) throw noView(asked.view, views);
	const study: Study = {
		id: 'file',
		title: model.title,
		note: '',
		phases: [],
		sites: [],
		spend: DEFAULT_SPEND_SETTINGS,
		printedTables: [],
		dataCollection: [],
		revision: 1
	};
	const facts: ReportFacts = {
		study,
		models: [{ modelId: 'file', versionId: null, versionWords: '', model, links: null }],
		views: [view],
		sources: [],
		records: null,
		spendFigures: [],
		returns: null,
		familyCodes: []
	};
	return { facts, audience: { tier }, secret: '' };
}

function modelInFile(path: string) {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		if (error instanceof SyntaxError) throw new Refusal(`${path} is not JSON, so it is no model file.`);
		throw refusalFor(`read ${path}`, error);
	}
	const read = readModelFile(value);
	if (read.ok) return read.model;
	const [first] = read.faults;
	throw new Refusal(
		`${path} is no sound model file: ${first!.path ? `${first!.path}: ` : ''}${first!.message}. Export it again, or mend it.`
	);
}

/** @param siteOf which of the study's sites it is for; asked only where it is for one */
function audienceFor({ sites }: Study, tier: ReleaseTier, siteOf: (ids: string[]) => string): Audience {
	return tier === 'site' ? { tier, siteId: siteOf(sites.map(({ id }) => id)) } : { tier };
}

/** @throws Refusal where the site has left the study since the report was saved */
function siteOf({ title, siteId }: ReportFields, sites: readonly string[]): string {
	if (siteId !== null && sites.includes(siteId)) return siteId;
	throw new Refusal(
		`The report “${title}” is for a site that its study does not have. Choose a site on the report's page.`
	);
}

const noView = (name: string, views: readonly { name: string }[]) =>
	new Refusal(`There is no view “${name}”. These are: ${views.map((one) => one.name).join('; ')}.`);
