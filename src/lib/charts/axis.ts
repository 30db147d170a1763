// Ticks of an axis that stand clear of each other, in pounds or in families.
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { shortPounds } from '#lib/domain/spend/pounds.ts';
import { SMALL, widthOf } from './pen.ts';

export type Unit = 'pence' | 'families';

/** A scale over values in pence or families. It begins at zero, or below where something is. */
export function scaleOver(
	values: readonly number[],
	unit: Unit,
	range: [number, number]
): ScaleLinear<number, number> {
	const top = Math.max(0, ...values);
	const bottom = Math.min(0, ...values);
	const least = unit === 'pence' ? 100 : 1;
	return scaleLinear([bottom, top > bottom ? top : least], range);
}

export const tickWords = (value: number, unit: Unit): string =>
	unit === 'pence' ? shortPounds(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const MOST_TICKS = 6;
const CLEAR = 14;

/** Round values, as many as there is room for. @param extent of a label along the axis; its width unless said */
export function ticksOf(
	scale: ScaleLinear<number, number>,
	unit: Unit,
	extent: (words: string) => number = (words) => widthOf(words, SMALL)
): number[] {
	// Pounds are round in pounds, not in pence; and half a family is no tick.
	const per = unit === 'pence' ? 100 : 1;
	const [from, to] = scale.domain() as [number, number];
	const units = scaleLinear([from / per, to / per], [0, 1]);
	for (let most = MOST_TICKS; most > 1; most--) {
		const ticks = units
			.ticks(most)
			.filter((tick) => unit === 'pence' || Number.isInteger(tick))
			.map((tick) => Math.round(tick * per));
		const clear = ticks.every((tick, i) => {
			const before = ticks[i - 1];
			if (before === undefined) return true;
			const room = Math.abs(scale(tick) - scale(before));
			return room >= (extent(tickWords(tick, unit)) + extent(tickWords(before, unit))) / 2 + CLEAR;
		});
		if (clear) return ticks;
	}
	return [0];
}
