// A plain value with every text in it put through a function: also the texts of fields that are added later.

/**
 * A copy of `value`; maps keep their order.
 * @param leaf is told a text and the name of the field that it stands in; keys of maps are ids
 */
export function everyString<T>(value: T, leaf: (text: string, field: string) => string, field = ''): T {
	if (typeof value === 'string') return leaf(value, field) as T;
	if (value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return value.map((one: unknown) => everyString(one, leaf, field)) as T;
	if (value instanceof Map)
		return new Map([...value].map(([id, one]) => [leaf(id as string, 'id'), everyString(one, leaf)])) as T;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, everyString(one, leaf, name)])
	) as T;
}
