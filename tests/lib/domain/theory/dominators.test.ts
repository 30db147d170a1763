// What every way to an item leads through.
import { describe, expect, it } from 'vitest';
import { dominators } from '#lib/domain/theory/dominators.ts';

/** `ab` is a step from a to b. */
function steps(...pairs: string[]) {
	const ids = new Set(pairs.flatMap((pair) => [...pair]));
	const those = (from: number) => (id: string) =>
		[id, pairs.filter((pair) => pair[from] === id).map((pair) => pair[1 - from]!)] as const;
	return [new Map([...ids].map(those(0))), new Map([...ids].map(those(1)))] as const;
}
const of = (...pairs: string[]) => Object.fromEntries(dominators('a', ...steps(...pairs)));

describe('the dominators', () => {
	it('of a chain are each the one before, and of a fork that joins the fork', () => {
		expect(of('ab', 'bc')).toEqual({ b: 'a', c: 'b' });
		expect(of('ab', 'bc', 'bd', 'ce', 'de')).toEqual({ b: 'a', c: 'b', d: 'b', e: 'b' });
	});

	it('are found where cycles have two ways in', () => {
		expect(of('ab', 'ac', 'bc', 'cb', 'cd', 'db')).toEqual({ b: 'a', c: 'a', d: 'c' });
	});

	it('pass over what cannot be reached, and steps into the start', () => {
		expect(of('ab', 'xb', 'ba', 'xy')).toEqual({ b: 'a' });
	});
});
