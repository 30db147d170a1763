// The figures of a study for whoever looks: worked out here, so that what is withheld never reaches the browser.
import { error, redirect } from '@sveltejs/kit';
import { readEdges } from '#lib/domain/spend/bands.ts';
import { LedgerKeepsChanging } from '#lib/domain/spend/figure-data.ts';
import { type FigureRequest, isSuppressed, studyFigures } from '#lib/domain/spend/figures/study-figures.ts';
import { RELEASES } from '#lib/domain/spend/release.ts';
import { useServices } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { principal } = locals;
	if (!principal) redirect(303, '/enter');
	const { gate, studies, evidence, spend } = useServices();
	const rights = await gate.rightsAt(principal, { studyId: params.studyId });
	const study = rights && (await studies.find(params.studyId));
	if (!study)
		error(
			404,
			'There is no study at this address. It may be mistyped; the list has every study that you may see.'
		);
	const mayReadRecords = rights.has('evidence:read');
	const typedEdges = url.searchParams.get('edges');
	const request: FigureRequest = {
		release: RELEASES.find((one) => one === url.searchParams.get('release')) ?? 'team',
		withLeftOut: url.searchParams.get('excluded') === 'with',
		bandEdges: typedEdges === null ? null : readEdges(typedEdges),
		mayReadRecords,
		sourceTitles: new Map(
			mayReadRecords ? (await evidence.listSources(study.id)).map(({ id, title }) => [id, title]) : []
		)
	};
	try {
		const suppressed = isSuppressed(request);
		return {
			person: { name: principal.name, role: principal.role },
			mayReadRecords,
			mayWrite: rights.has('evidence:write'),
			// Whoever may keep edges for the study sends the study back whole.
			study: rights.has('evidence:write') ? study : null,
			studyId: study.id,
			title: study.title,
			figures: await studyFigures(spend, study, request),
			choices: {
				release: request.release,
				withLeftOut: !suppressed && request.withLeftOut,
				edges: (suppressed ? null : request.bandEdges) ?? study.spend.bandEdges,
				ownEdges: study.spend.bandEdges,
				wrongEdges: typedEdges !== null && request.bandEdges === null ? typedEdges : null,
				suppressed,
				threshold: study.spend.suppressBelow
			}
		};
	} catch (reason) {
		if (!(reason instanceof LedgerKeepsChanging)) throw reason;
		error(503, 'The spend register is changing at the moment. Try again in a minute.');
	}
};
