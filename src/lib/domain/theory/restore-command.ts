// Takes a model back to an earlier state of it, as one more edit: what came later is not undone but edited away.
import { ok, refuse, type Result } from '../result.ts';
import type { Change, RecordMap, Records, Step } from './change.ts';
import { difference } from './difference.ts';
import type { Arrow, Model } from './model.ts';

/**
 * @param target an earlier state, sound as all that is kept. Arrows of the present model that lead nowhere go, too:
 *   a node that comes back would bring them to life.
 */
export function restoreModel(target: Model): (model: Model) => Result<Change> {
	return (model) => {
		const steps = stepsBetween(model, target);
		return steps.length > 0 ? ok({ does: 'Restore version', steps }) : refuse('nothing-to-change');
	};
}

/** Lanes come before the nodes on them and go after them; nodes come before their arrows and go after them. */
function stepsBetween(model: Model, target: Model): Step[] {
	const differs = difference(model, target);
	const come = (name: RecordMap, ids = differs[name].added): Step[] =>
		ids.map((id) => ({ op: 'add', in: name, record: target[name].get(id)! }) as Step);
	const change = (name: RecordMap): Step[] =>
		[...differs[name].changed].map(([id, names]) => {
			const record = target[name].get(id)!;
			const fields = Object.fromEntries(names.map((field) => [field, record[field as keyof typeof record]]));
			return { op: 'set', in: name, id, fields: fields as Partial<Records[typeof name]> } as Step;
		});
	const go = (name: RecordMap, ids = differs[name].removed): Step[] =>
		ids.map((id) => ({ op: 'remove', in: name, id }));
	const { description } = differs;
	return [
		...(description.length > 0
			? [{ op: 'describe', fields: Object.fromEntries(description.map((f) => [f, target[f]])) } as Step]
			: []),
		...(['pathways', 'stages', 'nodes'] as const).flatMap((name) => [...come(name), ...change(name)]),
		...go('arrows', endsFirst(model.arrows, differs.arrows.removed).reverse()),
		...come('arrows', endsFirst(target.arrows, differs.arrows.added)),
		...change('arrows'),
		...(['nodes', 'stages', 'pathways', 'statements'] as const).flatMap((name) => go(name)),
		...come('statements'),
		...change('statements')
	];
}

/** Arrows so that each comes after the arrow that it acts on. */
function endsFirst(arrows: ReadonlyMap<string, Arrow>, ids: readonly string[]): string[] {
	const depthOf = (id: string) => {
		let depth = 0;
		// People who edit at once can make a circle of arrows.
		for (let to = arrows.get(id)?.to; to !== undefined && depth <= arrows.size; to = arrows.get(to)?.to)
			depth++;
		return depth;
	};
	return ids
		.map((id) => [id, depthOf(id)] as const)
		.sort((a, b) => a[1] - b[1])
		.map(([id]) => id);
}
