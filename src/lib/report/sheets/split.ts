// One figure as several, where one page would make its text too small: a pathway each, then what is left.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { joinedBy, missingFrom, pathwayParts } from '#lib/domain/theory/slides.ts';

/** A part of a figure with what it shows in words. */
export interface TitledPart {
	title: string;
	part: Model;
}

/**
 * The parts of a model, all of it as one where it has no two pathways. `fits` tells whether a part is readable on a page: a
 * pathway that does not fit with all that is joined to it leaves what acts on it to the parts after the pathways, and these
 * are as few as fit.
 */
export function partsOf(shown: Model, fits: (part: Model) => boolean): TitledPart[] {
	const joined = pathwayParts(shown);
	if (joined.length < 2) return [{ title: '', part: shown }];
	const spare = pathwayParts(shown, ['before', 'after']);
	const pathways = joined.every(({ part }) => fits(part)) ? joined : spare;
	const parts = pathways.map(({ title, part }) => ({ title, part }));
	const groups = groupsOf(
		shown,
		parts.map(({ part }) => part)
	);
	for (let i = 0; i + 1 < groups.length;) {
		const [a, b] = [groups[i]!, groups[i + 1]!];
		const both = { lanes: [...a.lanes, ...b.lanes], ids: [...a.ids, ...b.ids] };
		const part = partOf(shown, both.ids);
		if (part.nodes.size <= MOST_TOGETHER && fits(part)) groups.splice(i, 2, both);
		else i++;
	}
	return [...parts, ...groups.map(({ lanes, ids }) => ({ title: titleOf(lanes), part: partOf(shown, ids) }))];
}

/** More nodes than these of different lanes are easier to read on two pages. */
const MOST_TOGETHER = 22;

const partOf = (shown: Model, ids: readonly string[]): Model =>
	joinedBy(
		shown,
		ids.filter((id) => shown.arrows.has(id)),
		ids.filter((id) => shown.nodes.has(id))
	);

/** What no part shows yet, by what brings it: the headings of its lanes, or '' for arrows between what is shown. */
interface Group {
	lanes: string[];
	ids: string[];
}

/**
 * The arrows that no part shows, lane by lane, each with the first of its ends that no part shows; and the nodes that no part
 * shows and no arrow brings along.
 */
function groupsOf(shown: Model, seen: readonly Model[]): Group[] {
	const missing = missingFrom(seen, shown);
	const fresh = new Set(missing.nodes);
	const laneOf = (id: string): string => laneIdOf(shown, shown.nodes.get(id)!);
	const groups = new Map<string, Group>(
		[...lanesOf(shown), { id: '', title: '' }].map(({ id, title }) => [id, { lanes: [title], ids: [] }])
	);
	const brought = partOf(shown, missing.arrows).nodes;
	for (const id of missing.nodes) if (!brought.has(id)) groups.get(laneOf(id))!.ids.push(id);
	for (const id of missing.arrows) {
		const { from, to } = shown.arrows.get(id)!;
		const end = [from, to].find((node) => fresh.has(node));
		groups.get(end === undefined ? '' : laneOf(end))!.ids.push(id);
	}
	return [...groups.values()].filter(({ ids }) => ids.length > 0);
}

function titleOf(lanes: readonly string[]): string {
	if (lanes.length === 1) return lanes[0] || 'Between the pathways';
	const words = lanes.map((title, i) =>
		i === 0 ? title : title.toLowerCase() || 'arrows between the pathways'
	);
	return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
