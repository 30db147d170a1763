// Numbers as they are written into drawings.

/** A number rounded to two decimals, never "-0". */
export const decimals = (value: number): number => Math.round(value * 100) / 100 + 0;
