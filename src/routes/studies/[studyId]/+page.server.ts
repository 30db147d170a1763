// One study: its facts for everybody who may see it, its sources and counts of evidence for roles that may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { EVIDENCE_KINDS } from '#lib/domain/evidence/record.ts';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import { type Services, useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const services = useServices();
	const rights = await services.gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights && (await services.studies.find(params.studyId));
	if (!study)
		error(
			404,
			'There is no study at this address. It may be mistyped; the list has every study that you may see.'
		);
	const [models, evidence] = await Promise.all([
		services.studies.listModels(study.id),
		rights.has('evidence:read') ? evidenceOf(services, study.id) : null
	]);
	return {
		person: { name: principal.name, role: principal.role },
		mayWrite: rights.has('theory:write'),
		mayEdit: rights.has('evidence:write'),
		mayShare: rights.has('access:manage'),
		study: evidence ? study : forReaders(study),
		models: models.map(({ id, title }) => ({ id, title })),
		evidence
	};
};

async function evidenceOf({ evidence }: Services, studyId: string) {
	const nothing = { limit: 0, offset: 0 };
	const [sources, withdrawn, ...totals] = await Promise.all([
		evidence.listSources(studyId),
		evidence.list(studyId, { withdrawn: true }, nothing),
		...EVIDENCE_KINDS.map((kind) => evidence.list(studyId, { kind, withdrawn: false }, nothing))
	]);
	const counts = EVIDENCE_KINDS.map((kind, i) => ({ kind, records: totals[i]!.total })).filter(
		({ records }) => records > 0
	);
	return { sources, counts, withdrawn: withdrawn.total };
}
