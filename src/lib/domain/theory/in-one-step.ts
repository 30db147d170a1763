// Several commands as one change, so that they are one undo.
import { ok, type Result } from '../result.ts';
import { applyChange, type Change, type Step } from './change.ts';
import type { Model } from './model.ts';

/**
 * Each command sees what those before it have done. The first refusal refuses all of it.
 * @param does the name of the whole for undo
 */
export function inOneStep(
	does: string,
	...commands: readonly ((model: Model) => Result<Change>)[]
): (model: Model) => Result<Change> {
	return (start) => {
		const steps: Step[] = [];
		let model = start;
		for (const command of commands) {
			const result = command(model);
			if (!result.ok) return result;
			steps.push(...result.value.steps);
			model = applyChange(model, result.value);
		}
		return ok({ does, steps });
	};
}
