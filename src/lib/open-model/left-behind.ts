// Changes in this browser's copies that can reach no server any more: made before the server was restored from a backup,
// or by somebody who may now only look. They are never merged by themselves; they can be taken away as a file.
import * as Y from 'yjs';
import type { Model } from '#lib/domain/theory/model.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import {
	answerTo,
	copyName,
	forgetCopy,
	openDatabase,
	type UnsavedCopy,
	unsavedCopies,
	UPDATES
} from './local-copies.ts';

export interface LeftBehind {
	why: 'restored' | 'forbidden';
	unsaved: number;
	copies: readonly UnsavedCopy[];
}

export interface WhoAndWhere {
	modelId: string;
	generation: string;
	mayWrite: { model: boolean; links: boolean };
}

const room = (kind: 'theory' | 'links', modelId: string) => `${kind}.${modelId}`;
const isModel = (copy: UnsavedCopy) => copy.name === copyName(copy.generation, room('theory', copy.modelId));

/** What earlier tabs left behind for this model. */
export async function findLeftBehind({ modelId, generation, mayWrite }: WhoAndWhere): Promise<LeftBehind[]> {
	const copies = (await unsavedCopies()).filter((copy) => copy.modelId === modelId);
	const restored = copies.filter((copy) => copy.generation !== generation);
	const forbidden = copies.filter(
		(copy) => copy.generation === generation && !(isModel(copy) ? mayWrite.model : mayWrite.links)
	);
	return [
		{ why: 'restored' as const, copies: restored },
		{ why: 'forbidden' as const, copies: forbidden }
	]
		.filter((group) => group.copies.length > 0)
		.map((group) => ({ ...group, unsaved: group.copies.reduce((sum, { unsaved }) => sum + unsaved, 0) }));
}

/** The model as it was left behind; null where only links were. */
export async function readLeftBehind({ copies }: LeftBehind): Promise<Model | null> {
	const copy = copies.find(isModel);
	if (!copy) return null;
	const db = await openDatabase(copy.name, false);
	try {
		const updates = db.transaction(UPDATES, 'readonly').objectStore(UPDATES);
		const doc = new Y.Doc();
		for (const update of (await answerTo(updates.getAll())) as Uint8Array[]) Y.applyUpdate(doc, update);
		return readModel(doc);
	} finally {
		db.close();
	}
}

export async function throwAway(names: readonly string[]): Promise<void> {
	await Promise.all(names.map(forgetCopy));
}
