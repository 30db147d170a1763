// The numbers that documents give of a site, found among its facts. Where documents differ, all of them stand.
import { monthInWords, pilotMonth } from '../pilot-month.ts';
import { type FigureCell, none, WITHHELD } from '../figure-table.ts';
import { isSmall } from '../suppression.ts';
import type { Site, SiteFact } from '#lib/domain/study/study.ts';
import type { FigureContext } from './context.ts';

/** One part of a summary: a site, or a strand of it. */
export interface Part {
	site: Site;
	strandId: string | null;
	title: string;
}

/** Sites in order, each with its strands under it. */
export const partsOf = ({ study, names }: Pick<FigureContext, 'study' | 'names'>): Part[] =>
	study.sites
		.toSorted((a, b) => a.order - b.order)
		.flatMap((site) => [
			{ site, strandId: null, title: names.of(site) },
			...site.strands.map(({ id, title }) => ({ site, strandId: id, title: names.in(title) }))
		]);

const FACTS = {
	targetGroup: { topic: 'target-group', label: /./, unit: null },
	planned: { topic: 'families', label: /^(?:families )?planned(?!.*usual)/i, unit: 'families' },
	received: { topic: 'families', label: /^received\b/i, unit: 'families' },
	final: { topic: 'families', label: /^final\b/i, unit: 'families' },
	perFamily: { topic: 'budget', label: /^expected budget per family$/i, unit: 'pence' },
	totalBudget: { topic: 'budget', label: /^total budget$/i, unit: 'pence' }
} as const satisfies Record<string, { topic: SiteFact['topic']; label: RegExp; unit: string | null }>;

/** What stands where no fact is found, and how facts are. */
export const NO_FAMILIES =
	'No document in this study gives a number of families yet. The figure reads facts of the topic “Families” that begin with “Planned”, “Received” or “Final” and have a number of “families”.';

export function factsOf({ site, strandId }: Part, what: keyof typeof FACTS): SiteFact[] {
	const { topic, label, unit } = FACTS[what];
	return site.facts.filter(
		(fact) =>
			fact.topic === topic &&
			fact.strandId === strandId &&
			label.test(fact.label) &&
			(unit === null || (fact.amount !== null && fact.unit === unit))
	);
}

/** The one amount that all documents give; null where none does or they differ. */
export function amountOf(part: Part, what: keyof typeof FACTS): number | null {
	const amounts = new Set(factsOf(part, what).map(({ amount }) => amount));
	return amounts.size === 1 ? [...amounts][0]! : null;
}

/**
 * True where a number of families must not be shown: it is small, or that of another strand of its site is, which could
 * be worked out from this one and the whole.
 */
export function isWithheldFact(
	{ threshold }: Pick<FigureContext, 'threshold'>,
	{ site, strandId }: Part,
	what: keyof typeof FACTS
): boolean {
	const strands = strandId === null ? [null] : site.strands.map(({ id }) => id);
	return strands.some((id) =>
		factsOf({ site, strandId: id, title: '' }, what).some(
			({ unit, amount }) => unit === 'families' && isSmall(amount ?? 0, threshold)
		)
	);
}

/** A number where all agree; what each document says where they do not. */
export function factCell(
	context: Pick<FigureContext, 'names' | 'sourceTitles' | 'threshold'>,
	part: Part,
	what: keyof typeof FACTS
): FigureCell {
	const { names, sourceTitles } = context;
	const facts = factsOf(part, what);
	if (facts.length === 0) return none('not given');
	if (isWithheldFact(context, part, what)) return WITHHELD;
	const byValue = Map.groupBy(facts, ({ value }) => value);
	const [first] = facts;
	if (byValue.size === 1) {
		if (first!.amount === null) return { type: 'text', text: names.in(first!.value) };
		return first!.unit === 'pence'
			? { type: 'pence', pence: first!.amount }
			: { type: 'count', count: first!.amount };
	}
	const accounts = [...byValue].map(([value, same]) => {
		const from = new Set(
			same.flatMap(({ citations }) => citations.flatMap(({ sourceId }) => sourceTitles.get(sourceId) ?? []))
		);
		return { text: names.in(value), from: [...from].join('; ') };
	});
	return { type: 'accounts', accounts };
}

/** How far a pilot was when its fieldwork took place, in months; null where the study does not say enough. */
export interface Progress {
	past: number;
	whole: number;
}

/** From the first month, the date fact “Fieldwork” and the one that says how many months remained. */
export function progressOf({ startMonth, facts }: Site): Progress | null {
	const dates = facts.filter(({ topic }) => topic === 'date');
	const fieldwork = dates.find(({ label }) => /^fieldwork\b/i.test(label));
	const remaining = dates.find(({ label }) => /^remaining\b/i.test(label));
	const at = fieldwork && monthInWords(fieldwork.value);
	const left = remaining && /(\d+) months?\b/.exec(remaining.value);
	if (!startMonth || !at || !left) return null;
	const past = pilotMonth(startMonth, at)! - 1;
	return past > 0 ? { past, whole: past + Number(left[1]) } : null;
}

/** What would have been reached by now, had all come evenly. */
export const proRata = (planned: number, { past, whole }: Progress): number => (planned * past) / whole;
