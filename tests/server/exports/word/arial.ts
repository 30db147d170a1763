// How wide Arial is, for what stands in labels: advances in thousandths of an em, from the space on (ASCII 32 to 126).
const ADVANCES = [
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
	556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
	500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
	556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
	278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
];

/** In the unit of `size`. Other characters count as a whole em: as wide as the signs of evidence marks may be. */
export const arialWidth = (text: string, size: number): number =>
	[...text].reduce((sum, c) => sum + ((ADVANCES[c.codePointAt(0)! - 32] ?? 1000) / 1000) * size, 0);
