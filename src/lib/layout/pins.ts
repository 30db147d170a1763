// Brings a fresh arrangement and the boxes that people pinned together: these stay, the rest gives way.
import type { Model } from '#lib/domain/theory/model.ts';
import { settle, settleNear } from './find-room.ts';
import { overlap, type Rect } from './geometry.ts';
import { groundOf } from './ground.ts';
import type { Link } from './layers.ts';
import { crowding } from './loose.ts';
import { BOX_GAP } from './spacing.ts';

/** The arrangement moved to where it fits the pinned boxes best; what would lie on one of these finds room elsewhere. */
export function aroundPins(
	model: Model,
	fresh: ReadonlyMap<string, Rect>,
	links: readonly Link[]
): Map<string, Rect> {
	const pins = new Map(
		[...model.nodes].flatMap(([id, { pos, pinned }]) =>
			pinned && pos ? [[id, { ...fresh.get(id)!, x: pos[0], y: pos[1] }] as const] : []
		)
	);
	if (pins.size === 0) return new Map(fresh);
	const shift = (axis: 'x' | 'y'): number =>
		median([...pins].map(([id, r]) => r[axis] - fresh.get(id)![axis]));
	const [dx, dy] = [shift('x'), shift('y')];
	const sizes = new Map(fresh);
	const boxes = new Map<string, Rect>(pins);
	const homeless: string[] = [];
	for (const [id, r] of fresh) {
		if (pins.has(id)) continue;
		const moved = { ...r, x: r.x + dx, y: r.y + dy };
		const room = {
			x: moved.x - BOX_GAP / 2,
			y: moved.y - BOX_GAP / 2,
			width: moved.width + BOX_GAP,
			height: moved.height + BOX_GAP
		};
		if ([...pins.values()].some((pin) => overlap(pin, room))) homeless.push(id);
		else boxes.set(id, moved);
	}
	const ground = groundOf(model, sizes, boxes, links);
	for (const id of homeless) settle(ground, id);
	for (const id of crowding(ground)) {
		const wish = ground.boxes.get(id)!;
		ground.boxes.delete(id);
		settleNear(ground, id, wish);
	}
	return ground.boxes;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[(sorted.length - 1) >> 1]!;
}
