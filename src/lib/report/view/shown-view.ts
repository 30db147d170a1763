// A saved view applied to its model: what it shows, what evidence counts for that, and what is said of it.
import { bearings } from '#lib/domain/evidence/bearing.ts';
import type { Link } from '#lib/domain/evidence/link.ts';
import { type Strength, strengths } from '#lib/domain/evidence/strength.ts';
import { EVERYTHING, NO_FILTER, onlyPicked, pickedBy } from '#lib/domain/theory/lens.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { chosenPathways } from '#lib/domain/theory/pathway-choice.ts';
import { visiblePart, withoutDangling } from '#lib/domain/theory/selection.ts';
import type { SavedView } from '#lib/domain/views/saved-view.ts';
import type { CountableRecord } from '../release/countable.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { viewCaption } from './view-caption.ts';

export { countWords } from './count-words.ts';

/** How much evidence there is on what a view shows. */
export interface ViewTotals {
	records: number;
	sources: number;
	/** Families that the records name by a code. */
	families: number;
	/** Names of the sites that the records speak of, as the audience may read them. */
	sites: string[];
	/** Withdrawn records, which count for nothing. */
	withdrawn: number;
}

export interface ShownView {
	view: SavedView;
	/** Cut down to what the view shows; no arrow dangles. */
	shown: Model;
	whole: Model;
	/** By id of node and arrow; null where no evidence is shown: marks are off, or it may not be seen. */
	strengths: ReadonlyMap<string, Strength> | null;
	/** Those that count, on what is shown, whether marks are on or off; null where evidence may not be seen. */
	links: readonly Link[] | null;
	/** Null where `links` is. */
	totals: ViewTotals | null;
	/** A heading for people. */
	title: string;
	/** The view's own words, or those made from all of this. */
	caption: string;
}

/**
 * @param date ISO day on which it is made
 * @throws where the facts do not hold the model and version of the view: whoever read them must have asked for it
 */
export function shownView(asked: SavedView, facts: ReleasedFacts, date: string): ShownView {
	// In released facts sites and pathways can have other ids than in the view as it was saved.
	const view = facts.views.find(({ id, modelId }) => id === asked.id && modelId === asked.modelId) ?? asked;
	const { extent, pathways, sites, grounds, versionId } = view.filter;
	const found = facts.models.find((one) => one.modelId === view.modelId && one.versionId === versionId);
	if (!found) throw new Error('The facts hold no such model or version.');
	const whole = withoutDangling(found.model);
	const part = chosenPathways(visiblePart(whole, extent), pathways);
	const mayCount = found.links !== null && facts.countable !== null;
	const ofSites = countedRecords(facts.countable ?? [], sites);
	// Where small numbers are withheld, a view of some sites chooses by their records but counts those of all: two views beside
	// each other would else tell how few records the others have.
	const counts = facts.fewBelow > 0 ? countedRecords(facts.countable ?? [], []) : ofSites;
	const byTarget = strengths(found.links ?? [], (id) => counts.get(id));
	const chosenBy = strengths(found.links ?? [], (id) => ofSites.get(id));
	const bearing = bearings(found.links ?? [], (id) => ofSites.get(id));
	const filter = mayCount ? { ...NO_FILTER, sites, grounds } : NO_FILTER;
	const picked = pickedBy(
		part,
		{ ...EVERYTHING, filter },
		{ strength: (id) => chosenBy.get(id), bearing: (id) => bearing.get(id) }
	);
	const shown = picked ? onlyPicked(part, picked) : part;
	const isShown = ({ targetId }: Link) => shown.nodes.has(targetId) || shown.arrows.has(targetId);
	const onShown = mayCount ? found.links!.filter((link) => isShown(link) && counts.has(link.recordId)) : null;
	const links = onShown?.filter(({ recordId }) => !counts.get(recordId)!.withdrawn) ?? null;
	const totals = onShown && totalsOf(onShown, counts, facts);
	const title = titleOf(view, whole);
	const caption =
		view.caption?.trim() ||
		viewCaption({
			view,
			shown,
			whole,
			totals: view.marks ? totals : null,
			isFiltered: mayCount,
			versionWords: found.versionWords,
			facts,
			date
		});
	return {
		view,
		shown,
		whole,
		strengths:
			view.marks && mayCount
				? new Map([...byTarget].filter(([id]) => shown.nodes.has(id) || shown.arrows.has(id)))
				: null,
		links,
		totals,
		title,
		caption
	};
}

/** The records that a view counts, by id: with a choice of sites only those that speak of one of them. */
function countedRecords(
	records: readonly CountableRecord[],
	sites: readonly string[]
): ReadonlyMap<string, CountableRecord> {
	const counted =
		sites.length === 0 ? records : records.filter(({ siteIds }) => siteIds.some((id) => sites.includes(id)));
	return new Map(counted.map((record) => [record.id, record]));
}

function totalsOf(
	links: readonly Link[],
	counts: ReadonlyMap<string, CountableRecord>,
	{ study, names }: ReleasedFacts
): ViewTotals {
	const linked = [...new Set(links.map(({ recordId }) => recordId))].map((id) => counts.get(id)!);
	const records = linked.filter(({ withdrawn }) => !withdrawn);
	const siteIds = new Set(records.flatMap((record) => record.siteIds));
	return {
		records: records.length,
		sources: new Set(records.map(({ sourceId }) => sourceId)).size,
		families: new Set(records.flatMap(({ family }) => family ?? [])).size,
		sites: study.sites
			.filter(({ id }) => siteIds.has(id))
			.toSorted((a, b) => a.order - b.order)
			.map((site) => names.of(site)),
		withdrawn: linked.length - records.length
	};
}

/** A view that nobody saved is named after its model. */
function titleOf({ revision, name, filter }: SavedView, { title }: Model): string {
	if (revision > 0 || title === '') return name;
	return `${title}: ${filter.extent === 'core' ? 'core' : 'full model'}`;
}
