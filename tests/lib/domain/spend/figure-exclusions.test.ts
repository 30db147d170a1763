import { describe, expect, it } from 'vitest';
import { exclusionsOf, type FigureContext } from '#lib/domain/spend/figures/context.ts';
import { sampleStudy } from './lines-in-memory.ts';

const study = sampleStudy();
const rule = study.spend.exclusions[0]!.reason;
const written = 'The family asked not to be counted';
const contextFor = (threshold: number) =>
	({
		study,
		threshold,
		names: { of: () => '', in: (text: string) => text },
		data: {
			withLeftOut: false,
			leftOut: [
				{ reason: rule, n: 2, pence: 500 },
				{ reason: written, n: 1, pence: 100 },
				{ reason: 'Another family as well', n: 1, pence: 100 }
			]
		}
	}) as unknown as FigureContext;

describe('why lines are left out', () => {
	it('is said with numbers and in the words that were written to whoever may see single records', () => {
		expect(exclusionsOf(contextFor(0))).toHaveLength(3);
		expect(exclusionsOf(contextFor(0))[1]).toEqual({ reason: written, n: 1, pence: 100 });
	});

	it('is said to others in the words of rules alone, and without numbers', () => {
		expect(exclusionsOf(contextFor(5))).toEqual([
			{ reason: rule, n: null, pence: null },
			{ reason: 'Some lines were left out by hand.', n: null, pence: null }
		]);
	});
});
