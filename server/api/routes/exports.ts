// Files that leave the product: a view of a model, or a whole report.
import { z } from 'zod';
import { type Audience, RELEASE_WORDS } from '#lib/domain/release/audience.ts';
import { FORMAT_WORDS, type ExportFormat } from '#lib/domain/report/formats.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { plainViews, type SavedView } from '#lib/domain/views/saved-view.ts';
import { LedgerKeepsChanging } from '#lib/domain/spend/figure-data.ts';
import { gatherFacts, wantedBy } from '#server/exports/gather.ts';
import { oneFile } from '#server/exports/one-file.ts';
import type { Answered, ExportOrder, Found, Made, Refused } from '#server/exports/order.ts';
import { JobNotDone } from '#server/job-thread.ts';
import type { Services } from '#server/services.ts';
import { FIGURE_POLICY } from '../figure-answer.ts';
import { findModel, findStudy } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { reportCheck, reportExport, viewExport } from '../report-schemas.ts';
import { type Answer, type Call, route } from '../route.ts';
import { findReport } from './reports.ts';

/** Of the files, and of several in one. */
const FILE_TYPES = [...Object.values(FORMAT_WORDS).map(({ type }) => type.split(';')[0]!), 'application/zip'];

export const exportRoutes = [
	route({
		method: 'GET',
		path: '/models/{modelId}/export',
		id: 'exportView',
		summary: 'Take a view of a model out as a file',
		description:
			'Whoever may not see evidence gets it without. Where the page is too small for text of 8 pt, the figure is split by pathway; SVG and PNG then come as a zip. `Throughline-Said` holds, as percent-encoded JSON, what was done so that it fits. What goes further than the team is looked through for personal data first: 409 with the places of what was found, and with `accept` to be sent once somebody looked.',
		needs: 'theory:read',
		query: viewExport,
		answers: {
			status: 200,
			type: FILE_TYPES,
			description: 'The file, of the type that was asked for'
		},
		async handle(call) {
			const { services, query, principal, request } = call;
			const { model, study, view, audience, facts } = await viewOf(call, query.view, query);
			const { format } = query;
			const answer = await made(services, {
				what: 'view',
				facts,
				view,
				audience,
				secret: services.generation,
				format,
				date: query.date ?? today(services),
				accept: query.accept ?? null,
				dpi: query.dpi,
				shapes: query.shapes,
				description: query.description ?? null,
				largePrint: query.largePrint === 'true',
				table: query.table
			});
			const file = fileAnswer(answer, format);
			// HEAD takes nothing out.
			if (request.method === 'GET')
				await services.audit.noteOnce(
					principal,
					'figure-exported',
					{ kind: 'model', id: model.id },
					{ format, release: query.release, view: view.id, accepted: query.accept !== undefined },
					study.id
				);
			return file;
		}
	}),
	route({
		method: 'GET',
		path: '/models/{modelId}/views/{viewId}/preview.svg',
		id: 'previewView',
		summary: 'Look at a view as a picture',
		description:
			'As the nodes are arranged in the diagram, whatever the page. `viewId` may be `core` or `full`.',
		needs: 'theory:read',
		query: z.strictObject({ revision: z.string().optional().describe('not read; tells copies apart') }),
		answers: { status: 200, type: 'image/svg+xml', description: 'The picture' },
		async handle(call) {
			const { services, params } = call;
			const { view, audience, facts } = await viewOf(call, params.viewId!, { release: 'team' });
			// As people arranged it: working out its pages takes seconds, and nobody reads a small picture.
			const quick = { ...view, page: 'free' as const };
			const order = {
				what: 'view',
				facts: { ...facts, views: [quick] },
				view: quick,
				audience,
				format: 'svg',
				...PLAIN
			} as const;
			const { files } = await made(services, { ...order, date: today(services) });
			return {
				text: { type: 'image/svg+xml; charset=utf-8', body: files[0]!.bytes },
				headers: { 'Content-Security-Policy': FIGURE_POLICY }
			};
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/reports/{reportId}/export',
		id: 'exportReport',
		summary: 'Make a report from the data as they are now',
		description:
			'`reportId` may be its title. It is looked through for personal data first: 409 with the places of what was found, and with `accept` to be sent once somebody looked; `GET …/check` shows the words.',
		needs: 'evidence:read',
		query: reportExport,
		answers: {
			status: 200,
			type: FILE_TYPES,
			description: 'The file, of the type that was asked for'
		},
		async handle(call) {
			const { services, query, principal, request } = call;
			const { study, report, audience, facts } = await reportOf(call);
			const { format, shapes } = query;
			const answer = await made(services, {
				what: 'report',
				facts,
				report,
				audience,
				format,
				shapes,
				secret: services.generation,
				date: query.date ?? today(services),
				accept: query.accept ?? null
			});
			const file = fileAnswer(answer, format);
			if (request.method === 'GET')
				await services.audit.noteOnce(
					principal,
					'report-exported',
					{ kind: 'study', id: study.id },
					{ format, release: report.release, reportId: report.id, accepted: query.accept !== undefined },
					study.id
				);
			return file;
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/reports/{reportId}/check',
		id: 'checkReport',
		summary: 'Look a report through before it leaves',
		description: 'What would be in it, and every place that looks like personal data, with its words.',
		needs: 'evidence:read',
		answers: { status: 200, schema: reportCheck, description: 'Contents and findings' },
		async handle(call) {
			const { report, audience, facts } = await reportOf(call);
			const { generation: secret } = call.services;
			const order = { what: 'check', facts, report, audience, secret, date: today(call.services) } as const;
			const { findings, accept, said, contents } = await answered(call.services, order);
			return { json: { findings, accept, said, contents } };
		}
	})
];

/** A view as whoever asks may see it. */
async function viewOf(
	{ services, params, principal }: Call<unknown, unknown>,
	idOrName: string,
	{ release, site }: { release: Audience['tier']; site?: string | undefined }
) {
	const model = await findModel(services, params.modelId!);
	const study = await findStudy(services, model.studyId);
	const mayReadRecords =
		(await services.gate.decide(principal, 'evidence:read', { modelId: model.id })) === 'allowed';
	if (release !== 'team' && !mayReadRecords)
		throw new HttpProblem(
			'forbidden',
			'Only whoever may see evidence can make files for a site or the public: somebody has to know what must not leave.'
		);
	const view = await findView(services, model.id, idOrName);
	const audience = audienceOf(study, release, site ?? null);
	const wanted = { study, audience, views: [view], modelIds: [], mayReadRecords };
	const facts = await gathered(() =>
		gatherFacts(services, { ...wanted, withSpending: false, withReturns: false })
	);
	return { model, study, view, audience, facts };
}

async function reportOf({ services, params }: Call<unknown, unknown>) {
	const study = await findStudy(services, params.studyId!);
	const report: Report = await findReport(services, study.id, params.reportId!);
	const audience = audienceOf(study, report.release, report.siteId);
	const wanted = await wantedBy(services, study, report, audience);
	return { study, report, audience, facts: await gathered(() => gatherFacts(services, wanted)) };
}

/** By id, or by name whatever its case. */
async function findView({ savedViews }: Services, modelId: string, idOrName: string): Promise<SavedView> {
	const name = idOrName.toLowerCase();
	const found =
		(await savedViews.find(modelId, idOrName)) ??
		[...plainViews(modelId), ...(await savedViews.list(modelId))].find(
			(view) => view.id === name || view.name.toLowerCase() === name
		);
	if (!found)
		throw new HttpProblem(
			'not-found',
			'There is no such view of this model. GET /api/v1/models/{modelId}/views lists them; “core” and “full” are always there.'
		);
	return found;
}

function audienceOf({ sites }: Study, tier: Audience['tier'], siteId: string | null): Audience {
	if (tier !== 'site') return { tier };
	if (siteId !== null && sites.some(({ id }) => id === siteId)) return { tier, siteId };
	throw new HttpProblem('invalid-input', 'Say with “site” which site of the study it is for.', [
		{ path: 'site', message: 'is not a site of the study' }
	]);
}

const today = ({ now }: Services): string => now().toISOString().slice(0, 10);

async function gathered<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof LedgerKeepsChanging)) throw error;
		throw new HttpProblem(
			'unavailable',
			'The spend register is changing at the moment. Try again in a minute.'
		);
	}
}

async function answered<O extends ExportOrder>({ exports }: Services, order: O): Promise<Answered<O>> {
	try {
		return await exports.make(order);
	} catch (error) {
		if (!(error instanceof JobNotDone) || !error.mayTryAgain) throw error;
		throw new HttpProblem(
			'unavailable',
			'The file could not be made in time. Try again, or take out less at once.'
		);
	}
}

async function made<O extends Exclude<ExportOrder, { what: 'check' }>>(
	services: Services,
	order: O
): Promise<Made> {
	const answer: Made | Found | Refused = await answered(services, order);
	if (answer.is === 'made') return answer;
	if (answer.is === 'refused') throw new HttpProblem('invalid-input', answer.words);
	const { findings, accept } = answer;
	const faults = findings.slice(0, 100).map(({ where, what }) => ({ path: where, message: what }));
	throw new HttpProblem(
		'personal-data-suspected',
		`${findings.length === 1 ? 'One place looks' : `${findings.length} places look`} like personal data. Nothing was made. Look at each; where all may leave (${RELEASE_WORDS[order.audience.tier].toLowerCase()}), ask again with accept=${accept}.`,
		faults,
		{},
		{ accept }
	);
}

/** What matters to no picture. */
const PLAIN = {
	accept: null,
	secret: '',
	dpi: 96,
	shapes: 'native',
	description: 'none',
	largePrint: false,
	table: 'nodes'
} as const;

/** A web page opened from the server runs its own script and nothing else, and reaches nothing. */
const POLICY =
	"sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

function fileAnswer({ files, said }: Made, format: ExportFormat): Answer {
	if (files.length === 0)
		throw new HttpProblem('not-found', `${said.join(' ')} There is nothing to take out.`);
	const { name, bytes } = oneFile(files);
	return {
		text: { type: files.length > 1 ? 'application/zip' : FORMAT_WORDS[format].type, body: bytes },
		headers: {
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Content-Security-Policy': POLICY,
			...(said.length > 0 && { 'Throughline-Said': encodeURIComponent(JSON.stringify(said)) })
		}
	};
}
