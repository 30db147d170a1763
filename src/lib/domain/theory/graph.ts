// What leads to what: upstream, downstream, and between two. Nodes and arrows are items alike, since an arrow may end on
// an arrow: an arrow follows its start, and its end follows it. Cycles are part of the theory (A8).
import { dominators } from './dominators.ts';
import type { Model } from './model.ts';

type Part = Pick<Model, 'nodes' | 'arrows'>;
/** From an item to those that follow it, or to those that it follows. */
type Steps = ReadonlyMap<string, readonly string[]>;

export interface Graph {
	after: Steps;
	before: Steps;
}

/** The steps of a model. Arrows whose end is missing lead nowhere. */
export function graphOf({ nodes, arrows }: Part): Graph {
	const after = new Map<string, string[]>();
	const before = new Map<string, string[]>();
	for (const id of [...nodes.keys(), ...arrows.keys()]) {
		after.set(id, []);
		before.set(id, []);
	}
	const step = (from: string, to: string) => {
		if (!after.has(from) || !after.has(to)) return;
		after.get(from)!.push(to);
		before.get(to)!.push(from);
	};
	for (const { id, from, to } of arrows.values()) {
		step(from, id);
		step(id, to);
	}
	return { after, before };
}

/** Everything that can be reached, the starts included; `closed` items are not entered. Unknown ids are left out. */
export function reach(starts: Iterable<string>, steps: Steps, closed?: ReadonlySet<string>): Set<string> {
	const reached = new Set<string>();
	const next: string[] = [];
	const enter = (id: string) => {
		if (reached.has(id) || !steps.has(id) || closed?.has(id)) return;
		reached.add(id);
		next.push(id);
	};
	for (const id of starts) enter(id);
	while (next.length > 0) for (const id of steps.get(next.pop()!)!) enter(id);
	return reached;
}

/** The items with whatever their arrows need to be drawn: where these start, and what they end at. */
export function withEnds(model: Part, items: Iterable<string>): Set<string> {
	const all = new Set(items);
	// A set hands out what is added to it on the way.
	for (const id of all) {
		const arrow = model.arrows.get(id);
		if (arrow) all.add(arrow.from).add(arrow.to);
	}
	return all;
}

/** Whatever leads to these items, directly or not, and they themselves. */
export const upstream = (model: Part, of: Iterable<string>): Set<string> =>
	withEnds(model, reach(of, graphOf(model).before));

/** Whatever these items lead to, directly or not, and they themselves; of what acts on an arrow, also where that starts. */
export const downstream = (model: Part, of: Iterable<string>): Set<string> =>
	withEnds(model, reach(of, graphOf(model).after));

/**
 * All paths from one item to another, both included; empty where there is none. What lies on a path passes neither end
 * twice, and is no side loop that leaves a path and comes back at one and the same item.
 */
export function pathsFromTo(model: Part, from: string, to: string): Set<string> {
	const { after, before } = graphOf(model);
	if (from === to || !after.has(from) || !after.has(to)) return new Set();
	// Forwards without going on from the end, backwards without going on from the start.
	const forwards = reach(after.get(from)!, after, new Set([from, to]));
	const backwards = reach(before.get(to)!, before, new Set([from, to]));
	const on = new Set([...forwards].filter((id) => backwards.has(id)));
	if (on.size === 0) return on;
	on.add(from).add(to);
	const part = { after: within(on, after, from, to), before: within(on, before, to, from) };
	const gatesFrom = dominators(from, part.after, part.before);
	const gatesTo = dominators(to, part.before, part.after);
	// What every way comes to through an item, and leaves for the end through the same, hangs on that one alone.
	const hangs = (id: string) => {
		const behind = new Set(gatesOf(id, gatesFrom, from));
		return gatesOf(id, gatesTo, to).some((gate) => behind.has(gate));
	};
	const hanging = [...inLoops(part)].filter(hangs);
	for (const id of hanging) on.delete(id);
	return withEnds(model, on);
}

/** All paths between two items, whichever way they lead. */
export const pathsBetween = (model: Part, a: string, b: string): Set<string> =>
	new Set([...pathsFromTo(model, a, b), ...pathsFromTo(model, b, a)]);

/** The steps between some items, without those into the first and on from the last. */
const within = (items: ReadonlySet<string>, steps: Steps, first: string, last: string): Steps =>
	new Map(
		[...items].map((id) => [
			id,
			id === last ? [] : steps.get(id)!.filter((other) => other !== first && items.has(other))
		])
	);

/** What may lie on a loop: all but what leads to loops alone or is led to by them alone. */
function inLoops({ after, before }: Graph): Set<string> {
	const left = new Set(after.keys());
	for (const [steps, back] of [
		[after, before],
		[before, after]
	] as const) {
		const open = new Map(
			[...left].map((id) => [id, back.get(id)!.filter((other) => left.has(other)).length])
		);
		const bare = [...left].filter((id) => open.get(id) === 0);
		// A list hands out what is added to it on the way.
		for (const id of bare) {
			left.delete(id);
			for (const next of steps.get(id)!) {
				if (!open.has(next)) continue;
				open.set(next, open.get(next)! - 1);
				if (open.get(next) === 0) bare.push(next);
			}
		}
	}
	return left;
}

/** What every way to an item passes between the start and it. */
function gatesOf(id: string, gates: ReadonlyMap<string, string>, start: string): string[] {
	const passed: string[] = [];
	for (let gate = gates.get(id); gate !== undefined && gate !== start; gate = gates.get(gate))
		passed.push(gate);
	return passed;
}
