// What is known of a study, edited: sites, rules, settings, families; and who had to approve a sum.
import { approvalFor } from '#lib/domain/spend/approval.ts';
import { checkStudy } from '#lib/domain/study/check-study.ts';
import type { FamilySum } from '#lib/domain/spend/spend-group.ts';
import { type Removed, removedFrom } from '#lib/domain/study/removed.ts';
import type { Site, Study } from '#lib/domain/study/study.ts';
import { breachesInRegister } from '#server/spend/approval-lines.ts';
import type { Uses } from '#server/store/study-uses.ts';
import { findStudy } from '../find.ts';
import { type Fault, HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import {
	approvalAnswer,
	approvalBreaches,
	approvalQuestion,
	editedStudy,
	family,
	familyList,
	removedFamily,
	savedFamily
} from '../study-schemas.ts';
import { z } from 'zod';

const MAX_STUDY_BYTES = 4 * 1024 * 1024;
/** As many breaches as somebody reads; the rest is counted. */
const SHOWN = 500;

export const studyFactRoutes = [
	route({
		method: 'PATCH',
		path: '/studies/{studyId}',
		id: 'editStudy',
		summary: 'Replace what is known of a study',
		description:
			'Send the whole study as it was read, without its id, with the `revision` that you edited; 409 where somebody changed it meanwhile. A site, strand, phase or category that lines, records, families or versions still name is not removed: the answer says what names it.',
		needs: 'evidence:write',
		body: editedStudy,
		maxBody: MAX_STUDY_BYTES,
		answers: {
			status: 200,
			schema: z.looseObject({ id: z.string(), revision: z.number().int() }),
			description: 'The study as it is now'
		},
		async handle({ services, principal, params, body }) {
			const { id } = await findStudy(services, params.studyId!);
			const sources = await services.evidence.listSources(id);
			const models = await services.studies.listModels(id);
			const study: Study = { id, ...body };
			const faults = checkStudy(study, {
				sourceIds: new Set(sources.map((source) => source.id)),
				modelIds: new Set(models.map((model) => model.id))
			});
			if (faults.length > 0) throw doesNotFit(faults);
			await services.allOrNothing(async ({ studies, studyUses, ledger, audit }) => {
				const before = await studies.find(id);
				if (before?.revision !== study.revision) throw changedMeanwhile('this study');
				const kept: Fault[] = [];
				for (const removed of removedFrom(before, study)) {
					const words = usesInWords(await studyUses.of(id, removed));
					if (words) kept.push({ path: pathOf(removed), message: `“${removed.title}” ${words}` });
				}
				if (kept.length > 0)
					throw new HttpProblem(
						'invalid-input',
						`${kept.map(({ message }) => message).join('; ')}. Move or remove these first; nothing was stored.`,
						kept
					);
				await studies.update(study);
				// What a figure was linked for may come to something else now.
				if (countsOtherwise(before, study)) await ledger.changed(id);
				await audit.note(principal, 'study-edited', { kind: 'study', id }, {}, id);
			});
			return { json: await findStudy(services, id) };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/families',
		id: 'listFamilies',
		summary: 'List the families and cases of a study, with what the register holds of them',
		needs: 'evidence:read',
		answers: { status: 200, schema: familyList, description: 'By site, then by code' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			const families = await services.families.list(id);
			const { families: lines } = await services.spend.perFamily(id, { excluded: 'with' });
			const byCode = Map.groupBy(lines, ({ siteId, familyCode }) => keyOf(siteId, familyCode));
			const listed = new Set(families.map(({ siteId, code }) => keyOf(siteId, code)));
			return {
				json: {
					families: families.map((one) => ({
						...one,
						sums: sumsOf(byCode.get(keyOf(one.siteId, one.code)))
					})),
					unlisted: [...byCode]
						.filter(([key, [first]]) => !listed.has(key) && first!.familyCode !== '')
						.map(([, own]) => ({
							siteId: own[0]!.siteId,
							code: own[0]!.familyCode,
							sums: sumsOf(own)
						}))
				}
			};
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/families',
		id: 'saveFamily',
		summary: 'Add a family or case, or replace what is kept of it',
		description: 'With `revision` null a new one; 409 where there is one of this code already.',
		needs: 'evidence:write',
		body: savedFamily,
		answers: { status: 200, schema: family, description: 'The family as it is now' },
		async handle({ services, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const { revision, ...fields } = body;
			strandIn(siteIn(study, fields.siteId), fields.strandId);
			if (!(await services.families.save(study.id, revision, fields)))
				throw revision === null
					? new HttpProblem(
							'conflict',
							'There is already a family with this code at this site. Choose another code, or edit that one.'
						)
					: changedMeanwhile('this family');
			return { json: await services.families.find(study.id, fields.siteId, fields.code) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/families/removal',
		id: 'removeFamily',
		summary: 'Remove what is kept of a family or case',
		description: 'Lines of the register keep their code. A POST, so that codes stand in no address.',
		needs: 'evidence:write',
		body: removedFamily,
		answers: { status: 204, description: 'The family is gone' },
		async handle({ services, principal, params, body }) {
			const { id } = await findStudy(services, params.studyId!);
			const { siteId, code, revision } = body;
			await services.allOrNothing(async ({ families, audit }) => {
				if (!(await families.remove(id, siteId, code, revision))) throw changedMeanwhile('this family');
				await audit.note(principal, 'family-removed', { kind: 'study', id }, { siteId }, id);
			});
			return { status: 204 };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/approval',
		id: 'askApproval',
		summary: 'Say who had to approve a sum, by every version of the rules',
		description:
			'Where a document gives no rule for a sum, `outcome` is `no-rule`; nothing is filled in from another document.',
		needs: 'theory:read',
		body: approvalQuestion,
		answers: {
			status: 200,
			schema: approvalAnswer,
			description: 'What each version says, and whether they agree'
		},
		async handle({ services, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const { siteId, version, ...asked } = body;
			const site = siteIn(study, siteId);
			strandIn(site, asked.strandId);
			return { json: approvalFor(site, { ...asked, ...(version !== undefined && { version }) }) };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/approval-breaches',
		id: 'listApprovalBreaches',
		summary:
			'List the spends that broke a rule of approval, that no rule covers, or whose approval is not recorded',
		needs: 'evidence:read',
		answers: {
			status: 200,
			schema: approvalBreaches,
			description: 'The first 500 of each, with their numbers'
		},
		async handle({ services, params }) {
			const study = await findStudy(services, params.studyId!);
			const { broken, uncovered, unrecorded, aboveMaximum, ...rest } = await breachesInRegister(
				study,
				services.spend
			);
			return {
				json: {
					broken: broken.slice(0, SHOWN),
					uncovered: uncovered.slice(0, SHOWN),
					unrecorded: unrecorded.slice(0, SHOWN),
					aboveMaximum: aboveMaximum.slice(0, SHOWN),
					total: {
						broken: broken.length,
						uncovered: uncovered.length,
						unrecorded: unrecorded.length,
						aboveMaximum: aboveMaximum.length
					},
					...rest
				}
			};
		}
	})
];

/** True where the same lines give other figures: other rules, other categories of a type, other bands. */
const countsOtherwise = ({ spend: a }: Study, { spend: b }: Study) =>
	JSON.stringify([a.exclusions, a.categories, a.bandEdges]) !==
	JSON.stringify([b.exclusions, b.categories, b.bandEdges]);

const keyOf = (siteId: string, code: string) => JSON.stringify([siteId, code]);

/** Sums of one family, spent and agreed apart. */
function sumsOf(own: readonly FamilySum[] = []) {
	const of = (kind: FamilySum['kind']) => {
		const { n = 0, pence = 0 } = own.find((sum) => sum.kind === kind) ?? {};
		return { n, pence };
	};
	return { spent: of('spent'), agreed: of('agreed') };
}

function siteIn({ sites }: Study, siteId: string): Site {
	const site = sites.find(({ id }) => id === siteId);
	if (!site) throw doesNotFit([{ path: 'siteId', message: 'names a site that this study does not have' }]);
	return site;
}

function strandIn({ strands }: Site, strandId: string | null): void {
	if (strandId !== null && !strands.some(({ id }) => id === strandId))
		throw doesNotFit([{ path: 'strandId', message: 'names a strand that this site does not have' }]);
}

function doesNotFit(faults: readonly Fault[]): HttpProblem {
	const { path, message } = faults[0]!;
	const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
	return new HttpProblem('invalid-input', `“${path}” ${message}${more}. Nothing was stored.`, faults);
}

const changedMeanwhile = (what: string) =>
	new HttpProblem(
		'conflict',
		`Somebody else changed ${what} meanwhile. Read it again, and make your change on what is there now.`
	);

const pathOf = ({ kind, siteId }: Removed) =>
	kind === 'strand' ? `sites.${siteId}.strands` : kind === 'category' ? 'spend.categories' : `${kind}s`;

const WORDS: readonly [keyof Uses, string, string][] = [
	['lines', 'line of the spend register', 'lines of the spend register'],
	['records', 'evidence record', 'evidence records'],
	['families', 'family', 'families'],
	['returns', 'questionnaire return', 'questionnaire returns'],
	['versions', 'version of a model', 'versions of models']
];

/** "is still used by 15 lines of the spend register and 2 families"; empty where nothing uses it. */
function usesInWords(uses: Uses): string {
	const parts = WORDS.filter(([what]) => uses[what] > 0).map(
		([what, one, many]) => `${uses[what]} ${uses[what] === 1 ? one : many}`
	);
	return parts.length ? `is still used by ${new Intl.ListFormat('en-GB').format(parts)}` : '';
}
