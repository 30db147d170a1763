// Commands on pathways, the lanes in the middle of the diagram. The rules are listed in ../README.md.
import type { Result } from '../result.ts';
import type { Change } from './change.ts';
import { addLane, moveLane, removeLane, renameLane } from './lane-commands.ts';
import type { Model } from './model.ts';

/** Adds a pathway below the others. */
export const addPathway = (model: Model, input: { id: string; title: string }): Result<Change> =>
	addLane(model, 'pathways', input);

/** Gives a pathway another title. */
export const renamePathway = (model: Model, id: string, title: string): Result<Change> =>
	renameLane(model, 'pathways', id, title);

/** Removes a pathway. P1: the nodes on it stay, and are on no pathway from the same change on. */
export const removePathway = (model: Model, id: string): Result<Change> => removeLane(model, 'pathways', id);

/** Moves a pathway down by a number of places, up where it is negative. */
export const movePathway = (model: Model, id: string, by: number): Result<Change> =>
	moveLane(model, 'pathways', id, by);
