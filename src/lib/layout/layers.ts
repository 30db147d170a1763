// Sorts some nodes into layers along their arrows, cycles allowed. Knows neither places nor sizes.
export interface Link {
	from: string;
	to: string;
}

/** The links with every one that closes a cycle left out; nodes are walked in the order given. */
export function withoutCycles(ids: readonly string[], links: readonly Link[]): Link[] {
	const out = new Map<string, Link[]>(ids.map((id) => [id, []]));
	for (const link of links) if (link.from !== link.to && out.has(link.to)) out.get(link.from)?.push(link);
	const state = new Map<string, 'open' | 'done'>();
	const kept: Link[] = [];
	// Starting at nodes nothing leads to makes the links left out the ones people call feedback.
	const entered = new Set([...out.values()].flat().map((l) => l.to));
	const starts = [...ids.filter((id) => !entered.has(id)), ...ids];
	for (const start of starts) {
		if (state.has(start)) continue;
		state.set(start, 'open');
		const path = [{ id: start, next: 0 }];
		while (path.length > 0) {
			const top = path[path.length - 1]!;
			const link = out.get(top.id)![top.next++];
			if (!link) {
				state.set(top.id, 'done');
				path.pop();
			} else if (state.get(link.to) !== 'open') {
				kept.push(link);
				if (!state.has(link.to)) {
					state.set(link.to, 'open');
					path.push({ id: link.to, next: 0 });
				}
			}
		}
	}
	return kept;
}

/** The layer of each node from 0; nodes that nothing leads to stand right before the first node they lead to. */
export function layersOf(ids: readonly string[], links: readonly Link[]): Map<string, number> {
	const acyclic = withoutCycles(ids, links);
	const [into, from] = [countBy(acyclic, 'to'), group(acyclic)];
	const layer = new Map(ids.map((id) => [id, 0]));
	const ready = ids.filter((id) => !into.has(id));
	for (let i = 0; i < ready.length; i++) {
		for (const to of from.get(ready[i]!) ?? []) {
			layer.set(to, Math.max(layer.get(to)!, layer.get(ready[i]!)! + 1));
			into.set(to, into.get(to)! - 1);
			if (into.get(to) === 0) ready.push(to);
		}
	}
	const entered = new Set(acyclic.map((l) => l.to));
	for (const id of ids) {
		const targets = from.get(id);
		if (!entered.has(id) && targets) layer.set(id, Math.min(...targets.map((to) => layer.get(to)!)) - 1);
	}
	return layer;
}

/** The layers of some nodes by the links among them; nodes without such links fill the shortest layers. */
export function layersWithin(ids: readonly string[], links: readonly Link[]): string[][] {
	const own = new Set(ids);
	const inner = links.filter((l) => own.has(l.from) && own.has(l.to));
	const linked = new Set(inner.flatMap((l) => [l.from, l.to]));
	const layers: string[][] = [];
	for (const [id, layer] of layersOf([...linked].length ? ids.filter((id) => linked.has(id)) : [], inner)) {
		(layers[layer] ??= []).push(id);
	}
	const alone = ids.filter((id) => !linked.has(id));
	while (layers.length < Math.ceil(Math.sqrt(alone.length * 0.8))) layers.push([]);
	for (const id of alone) layers.reduce((a, b) => (b.length < a.length ? b : a)).push(id);
	return layers;
}

function countBy(links: readonly Link[], end: 'from' | 'to'): Map<string, number> {
	const counts = new Map<string, number>();
	for (const link of links) counts.set(link[end], (counts.get(link[end]) ?? 0) + 1);
	return counts;
}

function group(links: readonly Link[]): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const { from, to } of links) {
		const list = groups.get(from);
		if (list) list.push(to);
		else groups.set(from, [to]);
	}
	return groups;
}
