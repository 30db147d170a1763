// One figure as several, where one page would make its text too small: a pathway each, then what is left.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { pathwayParts, remainder } from '#lib/domain/theory/slides.ts';

/** A part of a figure with what it shows in words. */
export interface TitledPart {
	title: string;
	part: Model;
}

/** The parts of a model; all of it as one where there is nothing to tell apart. */
export function partsOf(shown: Model): TitledPart[] {
	const pathways = pathwayParts(shown);
	if (pathways.length < 2) return [{ title: '', part: shown }];
	const rest = remainder(
		shown,
		pathways.map(({ part }) => part)
	);
	const parts = pathways.map(({ title, part }) => ({ title, part }));
	return rest ? [...parts, { title: titleOfRest(rest, parts), part: rest }] : parts;
}

/** What the rest has that no part shows, by the names of its lanes; where that is arrows alone, what they join. */
function titleOfRest(rest: Model, parts: readonly TitledPart[]): string {
	const fresh = [...rest.nodes.values()].filter((node) => !parts.some(({ part }) => part.nodes.has(node.id)));
	const lanes = new Set(fresh.map((node) => laneIdOf(rest, node)));
	const titles = lanesOf(rest).flatMap(({ id, title }) => (lanes.has(id) ? [title] : []));
	if (titles.length === 0) return 'Between the pathways';
	const [last, ...others] = titles.map((title, i) => (i === 0 ? title : title.toLowerCase())).reverse();
	return others.length === 0 ? last! : `${others.reverse().join(', ')} and ${last}`;
}
