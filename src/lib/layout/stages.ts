// Columns by the stages of a scheme that has columns alone. Where there are pathways, the arrows decide.
import type { Model } from '#lib/domain/theory/model.ts';
import type { Link } from './layers.ts';

/** One layer for each stage that occurs among these nodes, or null where too few of them have one to go by. */
export function stagedLayers(
	model: Model,
	ids: readonly string[],
	links: readonly Link[]
): string[][] | null {
	const order = [...model.stages.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
	const rank = new Map(order.map(({ id }, i) => [id, i]));
	const stageOf = new Map<string, number>();
	for (const id of ids) {
		const found = rank.get(model.nodes.get(id)!.stage ?? '');
		if (found !== undefined) stageOf.set(id, found);
	}
	if (stageOf.size === 0 || stageOf.size * 2 < ids.length) return null;
	for (const id of ids) if (!stageOf.has(id)) stageOf.set(id, nearbyStage(id, stageOf, links));
	return [...new Set(stageOf.values())]
		.sort((a, b) => a - b)
		.map((stage) => ids.filter((id) => stageOf.get(id) === stage));
}

/** The stage of what leads to a node, else of what it leads to, else the first that there is. */
function nearbyStage(id: string, stageOf: ReadonlyMap<string, number>, links: readonly Link[]): number {
	const known = (ids: string[]): number[] => ids.flatMap((other) => stageOf.get(other) ?? []);
	const before = known(links.filter((l) => l.to === id).map((l) => l.from));
	const after = known(links.filter((l) => l.from === id).map((l) => l.to));
	return before.length > 0 ? Math.max(...before) : Math.min(...(after.length > 0 ? after : stageOf.values()));
}
