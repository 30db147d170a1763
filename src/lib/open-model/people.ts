// Who else is here, where they are and what they have selected: awareness only, never stored. What others say of
// themselves can be anything, so it is read with care.
import type { Awareness } from 'y-protocols/awareness';
import type { Extent } from '#lib/domain/theory/selection.ts';

/** What somebody looks at: left, top, width and height of what is in sight, in model pixels, and the part of the model. */
export interface View {
	rect: readonly [number, number, number, number];
	extent: Extent;
}

export interface Person {
	clientId: number;
	name: string;
	colour: string;
	/** Canvas position of the cursor, in model pixels; null while it is elsewhere. */
	cursor: readonly [number, number] | null;
	/** Ids of selected nodes and arrows. */
	selection: readonly string[];
	/** Known while somebody follows them. */
	view: View | null;
	/** The client id of the person whom they follow. */
	following: number | null;
	/** They ask everybody to look where they look; `at` tells one such call from the next. */
	summons: { at: number; view: View } | null;
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
		const selection = state.selection as unknown;
		people.push({
			clientId,
			name: user.name.slice(0, 60),
			colour: colourOf(user.name),
			cursor: areNumbers(state.cursor, 2) ? [state.cursor[0]!, state.cursor[1]!] : null,
			selection: Array.isArray(selection)
				? selection.filter((id) => typeof id === 'string').slice(0, 200)
				: [],
			view: viewIn(state.view),
			following: Number.isInteger(state.following) ? (state.following as number) : null,
			summons: summonsIn(state.summons)
		});
	}
	return people.sort((a, b) => a.clientId - b.clientId);
}

/** The furthest that anything can stand from the origin, as N4 has it, and some more. */
const FURTHEST = 2e6;

function viewIn(said: unknown): View | null {
	const { rect, extent } = (said ?? {}) as { rect?: unknown; extent?: unknown };
	if (!areNumbers(rect, 4) || rect.some((v) => Math.abs(v) > FURTHEST) || rect[2]! <= 0 || rect[3]! <= 0)
		return null;
	return { rect: [rect[0]!, rect[1]!, rect[2]!, rect[3]!], extent: extent === 'full' ? 'full' : 'core' };
}

function summonsIn(said: unknown): Person['summons'] {
	const { at, view } = (said ?? {}) as { at?: unknown; view?: unknown };
	const seen = viewIn(view);
	return typeof at === 'number' && seen ? { at, view: seen } : null;
}

const areNumbers = (value: unknown, count: number): value is number[] =>
	Array.isArray(value) && value.length === count && value.every(Number.isFinite);
