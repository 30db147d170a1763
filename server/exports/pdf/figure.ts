// Figures: in the text column, or on a page of their own size; what leads up to a figure goes on its page where there is
// room for it.
import type { Figure } from '#lib/report/document.ts';
import { figureRoom, PAGE_SIZES, POINTS_PER_MM, POINTS_PER_PX, SMALLEST_TEXT } from '#lib/report/page.ts';
import { pointsPerPx, smallestPx } from '#lib/report/sheets/text-on-page.ts';
import { drawChart } from './draw-chart.ts';
import { drawScene } from './draw-scene.ts';
import { linesOf, measureOf, setLines } from './lines.ts';
import { type Paper, paperSize, type PaperSize, TEXT_PAGE } from './paper.ts';
import type { Part } from './part.ts';

/** A figure that is higher than this share of a page for text gets a page of its own. */
const IN_COLUMN = 0.6;
const FREE_MARGIN = 10;
/** What one page may measure at most, in pt. */
const LARGEST_PAGE = 14_400;
const GAP = 6;

const PAPER = {
	'a4-landscape': sizeOf('a4-landscape'),
	'a4-portrait': sizeOf('a4-portrait'),
	slide: sizeOf('slide')
};

function sizeOf(page: keyof typeof PAGE_SIZES): PaperSize {
	const { width, height, margin } = PAGE_SIZES[page];
	return paperSize(width, height, margin);
}

interface Extent {
	width: number;
	height: number;
}

const extentOf = ({ drawing }: Figure): Extent => (drawing.as === 'chart' ? drawing : drawing.scene);

/** Pt for each px in a room of this size. */
function scaleIn(figure: Figure, room: Extent): number {
	const { width, height } = extentOf(figure);
	const { drawing, page } = figure;
	const most = drawing.as === 'chart' ? POINTS_PER_PX : pointsPerPx(drawing.scene, page);
	return Math.min(most, room.width / width, room.height / height);
}

function captionOf(paper: Paper, figure: Figure, width: number) {
	const { captionTitle, caption } = paper.sizes;
	const titleLines = linesOf(
		`Figure ${figure.number}. ${figure.title}`,
		captionTitle,
		Math.min(width, measureOf(captionTitle, width) * 1.4)
	);
	const lines =
		figure.caption.trim() === ''
			? []
			: linesOf(figure.caption, caption, Math.min(width, measureOf(caption, width) * 1.4));
	const height = titleLines.length * captionTitle.leading + lines.length * caption.leading;
	return { titleLines, lines, height };
}

/** The page of its own that a figure needs; null where it stands in the text. `alone`: it is all of the document. */
export function ownPageOf(paper: Paper, figure: Figure, alone: boolean): PaperSize | null {
	if (figure.drawing.as === 'chart') return null;
	const { page } = figure;
	if (page === 'a4-landscape' || page === 'slide') return PAPER[page];
	const { frame } = TEXT_PAGE;
	if (page === 'free') {
		if (alone) return freePage(paper, figure);
		const { width, height } = figureRoom('a4-portrait');
		const [upright, level] = [{ width, height }, figureRoom('a4-landscape')].map((room) =>
			scaleIn(figure, { width: room.width * POINTS_PER_MM, height: room.height * POINTS_PER_MM })
		) as [number, number];
		if (level > upright) return PAPER['a4-landscape'];
	}
	const high = frame.bottom - frame.top;
	const scale = scaleIn(figure, { width: frame.width, height: Infinity });
	return extentOf(figure).height * scale > high * IN_COLUMN ? PAPER['a4-portrait'] : null;
}

/** As large as the figure, its caption and margins. */
function freePage(paper: Paper, figure: Figure): PaperSize {
	const { width, height } = extentOf(figure);
	const edges = 2 * FREE_MARGIN * POINTS_PER_MM;
	const scale = Math.min(POINTS_PER_PX, (LARGEST_PAGE - edges - 200) / Math.max(width, height));
	const inner = Math.max(width * scale, 300);
	const caption = captionOf(paper, figure, inner);
	const high = height * scale + GAP + caption.height + 1 + edges;
	return paperSize((inner + edges) / POINTS_PER_MM, high / POINTS_PER_MM, FREE_MARGIN);
}

/** Whether all text of a figure is still large enough on its page with this much above it, or as large as without. */
export function legibleUnder(paper: Paper, figure: Figure, size: PaperSize, above: number): boolean {
	if (figure.drawing.as === 'chart') return true;
	const room = roomOn(paper, figure, size.frame, 0);
	const scale = scaleIn(figure, { ...room, height: room.height - above });
	return scale === scaleIn(figure, room) || scale * smallestPx(figure.drawing.scene) >= SMALLEST_TEXT;
}

function roomOn(paper: Paper, figure: Figure, frame: PaperSize['frame'], above: number): Extent {
	const caption = captionOf(paper, figure, frame.width);
	return { width: frame.width, height: frame.bottom - frame.top - above - caption.height - GAP };
}

/** A figure in the text column. */
export function figurePart(paper: Paper, figure: Figure, width: number): Part {
	const { frame } = TEXT_PAGE;
	const room = roomOn(paper, figure, { ...frame, width }, 0);
	const scale = scaleIn(figure, room);
	const caption = captionOf(paper, figure, width);
	const height = extentOf(figure).height * scale + GAP + caption.height;
	return {
		before: paper.sizes.body.size,
		least: height,
		height,
		heads: false,
		set() {
			paper.need(height);
			setFigure(paper, figure, scale, false);
			paper.y += paper.sizes.body.size * 0.8;
		}
	};
}

/** A figure on the page that was begun for it, beneath what stands there already. */
export function setOnOwnPage(paper: Paper, figure: Figure): void {
	const above = paper.y - paper.frame.top;
	setFigure(paper, figure, scaleIn(figure, roomOn(paper, figure, paper.frame, above)), true);
}

function setFigure(paper: Paper, figure: Figure, scale: number, centred: boolean): void {
	const { doc, pen, frame, root, sizes } = paper;
	const { width, height } = extentOf(figure);
	const left = frame.left + (centred ? Math.max(0, (frame.width - width * scale) / 2) : 0);
	const top = paper.y;
	paper.bookmark(4, `Figure ${figure.number}. ${figure.title}`);
	const both = paper.open(root, 'Div');
	const bbox: [number, number, number, number] = [left, top, left + width * scale, top + height * scale];
	const element = paper.open(both, 'Figure', { alt: figure.alt, bbox });
	paper.content(element, 'Figure', () => {
		doc.save().translate(left, top).scale(scale);
		if (figure.drawing.as === 'chart') drawChart(doc, pen, figure.drawing.svg);
		else drawScene(doc, pen, figure.drawing.scene);
		doc.restore();
	});
	element.end();
	paper.y += height * scale + GAP;
	const { titleLines, lines } = captionOf(paper, figure, frame.width);
	const caption = paper.open(both, 'Caption');
	setLines(paper, caption, 'Caption', titleLines, sizes.captionTitle, frame.left);
	setLines(paper, caption, 'Caption', lines, sizes.caption, frame.left);
	caption.end();
	both.end();
}
