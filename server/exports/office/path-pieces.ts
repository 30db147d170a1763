// SVG path data, as the figure's shapes are given in, as the pieces that DrawingML knows: lines and cubic curves.
import type { Point } from '#lib/layout/geometry.ts';

export type PathPiece =
	| { to: 'move' | 'line'; at: Point }
	| { to: 'curve'; first: Point; second: Point; at: Point }
	| { to: 'close' };

const TOKEN = /[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;

/**
 * The pieces of path data made of M, L, H, V, Q, Z and of arcs with one radius, absolute or relative.
 * @throws where there is another command
 */
export function pathPieces(data: string): PathPiece[] {
	const tokens = data.match(TOKEN) ?? [];
	const pieces: PathPiece[] = [];
	let at: Point = { x: 0, y: 0 };
	let first = at;
	let i = 0;
	const number = (): number => Number(tokens[i++]);
	const line = (to: Point, kind: 'move' | 'line' = 'line'): void => {
		at = to;
		pieces.push({ to: kind, at });
	};
	while (i < tokens.length) {
		const command = tokens[i++]!;
		const from = command === command.toLowerCase() ? at : { x: 0, y: 0 };
		const point = (): Point => ({ x: from.x + number(), y: from.y + number() });
		switch (command.toUpperCase()) {
			case 'M':
				line(point(), 'move');
				first = at;
				break;
			case 'L':
				line(point());
				break;
			case 'H':
				line({ x: from.x + number(), y: at.y });
				break;
			case 'V':
				line({ x: at.x, y: from.y + number() });
				break;
			case 'Q': {
				const [control, end] = [point(), point()];
				const towards = (p: Point): Point => ({
					x: p.x + (2 / 3) * (control.x - p.x),
					y: p.y + (2 / 3) * (control.y - p.y)
				});
				pieces.push({ to: 'curve', first: towards(at), second: towards(end), at: end });
				at = end;
				break;
			}
			case 'A': {
				const radius = number();
				i += 2;
				const [large, clockwise] = [number() === 1, number() === 1];
				const end = point();
				pieces.push(...arc(at, end, radius, large, clockwise));
				at = end;
				break;
			}
			case 'Z':
				pieces.push({ to: 'close' });
				at = first;
				break;
			default:
				throw new Error(`Path data with “${command}” cannot be drawn in Office.`);
		}
	}
	return pieces;
}

/** An arc of a circle as curves of at most a quarter each. */
function arc(from: Point, to: Point, radius: number, large: boolean, clockwise: boolean): PathPiece[] {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const chord = Math.hypot(dx, dy);
	if (chord === 0) return [];
	// A circle too small for its chord is made as large as it needs, as SVG does.
	const r = Math.max(radius, chord / 2);
	const height = Math.sqrt(Math.max(0, r * r - (chord / 2) ** 2)) * (large === clockwise ? -1 : 1);
	const centre = {
		x: (from.x + to.x) / 2 - (height * dy) / chord,
		y: (from.y + to.y) / 2 + (height * dx) / chord
	};
	const start = Math.atan2(from.y - centre.y, from.x - centre.x);
	let sweep = Math.atan2(to.y - centre.y, to.x - centre.x) - start;
	if (clockwise && sweep < 0) sweep += 2 * Math.PI;
	if (!clockwise && sweep > 0) sweep -= 2 * Math.PI;
	const count = Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9);
	const step = sweep / count;
	const reach = (4 / 3) * Math.tan(step / 4) * r;
	const on = (angle: number): Point => ({
		x: centre.x + r * Math.cos(angle),
		y: centre.y + r * Math.sin(angle)
	});
	return Array.from({ length: count }, (_, k) => {
		const [a, b] = [start + k * step, start + (k + 1) * step];
		const [p, q] = [on(a), k === count - 1 ? to : on(b)];
		return {
			to: 'curve',
			first: { x: p.x - reach * Math.sin(a), y: p.y + reach * Math.cos(a) },
			second: { x: q.x + reach * Math.sin(b), y: q.y - reach * Math.cos(b) },
			at: q
		};
	});
}
