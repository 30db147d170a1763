// Who else is here, where their cursor is and what they have selected: awareness only, never stored.
import type { Awareness } from 'y-protocols/awareness';

export interface Person {
	clientId: number;
	name: string;
	colour: string;
	/** Canvas position of the cursor, in model pixels; null while it is elsewhere. */
	cursor: readonly [number, number] | null;
	/** Ids of selected nodes and arrows. */
	selection: readonly string[];
}

// All reach 4.5:1 on white with white text on them.
const COLOURS = ['#9f1239', '#1d4ed8', '#047857', '#7c2d92', '#a3420a', '#0e6b7c', '#57534e', '#4338ca'];

/** A colour for a person, the same in every tab. */
export function colourOf(name: string): string {
	let hash = 0;
	for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
	return COLOURS[hash % COLOURS.length]!;
}

/** Everybody but this tab, in the order of their client ids. What cannot be read is passed over. */
export function othersIn(awareness: Awareness): Person[] {
	const people: Person[] = [];
	for (const [clientId, state] of awareness.getStates()) {
		const user = state.user as { name?: unknown } | undefined;
		if (clientId === awareness.clientID || typeof user?.name !== 'string') continue;
		const cursor = state.cursor as unknown;
		const selection = state.selection as unknown;
		people.push({
			clientId,
			name: user.name.slice(0, 60),
			colour: colourOf(user.name),
			cursor:
				Array.isArray(cursor) && cursor.length === 2 && cursor.every(Number.isFinite)
					? [cursor[0], cursor[1]]
					: null,
			selection: Array.isArray(selection)
				? selection.filter((id) => typeof id === 'string').slice(0, 200)
				: []
		});
	}
	return people.sort((a, b) => a.clientId - b.clientId);
}
