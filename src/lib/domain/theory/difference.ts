// What differs between two states of a model, record by record and field by field. Restoring and its words both rest on it.
import type { RecordMap } from './change.ts';
import type { Model } from './model.ts';

/** Ids of one kind of record. `changed` holds, by id, the names of the fields that say something else. */
export interface RecordDifference {
	/** Only in the second model. */
	added: readonly string[];
	/** Only in the first model. */
	removed: readonly string[];
	changed: ReadonlyMap<string, readonly string[]>;
}

export interface Difference extends Record<RecordMap, RecordDifference> {
	description: readonly ('title' | 'note')[];
}

/** What makes the second model out of the first. The order of records counts for nothing. */
export function difference(from: Model, to: Model): Difference {
	return {
		description: (['title', 'note'] as const).filter((field) => from[field] !== to[field]),
		nodes: between(from.nodes, to.nodes),
		arrows: between(from.arrows, to.arrows),
		pathways: between(from.pathways, to.pathways),
		stages: between(from.stages, to.stages),
		statements: between(from.statements, to.statements)
	};
}

type ById<T> = ReadonlyMap<string, T>;

function between<T extends object>(from: ById<T>, to: ById<T>): RecordDifference {
	const changed = new Map<string, readonly string[]>();
	if (from === to) return { added: [], removed: [], changed };
	for (const [id, record] of to) {
		const before = from.get(id);
		// A record that was not touched is the same one.
		const fields = before && before !== record ? changedFields(before, record) : [];
		if (fields.length > 0) changed.set(id, fields);
	}
	return {
		added: [...to.keys()].filter((id) => !from.has(id)),
		removed: [...from.keys()].filter((id) => !to.has(id)),
		changed
	};
}

/** The names of the fields of the second record that say something else in the first. */
export function changedFields<T extends object>(from: T, to: T): string[] {
	return Object.entries(to)
		.filter(([name, value]) => !isSame(from[name as keyof T], value))
		.map(([name]) => name);
}

/** Fields hold plain values, and lists and records of them. */
function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const keys = Object.keys(a);
	return (
		Array.isArray(a) === Array.isArray(b) &&
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
	);
}

/** True where two models say the same. */
export function isSameModel(a: Model, b: Model): boolean {
	const { description, ...records } = difference(a, b);
	return (
		description.length === 0 &&
		Object.values(records).every(
			({ added, removed, changed }) => added.length + removed.length + changed.size === 0
		)
	);
}
