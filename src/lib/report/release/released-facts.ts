// The one place that takes away: from all that a report may be made from to what its audience may see.
import { type Audience, mayHold } from '#lib/domain/release/audience.ts';
import { type SiteNames, siteNames } from '#lib/domain/spend/release.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { ModelFacts, ReportFacts } from '../facts.ts';
import { type CountableRecord, countableOf } from './countable.ts';
import { everyString } from './every-string.ts';
import { releasedId, type ReleasedIds, releasedIds } from './released-ids.ts';
import { releasedStudy } from './released-study.ts';
import { wordsFor } from './words-for.ts';

export interface ReleasedFacts extends ReportFacts {
	/** Beyond the team its site is named by an id of these facts, as all sites are. */
	audience: Audience;
	names: SiteNames;
	/** Counts of records from 1 to under this are shown without a number; 0: all are shown. */
	fewBelow: number;
	/** Every record as far as counting needs it, also those that `records` does not hold; null where `records` is. */
	countable: readonly CountableRecord[] | null;
}

/**
 * Names of persons never leave. Beyond the team there are aliases for sites (but for the audience's own), no codes of families,
 * no reasons of links, no small numbers, ids that say nothing, and in `records` only what the audience may hold. `links` and
 * `countable` stay whole: a number of records says nothing of any, once small ones are withheld.
 */
export function releasedFacts(facts: ReportFacts, audience: Audience): ReleasedFacts {
	const open = withoutPersons(facts);
	const countable = countableOf(facts.records);
	if (audience.tier === 'team') {
		// Who may not see evidence may not see small numbers either, on the team or not.
		const mayCount = facts.records !== null;
		return {
			...open,
			study: mayCount ? open.study : releasedStudy(open.study, null),
			audience,
			names: siteNames(facts.study, 'team'),
			fewBelow: mayCount ? 0 : facts.study.spend.suppressBelow,
			countable
		};
	}
	const own = audience.tier === 'site' ? audience.siteId : null;
	const words = wordsFor(facts, own);
	const ids = releasedIds(facts, words.isTelling);
	const inWords = (text: string, field: string) => releasedId(ids, field, text) ?? words.in(text);
	const released = <T>(value: T): T => everyString(value, inWords);
	const study = releasedStudy(open.study, own);
	const newIds = new Map([...ids.sites].map(([id, short]) => [short, id]));
	const names: SiteNames = {
		of: ({ id }) => words.names.of({ id: newIds.get(id) ?? id }),
		in: words.in
	};
	return {
		study: {
			...released(study),
			id: study.id,
			sites: study.sites.map((site) => ({
				...released(site),
				id: ids.sites.get(site.id)!,
				alias: words.names.of(site)
			}))
		},
		models: open.models.map((one) => releasedModel(one, ids, released)),
		views: open.views.map((view) => ({ ...released(view), id: view.id, modelId: view.modelId })),
		sources: open.sources.map((source) => ({ ...released(source), id: ids.sources.get(source.id)! })),
		records:
			open.records
				?.filter((one) => one.withdrawn === null && mayHold(audience, one.release, one.siteIds))
				.map((record) => ({
					...released(record),
					id: ids.records.get(record.id)!,
					studyId: study.id,
					familyCode: '',
					instalment: null,
					createdAt: '',
					updatedAt: '',
					ledger: null
				})) ?? null,
		countable: countable?.map((record) => ({ ...released(record), id: ids.records.get(record.id)! })) ?? null,
		spendFigures: released(open.spendFigures),
		returns: open.returns && releasedReturns(released(open.returns), open.returns),
		familyCodes: [],
		audience: own === null ? { tier: 'public' } : { tier: 'site', siteId: ids.sites.get(own) ?? '' },
		names,
		fewBelow: facts.study.spend.suppressBelow
	};
}

function releasedModel(facts: ModelFacts, ids: ReleasedIds, released: <T>(value: T) => T): ModelFacts {
	const idOf = (id: string) => ids.items.get(id) ?? id;
	const items = <T extends { id: string }>(map: ReadonlyMap<string, T>): Map<string, T> =>
		new Map([...map].map(([id, item]) => [idOf(id), { ...released(item), id: idOf(id) }]));
	const { model, links, versionWords } = facts;
	return {
		...facts,
		versionWords: released(versionWords),
		model: {
			title: released(model.title),
			note: released(model.note),
			nodes: items(model.nodes),
			arrows: items(model.arrows),
			pathways: items(model.pathways),
			stages: items(model.stages),
			statements: items(model.statements)
		},
		links:
			links?.map((link) => ({ ...released(link), id: ids.links.get(link.id)!, reason: '', at: '' })) ?? null
	};
}

/** The code of a case becomes a number; what tables do not count goes. */
function releasedReturns(
	returns: NonNullable<ReportFacts['returns']>,
	coded: NonNullable<ReportFacts['returns']>
): ReportFacts['returns'] {
	const cases = new Map<string, string>();
	return returns.map((one, i) => {
		const key = JSON.stringify([coded[i]!.siteId, coded[i]!.caseCode]);
		if (!cases.has(key)) cases.set(key, String(cases.size + 1));
		return { ...one, id: `return-${i + 1}`, caseCode: cases.get(key)!, cohort: '', completedOn: null };
	});
}

/** The facts without names of those who entered them. */
function withoutPersons(facts: ReportFacts): ReportFacts {
	const unnamed = <T extends { addedBy: string }>(map: ReadonlyMap<string, T>) =>
		new Map([...map].map(([id, item]) => [id, { ...item, addedBy: '' }]));
	const ofModel = (model: Model): Model => ({
		...model,
		nodes: unnamed(model.nodes),
		arrows: unnamed(model.arrows)
	});
	return {
		...facts,
		models: facts.models.map((one) => ({
			...one,
			model: ofModel(one.model),
			links: one.links?.map((link) => ({ ...link, by: '' })) ?? null
		})),
		records:
			facts.records?.map((record) => ({
				...record,
				createdBy: '',
				updatedBy: '',
				withdrawn: record.withdrawn && { ...record.withdrawn, by: '' }
			})) ?? null
	};
}
