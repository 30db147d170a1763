// The caption of a view in whole sentences: what is shown, of what, on how much evidence, without what, as of when.
import type { Grounds } from '#lib/domain/theory/lens.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { SavedView } from '#lib/domain/views/saved-view.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { countWords, dayWords, listed } from './count-words.ts';
import type { ViewTotals } from './shown-view.ts';

export interface CaptionInput {
	view: SavedView;
	shown: Model;
	whole: Model;
	/** Null where the figure says nothing of evidence. */
	totals: ViewTotals | null;
	/** Whether sites and grounds were asked of the evidence: not where that may not be seen. */
	isFiltered: boolean;
	versionWords: string;
	facts: Pick<ReleasedFacts, 'study' | 'names' | 'fewBelow'>;
	/** ISO day. */
	date: string;
}

/** At most about 60 words, unless titles of pathways are long. */
export function viewCaption(input: CaptionInput): string {
	const { versionWords, date } = input;
	const when = versionWords
		? `${versionWords}; drawn on ${dayWords(date)}.`
		: `As it was on ${dayWords(date)}.`;
	return [whatIsShown(input), filters(input), evidence(input), when].filter(Boolean).join(' ');
}

function whatIsShown({ view, shown, whole }: CaptionInput): string {
	const isAll = shown.nodes.size === whole.nodes.size && shown.arrows.size === whole.arrows.size;
	if (isAll)
		return `The whole logic model: ${countWords(shown.nodes.size, 'node', 0)} and ${countWords(shown.arrows.size, 'arrow', 0)}.`;
	const hasCore = [...whole.nodes.values()].some(({ core }) => core);
	const what = isNarrowed(view) ? 'Part' : view.filter.extent === 'core' && hasCore ? 'The core' : 'Part';
	const of = isNarrowed(view) && view.filter.extent === 'core' && hasCore ? 'the core of ' : '';
	return (
		`${what} of ${of}the logic model: ${shown.nodes.size} of ${countWords(whole.nodes.size, 'node', 0)} ` +
		`and ${shown.arrows.size} of ${countWords(whole.arrows.size, 'arrow', 0)}.`
	);
}

const isNarrowed = ({ filter: { pathways, sites, grounds } }: SavedView): boolean =>
	pathways.length > 0 || sites.length > 0 || grounds !== null;

/** "Only pathway “A”, and what has records of Pilot 1." */
function filters({ view, whole, isFiltered, facts }: CaptionInput): string {
	const { pathways, sites, grounds } = view.filter;
	const parts: string[] = [];
	if (pathways.length > 0) {
		const named = pathways
			.filter((id) => id !== '')
			.flatMap((id) => whole.pathways.get(id) ?? [])
			.map(({ title }) => `“${title}”`);
		const word = named.length === 1 ? 'pathway' : 'pathways';
		const titles =
			named.length > 0
				? [`the ${word} ${listed(named)} with what is joined to ${named.length === 1 ? 'it' : 'them'}`]
				: [];
		parts.push(listed([...titles, ...(pathways.includes('') ? ['what is on no pathway'] : [])]));
	}
	if (isFiltered && sites.length > 0)
		parts.push(
			`what has evidence of ${listed(sites.map((id) => facts.names.of({ id })))}${facts.fewBelow > 0 ? '' : ', which alone is counted'}`
		);
	if (isFiltered && grounds !== null) parts.push(`what has ${groundsWords(grounds)}`);
	const said = parts.filter(Boolean);
	return said.length > 0 ? `Only ${listed(said)}.` : '';
}

function groundsWords(grounds: Grounds): string {
	if (grounds === 'none') return 'no evidence yet';
	if (grounds === 'any') return 'any evidence';
	if (grounds === 'contested') return 'evidence for and against it';
	return `evidence from at least ${countWords(grounds, 'source', 0)}`;
}

/** "Evidence: 117 records from 4 sources, of 21 families on 3 sites. Left out: 2 withdrawn records." */
function evidence({ view, totals, facts: { fewBelow } }: CaptionInput): string {
	if (!totals) return '';
	const { records, sources, families, sites, withdrawn } = totals;
	const left =
		withdrawn > 0
			? ` Left out: ${fewBelow > 0 && withdrawn < fewBelow ? 'withdrawn records' : countWords(withdrawn, 'withdrawn record', 0)}.`
			: '';
	if (records === 0) return `No evidence is linked to it.${left}`;
	const isFew = records < fewBelow;
	const from = isFew ? '' : ` from ${countWords(sources, 'source', 0)}`;
	const isOfSome = fewBelow === 0 && view.filter.sites.length > 0;
	const where = isOfSome ? [] : sites.length > 0 ? [`on ${siteCount(sites)}`] : [];
	// Families of a part, taken from those of another view, would tell how few the rest has.
	const isWhole = view.filter.extent === 'full' && view.filter.versionId === null && !isNarrowed(view);
	const mayTell = families > 0 && !isFew && (fewBelow === 0 || isWhole);
	const of = mayTell ? [`of ${countWords(families, 'family', fewBelow)}`] : [];
	const rest = [...of, ...where];
	return `Evidence: ${countWords(records, 'record', fewBelow)}${from}${rest.length > 0 ? `, ${rest.join(' ')}` : ''}.${left}`;
}

/** One site by its name, several by their number. */
const siteCount = (sites: readonly string[]): string =>
	sites.length === 1 ? sites[0]! : countWords(sites.length, 'site', 0);
