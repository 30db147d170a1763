// Deletes nodes and arrows, and says what went and how it comes back.
import { deleteItems } from '#lib/domain/theory/node-commands.ts';
import type { Workspace } from './workspace.ts';

/** @returns true where something was deleted */
export function removeItems(
	{ open, notices }: Pick<Workspace, 'open' | 'notices'>,
	ids: readonly string[]
): boolean {
	const before = open.model;
	if (!open.run((model) => deleteItems(model, ids))) return false;
	open.select([]);
	const gone = [
		counted(before.nodes.size - open.model.nodes.size, 'node'),
		counted(before.arrows.size - open.model.arrows.size, 'arrow')
	].filter(Boolean);
	notices.say(
		`Deleted ${gone.join(' and ')}. Undo brings ${gone.length > 1 ? 'them' : 'it'} back, with the evidence.`
	);
	return true;
}

const counted = (n: number, word: string) => (n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`);
