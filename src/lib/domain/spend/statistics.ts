// What sums per family come to. Money stays whole pence: a half penny is rounded away from zero's side of the number line.
import { mean, median, quantileSorted } from 'simple-statistics';
import type { FamilySum } from './spend-group.ts';

/** All in pence but `n`. */
export interface Distribution {
	n: number;
	sum: number;
	mean: number;
	median: number;
	lowerQuartile: number;
	upperQuartile: number;
	min: number;
	max: number;
}

/** @returns null of nothing: there is no median of no families */
export function distribution(values: readonly number[]): Distribution | null {
	if (values.length === 0) return null;
	const rising = values.toSorted((a, b) => a - b);
	return {
		n: rising.length,
		sum: rising.reduce((a, b) => a + b, 0),
		mean: Math.round(mean(rising)),
		median: Math.round(median(rising)),
		lowerQuartile: Math.round(quantileSorted(rising, 0.25)),
		upperQuartile: Math.round(quantileSorted(rising, 0.75)),
		min: rising[0]!,
		max: rising.at(-1)!
	};
}

/** The right figure per family, and those that look like it. */
export interface PerFamilyReadings {
	/** All lines of a family added up. */
	families: Distribution;
	/** Only the first line of each family. */
	firstLines: Distribution;
	/** Every line by itself. */
	lines: Distribution | null;
	/** Families with more than one line: where there is none, all three are the same. */
	severalLines: number;
}

/** @param amounts every single line in pence */
export function perFamilyReadings(
	families: readonly FamilySum[],
	amounts: readonly number[]
): PerFamilyReadings | null {
	const whole = distribution(families.map(({ pence }) => pence));
	const firstLines = distribution(families.map(({ firstPence }) => firstPence));
	if (!whole || !firstLines) return null;
	return {
		families: whole,
		firstLines,
		lines: distribution(amounts),
		severalLines: families.filter(({ n }) => n > 1).length
	};
}
