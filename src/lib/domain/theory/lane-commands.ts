// Commands that pathways and stages share: both are ordered headings that nodes may stand under.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, Step } from './change.ts';
import { checkId, checkLabel } from './integrity.ts';
import { inOrder } from './lanes.ts';
import { idsOf, type Model } from './model.ts';

export type LaneMap = 'pathways' | 'stages';

/** The word for one of them, and the field of a node that names it. */
const WORD = { pathways: 'pathway', stages: 'stage' } as const satisfies Record<LaneMap, string>;

/** Adds one after the others. */
export function addLane(model: Model, map: LaneMap, input: { id: string; title: string }): Result<Change> {
	const id = checkId(input.id);
	if (!id.ok) return id;
	if (idsOf(model).has(input.id)) return refuse('duplicate-id', input.id);
	const title = checkTitle(input.title, input.id);
	if (!title.ok) return title;
	const last = inOrder(model[map]).at(-1);
	const record = { id: input.id, title: title.value, order: last ? last.order + 1 : 0 };
	return ok({ does: `Add ${WORD[map]}`, steps: [{ op: 'add', in: map, record }] });
}

/** Gives one another title. */
export function renameLane(model: Model, map: LaneMap, id: string, title: string): Result<Change> {
	const lane = model[map].get(id);
	if (!lane) return refuse('not-found', id);
	const checked = checkTitle(title, id);
	if (!checked.ok) return checked;
	if (checked.value === lane.title) return refuse('nothing-to-change', id);
	return ok({
		does: `Rename ${WORD[map]}`,
		steps: [{ op: 'set', in: map, id, fields: { title: checked.value } }]
	});
}

/** Removes one. Its nodes stay, and stand under none from the same change on. */
export function removeLane(model: Model, map: LaneMap, id: string): Result<Change> {
	if (!model[map].has(id)) return refuse('not-found', id);
	const field = WORD[map];
	const freed = [...model.nodes.values()]
		.filter((node) => node[field] === id)
		.map((node): Step => ({ op: 'set', in: 'nodes', id: node.id, fields: { [field]: null } }));
	return ok({ does: `Remove ${field}`, steps: [...freed, { op: 'remove', in: map, id }] });
}

/** Moves one by a number of places, down or right where that is positive; no further than to the end. */
export function moveLane(model: Model, map: LaneMap, id: string, by: number): Result<Change> {
	const lanes = inOrder(model[map]);
	const from = lanes.findIndex((lane) => lane.id === id);
	if (from < 0) return refuse('not-found', id);
	const to = Math.min(lanes.length - 1, Math.max(0, from + by));
	if (to === from) return refuse('nothing-to-change', id);
	lanes.splice(to, 0, ...lanes.splice(from, 1));
	// Orders may be equal or have gaps: they are counted anew, and only those that differ are written.
	const steps = lanes.flatMap((lane, order): Step[] =>
		lane.order === order ? [] : [{ op: 'set', in: map, id: lane.id, fields: { order } }]
	);
	return ok({ does: `Move ${WORD[map]}`, steps });
}

/** A title is a label (N2) that is not empty: what has no heading cannot be chosen from a list. */
function checkTitle(title: string, at: string): Result<string> {
	const checked = checkLabel(title, at);
	return checked.ok && checked.value === '' ? refuse('invalid-label', at) : checked;
}
