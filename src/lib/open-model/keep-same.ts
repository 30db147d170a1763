// Keeps a value where a fresh reading says the same, so that nothing is found or drawn anew for it.

/** `before` where both say the same, the order of entries included; else `now`. */
export function keepSame<T>(before: T, now: T): T {
	return isSame(before, now) ? before : now;
}

function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (a instanceof Map || b instanceof Map)
		return a instanceof Map && b instanceof Map && a.size === b.size && isSame([...a], [...b]);
	if (Array.isArray(a) || Array.isArray(b))
		return (
			Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]))
		);
	const entries = Object.entries(a);
	return (
		entries.length === Object.keys(b).length &&
		entries.every(([key, value]) => key in b && isSame(value, (b as Record<string, unknown>)[key]))
	);
}
