// Puts the open model into another scheme and lays it out anew, as one step that undo takes back.
import { schemeOf } from '#lib/domain/schemes/schemes.ts';
import type { SchemeId } from '#lib/domain/schemes/scheme.ts';
import { switchScheme } from '#lib/domain/schemes/switch-scheme.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { applyChange, type Change, type Step } from '#lib/domain/theory/change.ts';
import { laneIdOf } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { tidyQuickly } from '#lib/layout/tidy-quickly.ts';
import type { ActionContext } from './action.ts';

/** The switch with new places, where a node comes into another lane. What is pinned stays where it is. */
export function switchAndPlace(model: Model, id: SchemeId): Result<Change> {
	const switched = switchScheme(model, schemeOf(id));
	if (!switched.ok) return switched;
	const next = applyChange(model, switched.value);
	const apart = [...next.nodes.values()].some(
		(node) => laneIdOf(next, node) !== laneIdOf(model, model.nodes.get(node.id)!)
	);
	if (!apart) return switched;
	const sizes = new Map([...next.nodes].map(([nodeId, node]) => [nodeId, nodeSize(node)]));
	const places = tidyQuickly(next, sizes);
	const moves = [...next.nodes.values()].flatMap((node): Step[] => {
		const { x, y } = places.get(node.id)!;
		const pos = [Math.round(x), Math.round(y)] as const;
		const stays = node.pinned || (node.pos?.[0] === pos[0] && node.pos[1] === pos[1]);
		return stays ? [] : [{ op: 'set', in: 'nodes', id: node.id, fields: { pos } }];
	});
	return ok({ does: switched.value.does, steps: [...switched.value.steps, ...moves] });
}

export function switchTo({ open, view, notices }: ActionContext, id: SchemeId): void {
	const done = open.run((model) => switchAndPlace(model, id));
	notices.say(
		done
			? `The model is now in the scheme “${schemeOf(id).title}”. Undo takes it back.`
			: 'The model is in this scheme already.'
	);
	view.controls?.fit();
}
