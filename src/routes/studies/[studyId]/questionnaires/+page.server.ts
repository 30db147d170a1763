// Questionnaires of a study: printed tables for everybody who may see it, tables of returns as far as one may see them,
// and the returns themselves for those who may see evidence.
import { error, redirect } from '@sveltejs/kit';
import { SPLITS } from '#lib/domain/questionnaires/answer-table.ts';
import { releasedPrinted } from '#lib/domain/questionnaires/release-printed.ts';
import { releasedTables } from '#lib/domain/questionnaires/release-tables.ts';
import { twoWaves } from '#lib/domain/questionnaires/two-waves.ts';
import { forReaders } from '#lib/domain/study/for-readers.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, questionnaires, evidence, now } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights && (await studies.find(params.studyId));
	if (!study) error(404, 'There is nothing here that you may see.');
	const sees = rights.has('evidence:read');
	const asked = url.searchParams;
	const split = SPLITS.find((one) => one === asked.get('by')) ?? 'none';
	const wave = asked.get('wave') === '2' ? (2 as const) : (1 as const);
	const whole = sees && asked.get('release') !== 'public';
	const threshold = whole ? null : study.spend.suppressBelow;
	const printed = releasedPrinted(study.printedTables, threshold);
	const returns = await questionnaires.list(study.id);
	const today = now().toISOString().slice(0, 10);
	return {
		person: { name: principal.name, role: principal.role },
		mayEdit: rights.has('evidence:write'),
		study: {
			id: study.id,
			title: study.title,
			sites: (sees ? study : forReaders(study)).sites.toSorted((a, b) => a.order - b.order),
			phases: study.phases.toSorted((a, b) => a.order - b.order),
			printedTables: printed,
			dateOrder: study.spend.dateOrder
		},
		sources: sees ? await evidence.listSources(study.id) : null,
		today,
		split,
		wave,
		printedLeftOut: study.printedTables.length - printed.length,
		threshold,
		anyReturns: returns.length > 0,
		tables: releasedTables(returns, study, {
			split,
			wave,
			threshold
		}),
		waves: whole ? twoWaves(returns, today) : null,
		returns: sees ? returns : null
	};
};
