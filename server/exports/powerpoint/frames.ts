// Where things stand on a slide and how large its type is. In mm and pt; slides are 13.333 × 7.5 inches.
import type { Rect } from '#lib/layout/geometry.ts';
import { figureRoom, PAGE_SIZES } from '#lib/report/page.ts';
import { EMU_PER_MM } from './xml-parts.ts';

const { width: WIDTH, height: HEIGHT, margin } = PAGE_SIZES.slide;
const INNER = WIDTH - 2 * margin;
const room = figureRoom('slide');

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });

/** In mm. The figure's room is what `figureRoom` promises; title and caption share the rest. */
export const FRAMES = {
	slide: rect(0, 0, WIDTH, HEIGHT),
	title: rect(margin, 4, INNER, 11),
	figure: rect(margin, 16, INNER, room.height),
	caption: rect(margin, 16 + room.height + 1.5, INNER, 10.5),
	/** Text and tables. */
	body: rect(margin, 20, INNER, 158),
	foot: rect(margin, 183, INNER - 30, 6),
	number: rect(WIDTH - margin - 30, 183, 30, 6),
	coverTitle: rect(margin + 15, 45, INNER - 30, 55),
	coverText: rect(margin + 15, 104, INNER - 30, 40)
} as const;

/** A frame in EMU. */
export const emu = ({ x, y, width, height }: Rect): Rect => ({
	x: x * EMU_PER_MM,
	y: y * EMU_PER_MM,
	width: width * EMU_PER_MM,
	height: height * EMU_PER_MM
});

/** Type sizes in pt. */
export interface Sizes {
	cover: number;
	title: number;
	text: number;
	note: number;
	table: number;
	caption: number;
	foot: number;
}

const USUAL: Sizes = { cover: 40, title: 22, text: 18, note: 14, table: 12, caption: 11, foot: 10 };
const LARGE: Sizes = { cover: 48, title: 24, text: 26, note: 20, table: 18, caption: 18, foot: 18 };

export const sizesOf = (largePrint: boolean): Sizes => (largePrint ? LARGE : USUAL);
