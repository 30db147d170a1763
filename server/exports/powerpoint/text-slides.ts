// Headings, paragraphs and lists as slides with a title; what one slide cannot hold goes on on the next.
import type { Block, Heading, List, Paragraph } from '#lib/report/document.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { fitted, LINE, linesOf, pieces } from './fit-text.ts';
import { FRAMES, type Sizes } from './frames.ts';
import { Slide } from './slide.ts';
import { LIST_INDENT, paragraph, type ParagraphLook } from './text.ts';
import { EMU_PER_POINT } from './xml-parts.ts';

const ROOM = {
	width: FRAMES.body.width * POINTS_PER_MM,
	height: FRAMES.body.height * POINTS_PER_MM
};
const BEFORE = 8;

export type TextBlock = Heading | Paragraph | List;
export const isText = (block: Block): block is TextBlock =>
	block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'list';

interface Line {
	text: string;
	size: number;
	look: ParagraphLook;
}

const SMALLER_TITLES = [18, 14, 12];

/** A slide with its title, shortened where it is longer than two lines of 12 pt. */
export function titled(layout: 'text' | 'figure', title: string, sizes: Sizes): Slide {
	const slide = new Slide(layout);
	const { width, height } = FRAMES.title;
	const room = { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
	const { text, size } = fitted(title, [sizes.title, ...SMALLER_TITLES], room, true);
	slide.fill('title', 'Title', [paragraph([{ text, ...(size === sizes.title ? {} : { size }) }])]);
	return slide;
}

/** The slide that opens a deck. */
export function coverSlide(title: string, under: string, sizes: Sizes): Slide {
	const slide = new Slide('cover');
	const { width, height } = FRAMES.coverTitle;
	const room = { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
	const { text, size } = fitted(title, [sizes.cover, 32, 26, 20, 16], room, true);
	slide.fill('ctrTitle', 'Title', [paragraph([{ text, size }])]);
	if (under !== '') {
		const below = fitted(under, [sizes.text, 14, 12], {
			width: room.width,
			height: FRAMES.coverText.height * POINTS_PER_MM
		});
		slide.fill('subTitle', 'Text', [paragraph([{ text: below.text, size: below.size }])], 1);
	}
	return slide;
}

/** The title of what goes on from the slide before. */
export const continued = (title: string): string =>
	title.endsWith(' (continued)') ? title : `${title} (continued)`;

/** The slides of a run of text under a title. */
export function textSlides(title: string, blocks: readonly (Paragraph | List)[], sizes: Sizes): Slide[] {
	const lines = blocks.flatMap((block) => linesOfBlock(block, sizes));
	const slides: Line[][] = [];
	let [current, left] = [[] as Line[], 0];
	for (const line of lines) {
		const height = heightOf(line);
		if (height > left || slides.length === 0) {
			slides.push((current = []));
			left = ROOM.height;
		}
		current.push(line);
		left -= height;
	}
	return slides.map((shown, i) => {
		const slide = titled('text', i === 0 ? title : continued(title), sizes);
		const paragraphs = shown.map(({ text, size, look }) => paragraph([{ text, size }], look));
		slide.fill(null, 'Text', paragraphs, 1);
		return slide;
	});
}

function widthOf({ list }: ParagraphLook): number {
	return ROOM.width - (list ? (list.level + 1) * LIST_INDENT : 0);
}

function heightOf({ text, size, look }: Line): number {
	return linesOf(text, size, widthOf(look)).length * size * LINE + BEFORE;
}

function linesOfBlock(block: Paragraph | List, sizes: Sizes): Line[] {
	if (block.kind === 'list') return linesOfItems(block.items, block.ordered, 0, sizes);
	const size = block.style === 'note' ? sizes.note : sizes.text;
	return block.text
		.split(/\n\s*\n/)
		.filter((text) => text.trim() !== '')
		.flatMap((text) => cut({ text, size, look: { before: BEFORE } }));
}

function linesOfItems(items: List['items'], ordered: boolean, level: number, sizes: Sizes): Line[] {
	const size = Math.max(sizes.note, sizes.text - 2 * level);
	const look: ParagraphLook = { before: BEFORE, list: { level: Math.min(level, 5), ordered } };
	return items.flatMap((item) => [
		...cut({ text: item.text, size, look }),
		...linesOfItems(item.items, ordered, level + 1, sizes)
	]);
}

/** A paragraph that is longer than a slide, in several. */
function cut({ text, size, look }: Line): Line[] {
	const most = Math.floor((ROOM.height - BEFORE) / (size * LINE));
	return pieces(text, size, widthOf(look), most).map((piece, i) =>
		i === 0 || !look.list
			? { text: piece, size, look }
			: {
					text: piece,
					size,
					look: { before: BEFORE, indent: (look.list.level + 1) * LIST_INDENT * EMU_PER_POINT }
				}
	);
}
