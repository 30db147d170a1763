// Percentages with what they are of.

/** As exact as one decimal: 31.5. */
export const percentOf = (n: number, of: number): number => Math.round((n / of) * 1000) / 10;

/** "32% (35/111)"; empty where there is nothing to be a part of. */
export const shareWords = (n: number, of: number): string =>
	of === 0 ? '' : `${Math.round((n / of) * 100)}% (${n}/${of})`;

/** Whether a percentage that somebody printed is this share, rounded as exactly as it is printed. */
export function agreesWhenRounded(printed: number, n: number, of: number): boolean {
	const decimals = String(printed).split('.')[1]?.length ?? 0;
	// The last digits of binary fractions must not decide about a half.
	return Math.abs((n / of) * 100 - printed) <= 0.5 / 10 ** decimals + 1e-9;
}
