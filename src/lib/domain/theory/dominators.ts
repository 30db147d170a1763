// What every way to an item leads through.
type Steps = ReadonlyMap<string, readonly string[]>;

/**
 * For each item that can be reached, the last one before it that every way from the start to it passes; the start itself
 * has none. After Cooper, Harvey and Kennedy, “A simple, fast dominance algorithm”.
 * @param back the same steps the other way round
 */
export function dominators(start: string, steps: Steps, back: Steps): Map<string, string> {
	const order = afterAllThatFollow(start, steps);
	const rank = new Map(order.map((id, i) => [id, i]));
	const last = new Map([[start, start]]);
	const common = (a: string, b: string) => {
		while (a !== b)
			if (rank.get(a)! < rank.get(b)!) a = last.get(a)!;
			else b = last.get(b)!;
		return a;
	};
	for (let changed = true; changed;) {
		changed = false;
		// The start is the last in the order.
		for (let i = order.length - 2; i >= 0; i--) {
			const id = order[i]!;
			const known = (back.get(id) ?? []).filter((before) => last.has(before));
			const found = known.reduce(common);
			if (last.get(id) === found) continue;
			last.set(id, found);
			changed = true;
		}
	}
	last.delete(start);
	return last;
}

/** What can be reached, each after all that is come to through it first. */
function afterAllThatFollow(start: string, steps: Steps): string[] {
	const order: string[] = [];
	const seen = new Set([start]);
	const way = [{ id: start, next: 0 }];
	for (let at = way.at(-1); at; at = way.at(-1)) {
		const follower = steps.get(at.id)?.[at.next++];
		if (follower === undefined) order.push(way.pop()!.id);
		else if (!seen.has(follower)) {
			seen.add(follower);
			way.push({ id: follower, next: 0 });
		}
	}
	return order;
}
