// Commands on pathways, the lanes in the middle of the diagram. The rules are listed in ../README.md.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, Step } from './change.ts';
import { checkId, checkLabel } from './integrity.ts';
import { idsOf, type Model } from './model.ts';

/** Adds a pathway below the others. */
export function addPathway(model: Model, input: { id: string; title: string }): Result<Change> {
	const id = checkId(input.id);
	if (!id.ok) return id;
	if (idsOf(model).has(input.id)) return refuse('duplicate-id', input.id);
	const title = checkTitle(input.title, input.id);
	if (!title.ok) return title;
	const orders = [...model.pathways.values()].map((pathway) => pathway.order);
	const order = orders.length === 0 ? 0 : Math.max(...orders) + 1;
	return ok({
		does: 'Add pathway',
		steps: [{ op: 'add', in: 'pathways', record: { id: input.id, title: title.value, order } }]
	});
}

/** Gives a pathway another title. */
export function renamePathway(model: Model, id: string, title: string): Result<Change> {
	const pathway = model.pathways.get(id);
	if (!pathway) return refuse('not-found', id);
	const checked = checkTitle(title, id);
	if (!checked.ok) return checked;
	if (checked.value === pathway.title) return refuse('nothing-to-change', id);
	return ok({
		does: 'Rename pathway',
		steps: [{ op: 'set', in: 'pathways', id, fields: { title: checked.value } }]
	});
}

/** Removes a pathway. P1: the nodes on it stay, and are on no pathway from the same change on. */
export function removePathway(model: Model, id: string): Result<Change> {
	if (!model.pathways.has(id)) return refuse('not-found', id);
	const freed = [...model.nodes.values()]
		.filter((node) => node.pathway === id)
		.map((node): Step => ({ op: 'set', in: 'nodes', id: node.id, fields: { pathway: null } }));
	return ok({ does: 'Remove pathway', steps: [...freed, { op: 'remove', in: 'pathways', id }] });
}

/** A title is a label (N2) that is not empty: a lane without a heading cannot be chosen from a list. */
function checkTitle(title: string, at: string): Result<string> {
	const checked = checkLabel(title, at);
	return checked.ok && checked.value === '' ? refuse('invalid-label', at) : checked;
}
