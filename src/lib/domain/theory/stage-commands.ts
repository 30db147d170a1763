// Commands on stages, the columns of the study's scheme. The rules are listed in ../README.md.
import type { Result } from '../result.ts';
import type { Change } from './change.ts';
import { addLane, moveLane, removeLane, renameLane } from './lane-commands.ts';
import type { Model } from './model.ts';

/** Adds a stage after the others. */
export const addStage = (model: Model, input: { id: string; title: string }): Result<Change> =>
	addLane(model, 'stages', input);

/** Gives a stage another title. */
export const renameStage = (model: Model, id: string, title: string): Result<Change> =>
	renameLane(model, 'stages', id, title);

/** Removes a stage. P2: the nodes in it stay, and are in no stage from the same change on. */
export const removeStage = (model: Model, id: string): Result<Change> => removeLane(model, 'stages', id);

/** Moves a stage right by a number of places, left where it is negative. */
export const moveStage = (model: Model, id: string, by: number): Result<Change> =>
	moveLane(model, 'stages', id, by);
