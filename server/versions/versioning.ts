// Puts versions and checkpoints together over a database.
import type { Db } from '#server/store/database.ts';
import { versionStore } from '#server/store/versions.ts';
import { type Checkpoints, type CheckpointsContext, createCheckpoints } from './checkpoints.ts';
import { createVersions, type Versions } from './versions.ts';

export interface VersioningContext extends Pick<CheckpointsContext, 'rooms' | 'now' | 'report'> {
	newId(): string;
}

export function createVersioning(
	db: Db,
	{ newId, ...context }: VersioningContext
): { versions: Versions; checkpoints: Checkpoints } {
	const store = versionStore(db);
	const versions = createVersions(store, context.rooms, context.now, newId);
	return { versions, checkpoints: createCheckpoints({ versions, store, ...context }) };
}
