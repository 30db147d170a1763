// Puts things of given lengths along a line, in a given order, as near as possible to where each wants to be.
export interface Wish {
	/** Where its middle wants to be. */
	middle: number;
	length: number;
}

/** The starts of the things: order kept, `gap` between them, least squared distance to the wishes, inside from..to where they fit. */
export function spread(wishes: readonly Wish[], gap: number, from = -Infinity, to = Infinity): number[] {
	const offsets: number[] = [];
	let total = 0;
	for (const wish of wishes) {
		offsets.push(total);
		total += wish.length + gap;
	}
	const last = Math.max(from, to - (total - gap));
	// Shifted by its offset each start only has to be no smaller than the one before: pool adjacent violators.
	const blocks: { sum: number; count: number }[] = [];
	wishes.forEach((wish, i) => {
		blocks.push({ sum: wish.middle - wish.length / 2 - offsets[i]!, count: 1 });
		while (blocks.length > 1) {
			const [a, b] = [blocks[blocks.length - 2]!, blocks[blocks.length - 1]!];
			if (a.sum / a.count <= b.sum / b.count) break;
			blocks.splice(-2, 2, { sum: a.sum + b.sum, count: a.count + b.count });
		}
	});
	const starts = blocks.flatMap((b) => Array<number>(b.count).fill(b.sum / b.count));
	return starts.map((start, i) => Math.round(Math.min(Math.max(start, from), last) + offsets[i]!));
}

/** The mean of some numbers, or `otherwise` where there are none. */
export function mean(values: readonly number[], otherwise: number): number {
	return values.length === 0 ? otherwise : values.reduce((a, b) => a + b, 0) / values.length;
}
