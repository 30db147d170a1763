// Sources and evidence records of a study.
import { z } from 'zod';
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Services } from '#server/services.ts';
import type { RecordFields } from '#server/store/evidence-row.ts';
import { findRecord, findStudy } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import {
	editedRecord,
	evidencePage,
	evidenceQuery,
	evidenceRecord,
	indexEntry,
	newRecord,
	newSource,
	source,
	withdrawal
} from '../schemas.ts';

export const evidenceRoutes = [
	route({
		method: 'GET',
		path: '/studies/{studyId}/sources',
		id: 'listSources',
		summary: 'List the sources of a study',
		needs: 'evidence:read',
		answers: { status: 200, schema: z.object({ sources: z.array(source) }), description: 'The sources' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { sources: await services.evidence.listSources(id) } };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/sources',
		id: 'addSource',
		summary: 'Add a source',
		needs: 'evidence:write',
		body: newSource,
		answers: { status: 201, schema: source, description: 'The new source' },
		async handle({ services, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const known = await services.evidence.listSources(study.id);
			const added = { ...body, id: body.id ?? services.newId() };
			if (known.some((s) => s.id === added.id))
				throw new HttpProblem(
					'conflict',
					'There is already a source with this id. Choose another, or leave “id” out.'
				);
			if (added.duplicateOf !== null && !known.some((s) => s.id === added.duplicateOf))
				throw unknownId('duplicateOf');
			await services.evidence.addSource(study.id, added);
			return { status: 201, json: added };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/evidence',
		id: 'listEvidence',
		summary: 'List and search evidence records',
		description:
			'Newest first. Withdrawn records are listed too, with `withdrawn` set, unless `withdrawn=false`.',
		needs: 'evidence:read',
		query: evidenceQuery,
		answers: {
			status: 200,
			schema: evidencePage,
			description: 'One page of records, and how many there are'
		},
		async handle({ services, params, query }) {
			const { id } = await findStudy(services, params.studyId!);
			const { q, kind, site, source, ids, withdrawn, limit, offset } = query;
			const filter = {
				...(q && { words: q }),
				...(kind && { kind }),
				...(site && { siteId: site }),
				...(source && { sourceId: source }),
				...(ids !== undefined && { ids: ids.split(',') }),
				...(withdrawn && { withdrawn: withdrawn === 'true' })
			};
			return { json: await services.evidence.list(id, filter, { limit, offset }) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/evidence',
		id: 'addEvidence',
		summary: 'Add an evidence record',
		needs: 'evidence:write',
		body: newRecord,
		answers: { status: 201, schema: evidenceRecord, description: 'The new record' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			const { id = services.newId(), ...fields } = body;
			await checkIds(services, study, fields);
			if (await services.evidence.find(study.id, id))
				throw new HttpProblem(
					'conflict',
					'There is already a record with this id. Choose another, or leave “id” out.'
				);
			await services.evidence.add(study.id, [{ id, ...fields }], principal.name);
			return { status: 201, json: await announced(services, study.id, id) };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/evidence-index',
		id: 'listEvidenceIndex',
		summary: 'List all records of a study without their content',
		needs: 'evidence:read',
		answers: {
			status: 200,
			schema: z.object({ records: z.array(indexEntry) }),
			description: 'What counting and filtering need, and the revision of each record'
		},
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { records: await services.evidence.index(id) } };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/evidence/{recordId}',
		id: 'getEvidence',
		summary: 'Read an evidence record',
		needs: 'evidence:read',
		answers: { status: 200, schema: evidenceRecord, description: 'The record' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: await findRecord(services, id, params.recordId!) };
		}
	}),
	route({
		method: 'PATCH',
		path: '/studies/{studyId}/evidence/{recordId}',
		id: 'editEvidence',
		summary: 'Replace the content of an evidence record',
		description:
			'Send the whole content with the `revision` that you edited; 409 where somebody changed it meanwhile.',
		needs: 'evidence:write',
		body: editedRecord,
		answers: { status: 200, schema: evidenceRecord, description: 'The record' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			const record = await findRecord(services, study.id, params.recordId!);
			const { revision, ...fields } = body;
			await checkIds(services, study, fields);
			if (!(await services.evidence.update(study.id, record.id, revision, fields, principal.name)))
				throw new HttpProblem(
					'conflict',
					'Somebody else changed or withdrew this record meanwhile. Read it again, and make your change on the new text.'
				);
			return { json: await announced(services, study.id, record.id) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/evidence/{recordId}/withdrawal',
		id: 'withdrawEvidence',
		summary: 'Withdraw an evidence record, or bring it back',
		description: 'A withdrawn record stays as a tombstone with who, when and why, and counts for nothing.',
		needs: 'evidence:write',
		body: withdrawal,
		answers: { status: 200, schema: evidenceRecord, description: 'The record' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			const { id } = await findRecord(services, study.id, params.recordId!);
			const { reason } = body;
			const done = await services.allOrNothing(async ({ evidence, audit }) => {
				if (!(await evidence.withdraw(study.id, id, reason, principal.name))) return false;
				const action = reason === null ? 'evidence-restored' : 'evidence-withdrawn';
				await audit.note(principal, action, { kind: 'evidence', id }, {}, study.id);
				return true;
			});
			if (!done)
				throw new HttpProblem(
					'conflict',
					reason === null
						? 'This record is not withdrawn.'
						: 'This record is withdrawn already; who, when and why stay.'
				);
			return { json: await announced(services, study.id, id) };
		}
	})
];

/** Every id that a record names must be of its study. */
async function checkIds(services: Services, study: Study, fields: RecordFields): Promise<void> {
	const sources = await services.evidence.listSources(study.id);
	if (!sources.some((s) => s.id === fields.sourceId)) throw unknownId('sourceId');
	if (fields.siteIds.some((id) => !study.sites.some((site) => site.id === id))) throw unknownId('siteIds');
	if (fields.phaseId !== null && !study.phases.some((phase) => phase.id === fields.phaseId))
		throw unknownId('phaseId');
}

const unknownId = (path: string) =>
	new HttpProblem(
		'invalid-input',
		`“${path}” names something that this study does not have. Nothing was stored.`,
		[{ path, message: 'is not known in this study' }]
	);

/** The record as it is now, after everybody who has it open was told to read it again. */
async function announced(services: Services, studyId: string, id: string): Promise<EvidenceRecord> {
	await services.models.tellEvidenceChanged(studyId, [id]);
	return findRecord(services, studyId, id);
}
