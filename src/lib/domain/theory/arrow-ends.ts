// Which arrows come in and go out where. One pass over the arrows, kept for as long as they are the same.
import type { Arrow, Model } from './model.ts';

/** Arrows by the id of their end (a node or an arrow) and by the id of the node where they start. */
export interface ArrowEnds {
	into: ReadonlyMap<string, readonly Arrow[]>;
	outOf: ReadonlyMap<string, readonly Arrow[]>;
}

// Models are values: other arrows are another map.
const known = new WeakMap<Model['arrows'], ArrowEnds>();

/** The arrows of a model by their ends, in the model's order. */
export function endsOf({ arrows }: Pick<Model, 'arrows'>): ArrowEnds {
	const made = known.get(arrows);
	if (made) return made;
	const [into, outOf] = [new Map<string, Arrow[]>(), new Map<string, Arrow[]>()];
	for (const arrow of arrows.values()) {
		enter(into, arrow.to, arrow);
		enter(outOf, arrow.from, arrow);
	}
	const ends = { into, outOf };
	known.set(arrows, ends);
	return ends;
}

function enter(map: Map<string, Arrow[]>, id: string, arrow: Arrow): void {
	const list = map.get(id);
	if (list) list.push(arrow);
	else map.set(id, [arrow]);
}
