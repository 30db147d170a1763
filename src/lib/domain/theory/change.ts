// A change is a value: a list of steps that a command returns and one gateway writes.
import type { Arrow, Model, Pathway, Stage, Statement, TheoryNode } from './model.ts';

/** What a step can be about, by the name of its map in the model. */
export interface Records {
	nodes: TheoryNode;
	arrows: Arrow;
	pathways: Pathway;
	stages: Stage;
	statements: Statement;
}
export type RecordMap = keyof Records;

export type Step =
	| { [M in RecordMap]: { op: 'add'; in: M; record: Records[M] } }[RecordMap]
	| { [M in RecordMap]: { op: 'set'; in: M; id: string; fields: Partial<Omit<Records[M], 'id'>> } }[RecordMap]
	| { op: 'remove'; in: RecordMap; id: string }
	| { op: 'describe'; fields: Partial<Pick<Model, 'title' | 'note'>> };

/** Steps that belong together: one transaction, one undo. `does` names it for undo, e.g. "Add node". */
export interface Change {
	does: string;
	steps: readonly Step[];
}

/** The model after a change; the input is untouched. Steps about ids that are gone do nothing. */
export function applyChange(model: Model, change: Change): Model {
	return change.steps.reduce(applyStep, model);
}

function applyStep(model: Model, step: Step): Model {
	if (step.op === 'describe') return { ...model, ...step.fields };
	const map = new Map<string, unknown>(model[step.in]);
	if (step.op === 'add') map.set(step.record.id, step.record);
	else if (step.op === 'remove') map.delete(step.id);
	else if (map.has(step.id)) map.set(step.id, { ...(map.get(step.id) as object), ...step.fields });
	return { ...model, [step.in]: map };
}
