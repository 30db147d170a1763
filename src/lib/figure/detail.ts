// How much of a model a drawing tells, and how large.
import { type Density, FULL } from '#lib/layout/density.ts';

/** `fewBelow`: evidence marks with fewer records than this have no number; 0 where all numbers are told. */
export interface Detail {
	density: Density;
	fewBelow: number;
}

export const FULL_DETAIL: Detail = { density: FULL, fewBelow: 0 };
