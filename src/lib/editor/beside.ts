// Where a card stands so that it points at something and does not lie on it.

interface Size {
	width: number;
	height: number;
}
interface Box extends Size {
	x: number;
	y: number;
}

const GAP = 12;
const EDGE = 8;

/**
 * The top left corner for a card: right of the target, left, above or below, where there is room, else in the corner of the
 * window that is farthest away. All in window pixels.
 */
export function beside(target: Box | null, card: Size, room: Size): { x: number; y: number } {
	const [right, bottom] = [room.width - card.width - EDGE, room.height - card.height - EDGE];
	if (!target) return { x: Math.max(EDGE, right / 2), y: Math.max(EDGE, bottom) };
	const clamp = (value: number, most: number) => Math.max(EDGE, Math.min(most, value));
	const middle = {
		x: clamp(target.x + target.width / 2 - card.width / 2, right),
		y: clamp(target.y + target.height / 2 - card.height / 2, bottom)
	};
	const sides = [
		{ x: target.x + target.width + GAP, y: middle.y },
		{ x: target.x - card.width - GAP, y: middle.y },
		{ x: middle.x, y: target.y - card.height - GAP },
		{ x: middle.x, y: target.y + target.height + GAP }
	];
	const free = sides.find(({ x, y }) => x >= EDGE && x <= right && y >= EDGE && y <= bottom);
	if (free) return free;
	const low = target.y + target.height / 2 < room.height / 2;
	const far = target.x + target.width / 2 < room.width / 2;
	return { x: Math.max(EDGE, far ? right : EDGE), y: Math.max(EDGE, low ? bottom : EDGE) };
}
