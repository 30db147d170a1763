// Ids that say nothing: those that people chose hold names of sites and codes of families ("hillingdon", "DAR023-car").
import { idsOf } from '#lib/domain/theory/model.ts';
import type { ReportFacts } from '../facts.ts';
import { everyString } from './every-string.ts';

type Ids = ReadonlyMap<string, string>;

export interface ReleasedIds {
	sites: Ids;
	sources: Ids;
	records: Ids;
	links: Ids;
	/** Nodes, arrows, pathways, stages, statements: only those that say something. */
	items: Ids;
}

/** Numbers under `word`, none of them an id that is there already. */
function numbered(ids: Iterable<string>, word: string, taken: ReadonlySet<string> = new Set()): Ids {
	let n = 0;
	const next = (): string => {
		do n++;
		while (taken.has(`${word}-${n}`));
		return `${word}-${n}`;
	};
	return new Map([...new Set(ids)].map((id) => [id, next()]));
}

/** Every text, ids that stay as they are among them, also those that only something else still names. */
function textsOf({ models, views }: ReportFacts): Set<string> {
	const texts = new Set<string>();
	everyString([models, views], (text) => {
		texts.add(text);
		return text;
	});
	return texts;
}

/** @param isTelling whether an id names a site or a family */
export function releasedIds(facts: ReportFacts, isTelling: (id: string) => boolean): ReleasedIds {
	const items = new Set(facts.models.flatMap(({ model }) => [...idsOf(model)]));
	return {
		sites: numbered(
			facts.study.sites.map(({ id }) => id),
			'site'
		),
		sources: numbered(
			facts.sources.map(({ id }) => id),
			'source'
		),
		records: numbered(facts.records?.map(({ id }) => id) ?? [], 'record'),
		links: numbered(
			facts.models.flatMap(({ links }) => links?.map(({ id }) => id) ?? []),
			'link'
		),
		items: numbered([...items].filter(isTelling), 'item', textsOf(facts))
	};
}

/** Which ids a field holds. */
const FIELDS: Readonly<Record<string, keyof ReleasedIds>> = {
	siteId: 'sites',
	siteIds: 'sites',
	// Of a filter; the sites of a study are no texts.
	sites: 'sites',
	sourceId: 'sources',
	duplicateOf: 'sources',
	recordId: 'records',
	targetId: 'items',
	from: 'items',
	to: 'items',
	about: 'items',
	pathway: 'items',
	pathways: 'items',
	pathwayId: 'items',
	stage: 'items'
};

/** The new id of what a field holds; undefined where it holds no id that changes. */
export const releasedId = (ids: ReleasedIds, field: string, id: string): string | undefined =>
	field in FIELDS ? ids[FIELDS[field]!].get(id) : undefined;
