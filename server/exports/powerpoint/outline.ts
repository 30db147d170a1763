// The outline of a node as geometry of Office, with the sites where its arrows are glued. A plain box whose arrows all meet
// the middles of its sides is a built-in shape; every other is drawn by hand: with more sites, a bar, a sign or a cut corner.
import { BAR_WIDTH, CORNER, CUT, PILL_RADIUS } from '#lib/figure/box-style.ts';
import type { SceneBox } from '#lib/figure/scene.ts';
import { element as el } from '#lib/figure/xml.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import { preset } from './xml-parts.ts';

type Side = 'top' | 'left' | 'bottom' | 'right';
/** Where an arrow meets a box: how far along the side, from 0 to 1, from the left or the top. */
export interface Site {
	side: Side;
	share: number;
}

/** The sites that a rectangle of Office has, in its order. */
const MIDDLES: readonly Site[] = (['top', 'left', 'bottom', 'right'] as const).map((side) => ({
	side,
	share: 0.5
}));
/** The direction in which a connector leaves a side, in 60,000ths of a degree. */
const ANGLES: Record<Side, number> = { top: 16_200_000, left: 10_800_000, bottom: 5_400_000, right: 0 };
/** Sites closer to each other than this are one, in px. */
const SAME = 0.2;
const WHOLE = 100_000;

/** The site of a box that is nearest to a point. */
function siteAt({ x, y, width, height }: Rect, p: Point): Site {
	const far: readonly (readonly [Side, number])[] = [
		['top', Math.abs(p.y - y)],
		['left', Math.abs(p.x - x)],
		['bottom', Math.abs(p.y - y - height)],
		['right', Math.abs(p.x - x - width)]
	];
	const [side] = far.reduce((best, other) => (other[1] < best[1] ? other : best));
	const share = side === 'top' || side === 'bottom' ? (p.x - x) / width : (p.y - y) / height;
	return { side, share: Math.min(1, Math.max(0, share)) };
}

/** The sites of a box: the four middles, and one wherever else an arrow meets it. */
export class Sites {
	readonly #box: Rect;
	readonly #all: Site[] = [...MIDDLES];

	constructor(box: Rect) {
		this.#box = box;
	}

	/** The number of the site at a point, which is added where there is none yet. */
	at(p: Point): number {
		const site = siteAt(this.#box, p);
		const side = site.side === 'top' || site.side === 'bottom' ? this.#box.width : this.#box.height;
		const found = this.#all.findIndex(
			(other) => other.side === site.side && Math.abs(other.share - site.share) * side < SAME
		);
		return found >= 0 ? found : this.#all.push(site) - 1;
	}

	get more(): readonly Site[] {
		return this.#all.slice(MIDDLES.length);
	}
}

/** `badge`: the ground of its marks, where they stand across its border. */
type OutlinedBox = Pick<SceneBox, 'rect' | 'style' | 'sign'> & { badge?: Rect | null };

/** How far text stands in from the corners of Office's rounded rectangle, as a share of their radius. */
export const ROUND_INSET = 0.292_89;

/** How far the shape itself keeps text from its edges, in px. */
export const textInset = (box: OutlinedBox, more: readonly Site[]): number =>
	isPlain(box, more) ? radiusOf(box) * ROUND_INSET : 0;

const isPlain = ({ style, sign, badge }: OutlinedBox, more: readonly Site[]): boolean =>
	style.outline !== 'cut' && !style.bar && !sign && !badge && more.length === 0;

/** The geometry of a box. */
export function outline(box: OutlinedBox, more: readonly Site[]): string {
	const { rect } = box;
	if (!isPlain(box, more)) return drawn(box, more);
	return preset('roundRect', { adj: (radiusOf(box) / Math.min(rect.width, rect.height)) * WHOLE });
}

function radiusOf({ style, rect: { height } }: OutlinedBox): number {
	return style.outline === 'pill' ? Math.min(height / 2, PILL_RADIUS) : Math.min(CORNER, height / 4);
}

/** All is told as shares of the sides: not every program knows how long an EMU is in here. */
function drawn(box: OutlinedBox, more: readonly Site[]): string {
	const { rect, style, badge } = box;
	const guides: string[] = [];
	const guide = (formula: string): string => {
		const name = `g${guides.length + 1}`;
		guides.push(el('a:gd', { name, fmla: formula }));
		return name;
	};
	const share = (side: 'w' | 'h' | 'ss', of: number): string =>
		guide(`*/ ${side} ${Math.round(of * WHOLE)} ${WHOLE}`);
	const pen: Pen = {
		x: (at) => share('w', (at - rect.x) / rect.width),
		y: (at) => share('h', (at - rect.y) / rect.height),
		radius: (r) => share('ss', r / Math.min(rect.width, rect.height))
	};
	const frame =
		style.outline === 'cut'
			? cutPath(rect, Math.min(CUT, rect.height / 3), pen)
			: roundPath(rect, radiusOf(box), pen);
	const pill = badge ? el('a:path', {}, pillPath(badge, pen)) : '';
	// The marks in the pill are text of the box.
	const textTop = badge ? pen.y(badge.y) : 't';
	const inner = [barPath(box, pen), signPath(box, pen)].filter(Boolean);
	const sites = [...MIDDLES, ...more].map(({ side, share: at }) => {
		const across = side === 'top' || side === 'bottom';
		const place = (length: 'w' | 'h', middle: string): string => (at === 0.5 ? middle : share(length, at));
		const edge = { top: 't', left: 'l', bottom: 'b', right: 'r' }[side];
		const pos = across ? { x: place('w', 'hc'), y: edge } : { x: edge, y: place('h', 'vc') };
		return el('a:cxn', { ang: ANGLES[side] }, el('a:pos', pos));
	});
	const paths =
		el('a:path', {}, frame) + (inner.length > 0 ? el('a:path', { fill: 'none' }, inner.join('')) : '');
	return el(
		'a:custGeom',
		{},
		el('a:avLst', {}) +
			el('a:gdLst', {}, guides.join('')) +
			el('a:ahLst', {}) +
			el('a:cxnLst', {}, sites.join('')) +
			el('a:rect', { l: 'l', t: textTop, r: 'r', b: 'b' }) +
			el('a:pathLst', {}, paths + pill)
	);
}

/** Names of guides for places (px of the scene) and for a radius. */
interface Pen {
	x(at: number): string;
	y(at: number): string;
	radius(r: number): string;
}

const point = (x: string, y: string): string => el('a:pt', { x, y });
const move = (x: string, y: string): string => el('a:moveTo', {}, point(x, y));
const to = (x: string, y: string): string => el('a:lnTo', {}, point(x, y));
const turn = (radius: string, start: number, by: number): string =>
	el('a:arcTo', { wR: radius, hR: radius, stAng: start * 60_000, swAng: by * 60_000 });
const CLOSE = el('a:close', {});

function cutPath({ x, y, width }: Rect, cut: number, pen: Pen): string {
	const corner = to(pen.x(x + width - cut), 't') + to('r', pen.y(y + cut));
	return move('l', 't') + corner + to('r', 'b') + to('l', 'b') + CLOSE;
}

function roundPath({ x, y, width, height }: Rect, radius: number, pen: Pen): string {
	const r = pen.radius(radius);
	const [left, right] = [pen.x(x + radius), pen.x(x + width - radius)];
	const [top, bottom] = [pen.y(y + radius), pen.y(y + height - radius)];
	return (
		move('l', top) +
		turn(r, 180, 90) +
		to(right, 't') +
		turn(r, 270, 90) +
		to('r', bottom) +
		turn(r, 0, 90) +
		to(left, 'b') +
		turn(r, 90, 90) +
		CLOSE
	);
}

/** Two strokes of the border's width beside each other are a bar of twice the width. */
function barPath({ style, rect }: OutlinedBox, pen: Pen): string {
	if (!style.bar) return '';
	const middle = style.bar === 'left' ? rect.x + BAR_WIDTH : rect.x + rect.width - BAR_WIDTH;
	const inset = Math.min(6, rect.height / 4);
	const [top, bottom] = [pen.y(rect.y + inset), pen.y(rect.y + rect.height - inset)];
	return [-0.5, 0.5]
		.map((beside) => pen.x(middle + beside * style.borderWidth))
		.map((x) => move(x, top) + to(x, bottom))
		.join('');
}

/** The ground of the marks, across the upper border. */
function pillPath({ x, y, width, height }: Rect, pen: Pen): string {
	const r = pen.radius(height / 2);
	const [left, right] = [pen.x(x + height / 2), pen.x(x + width - height / 2)];
	const [top, bottom] = [pen.y(y), pen.y(y + height)];
	return move(left, top) + to(right, top) + turn(r, 270, 180) + to(left, bottom) + turn(r, 90, 180) + CLOSE;
}

/** The warning triangle, where it stands in the box. */
function signPath({ sign }: OutlinedBox, pen: Pen): string {
	if (!sign) return '';
	const x = (share: number): string => pen.x(sign.x + sign.width * share);
	const y = (share: number): string => pen.y(sign.y + sign.height * share);
	const [middle, bottom] = [x(0.5), y(0.95)];
	const frame = move(middle, y(0.05)) + to(x(1), bottom) + to(x(0), bottom) + CLOSE;
	return frame + move(middle, y(0.38)) + to(middle, y(0.64)) + move(middle, y(0.76)) + to(middle, y(0.84));
}
