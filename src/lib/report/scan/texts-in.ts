// Every text of a plain value, for the search in what is no document.
import type { Placed } from './places.ts';

/**
 * In their order: texts of lists, maps and objects at any depth, and what these are keyed by, which may be ids that people
 * chose. Numbers and truth values are no texts.
 * @param where the place in words that all of them share: "Sheet Nodes", "Name of the file"
 */
export function* textsIn(value: unknown, where: string): Generator<Placed> {
	if (typeof value === 'string') yield { where, text: value };
	else if (Array.isArray(value) || value instanceof Set) for (const one of value) yield* textsIn(one, where);
	else if (value !== null && typeof value === 'object')
		for (const [key, one] of value instanceof Map ? value : Object.entries(value)) {
			yield* textsIn(key, where);
			yield* textsIn(one, where);
		}
}
