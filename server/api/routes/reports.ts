// Saved reports of studies.
import { isPartKind, PART_KINDS, type PartKind } from '#lib/domain/report/part-kinds.ts';
import type { ReportFields } from '#lib/domain/report/report.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Services } from '#server/services.ts';
import { findStudy } from '../find.ts';
import { type Fault, HttpProblem } from '../problem.ts';
import { editedReport, newReport, partKinds, report, reports } from '../report-schemas.ts';
import { removal } from '../questionnaire-schemas.ts';
import { route } from '../route.ts';

const PATH = '/studies/{studyId}/reports';

export const reportRoutes = [
	route({
		method: 'GET',
		path: '/studies/{studyId}/report-parts',
		id: 'listReportParts',
		summary: 'List what a report can be made of',
		needs: 'theory:read',
		answers: { status: 200, schema: partKinds, description: 'The kinds of part' },
		handle: async () => ({
			json: { kinds: Object.entries(PART_KINDS).map(([kind, about]) => ({ kind, ...about })) }
		})
	}),
	route({
		method: 'GET',
		path: PATH,
		id: 'listReports',
		summary: 'List the reports of a study',
		needs: 'evidence:read',
		answers: { status: 200, schema: reports, description: 'The reports, by title' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { reports: await services.reports.list(id) } };
		}
	}),
	route({
		method: 'GET',
		path: `${PATH}/{reportId}`,
		id: 'getReport',
		summary: 'Read what a report is made of',
		needs: 'evidence:read',
		answers: { status: 200, schema: report, description: 'The report' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: await findReport(services, id, params.reportId!) };
		}
	}),
	route({
		method: 'POST',
		path: PATH,
		id: 'saveReport',
		summary: 'Put a report together',
		needs: 'evidence:write',
		body: newReport,
		answers: { status: 201, schema: report, description: 'The saved report' },
		async handle({ services, params, principal, body }) {
			const study = await findStudy(services, params.studyId!);
			await checkReport(services, study, body);
			const saved = await services.reports.add(study.id, services.newId(), body, principal.name);
			if (!saved) throw titleTaken();
			return { status: 201, json: saved };
		}
	}),
	route({
		method: 'PATCH',
		path: `${PATH}/{reportId}`,
		id: 'editReport',
		summary: 'Change a report',
		needs: 'evidence:write',
		body: editedReport,
		answers: { status: 200, schema: report, description: 'The report as it is now' },
		async handle({ services, params, principal, body }) {
			const study = await findStudy(services, params.studyId!);
			const { revision, ...fields } = body;
			await checkReport(services, study, fields);
			const id = params.reportId!;
			const saved = await services.reports.update(study.id, id, revision, fields, principal.name);
			if (saved === 'title-taken') throw titleTaken();
			if (saved === 'stale') throw await movedOn(services, study.id, id);
			return { json: saved };
		}
	}),
	route({
		method: 'DELETE',
		path: `${PATH}/{reportId}`,
		id: 'deleteReport',
		summary: 'Delete a report',
		description: 'Only the choice of its parts; what it was made from stays.',
		needs: 'evidence:write',
		query: removal,
		answers: { status: 204, description: 'It is gone' },
		async handle({ services, params, principal, query }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const id = params.reportId!;
			if (!(await services.reports.remove(studyId, id, query.revision)))
				throw await movedOn(services, studyId, id);
			const object = { kind: 'study', id: studyId } as const;
			await services.audit.note(principal, 'report-deleted', object, { reportId: id }, studyId);
			return { status: 204 };
		}
	})
];

/** By id, or by title whatever its case. @throws HttpProblem where there is none */
export async function findReport({ reports }: Services, studyId: string, idOrTitle: string) {
	const found =
		(await reports.find(studyId, idOrTitle)) ??
		(await reports.list(studyId)).find(({ title }) => title.toLowerCase() === idOrTitle.toLowerCase());
	if (!found)
		throw new HttpProblem(
			'not-found',
			'There is no such report in this study. Somebody may have deleted it.'
		);
	return found;
}

async function checkReport({ studies }: Services, study: Study, fields: ReportFields): Promise<void> {
	const faults: Fault[] = [];
	const models = new Set((await studies.listModels(study.id)).map(({ id }) => id));
	const seen = new Set<string>();
	fields.parts.forEach(({ id, kind, modelId, viewId }, i) => {
		const fault = (field: string, message: string) => faults.push({ path: `parts.${i}.${field}`, message });
		if (seen.has(id)) fault('id', 'is there twice');
		seen.add(id);
		if (!isPartKind(kind)) return fault('kind', 'is not a kind of part');
		const { needs }: PartKind = PART_KINDS[kind];
		if ((needs === 'view' || needs === 'model') && (modelId === null || !models.has(modelId)))
			fault('modelId', 'is not a model of the study');
		if (needs === 'view' && viewId === null) fault('viewId', 'is needed');
	});
	const isSite = fields.release === 'site';
	if (isSite !== (fields.siteId !== null))
		faults.push({
			path: 'siteId',
			message: isSite ? 'is needed' : 'must be null unless the release is “site”'
		});
	if (fields.siteId !== null && !study.sites.some(({ id }) => id === fields.siteId))
		faults.push({ path: 'siteId', message: 'is not a site of the study' });
	if (faults.length > 0)
		throw new HttpProblem(
			'invalid-input',
			`In the report, “${faults[0]!.path}” ${faults[0]!.message}. Nothing was stored.`,
			faults
		);
}

const titleTaken = () =>
	new HttpProblem(
		'conflict',
		'The study has another report of this title. Choose another title. Nothing was stored.'
	);

async function movedOn({ reports }: Services, studyId: string, id: string): Promise<HttpProblem> {
	if (await reports.find(studyId, id))
		return new HttpProblem(
			'conflict',
			'Somebody else changed this report meanwhile. Nothing was stored; read it again.'
		);
	return new HttpProblem('not-found', 'There is no such report in this study. Somebody may have deleted it.');
}
