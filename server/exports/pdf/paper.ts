// The pages of a PDF while they are being written: where the next line goes, what it is in the tag tree, what the
// bookmarks will be. In pt from the top left corner.
import { PAGE_SIZES, POINTS_PER_MM } from '#lib/report/page.ts';
import type { Pen } from './pen.ts';
import type { Sizes } from './sizes.ts';

export type Element = PDFKit.PDFStructureElement;

/** The part of a page that may be written on. */
export interface Frame {
	left: number;
	top: number;
	width: number;
	bottom: number;
}

export interface PaperSize {
	width: number;
	height: number;
	frame: Frame;
}

/** Of all pages, so that figures as wide as `figureRoom` fit beside text. */
const { width, height, margin } = PAGE_SIZES['a4-portrait'];
/** What stays free beneath text, for the foot of the page. */
const FOOT = 18;

/** A page for text and tables. */
export const TEXT_PAGE = paperSize(width, height, margin, FOOT);

/** For tables of many columns: A4 and A3, both landscape. */
export const WIDE_PAGES = [paperSize(297, 210, margin, FOOT), paperSize(420, 297, margin, FOOT)];

/** A page of this size in mm with this margin. */
export function paperSize(mmWide: number, mmHigh: number, mmMargin: number, mmBelow = mmMargin): PaperSize {
	const [wide, high, edge] = [mmWide, mmHigh, mmMargin].map((mm) => mm * POINTS_PER_MM) as [
		number,
		number,
		number
	];
	return {
		width: wide,
		height: high,
		frame: { left: edge, top: edge, width: wide - 2 * edge, bottom: high - mmBelow * POINTS_PER_MM }
	};
}

export interface Bookmark {
	level: number;
	title: string;
	page: number;
	top: number;
}

export interface Paper {
	readonly doc: PDFKit.PDFDocument;
	readonly pen: Pen;
	readonly sizes: Sizes;
	readonly root: Element;
	readonly bookmarks: Bookmark[];
	/** Of every page so far. */
	readonly frames: Frame[];
	readonly frame: Frame;
	readonly room: number;
	/** True where nothing stands on this page yet. */
	readonly fresh: boolean;
	y: number;
	addPage(size: PaperSize): void;
	/** A page like this one, unless there is this much room on it. */
	need(height: number): void;
	/** Room before what comes next, none at the top of a page. */
	space(height: number): void;
	/** Opens an element beneath another; whoever opens it ends it. */
	open(parent: Element, type: string, options?: ElementOptions): Element;
	/** What is drawn belongs to this element. */
	content(element: Element, type: string, draw: () => void): void;
	/** What is drawn is decoration. */
	decoration(kind: 'Pagination' | 'Layout', draw: () => void): void;
	/** Remembers this place. `level` from 1. */
	bookmark(level: number, title: string): void;
}

/** `attributes` as PDF names them, e.g. `{ O: 'Table', Scope: 'Row' }`. */
export interface ElementOptions {
	alt?: string;
	bbox?: [number, number, number, number];
	attributes?: Record<string, unknown>;
}

interface WithData {
	dictionary: { data: Record<string, unknown> };
}

export function createPaper(doc: PDFKit.PDFDocument, pen: Pen, sizes: Sizes): Paper {
	const root = doc.struct('Document');
	doc.addStructure(root);
	const bookmarks: Bookmark[] = [];
	const frames: Frame[] = [];
	let last = TEXT_PAGE;
	let y = 0;
	const framed = (): Frame => {
		if (frames.length === 0) paper.addPage(TEXT_PAGE);
		return frames.at(-1)!;
	};
	const paper: Paper = {
		doc,
		pen,
		sizes,
		root,
		bookmarks,
		frames,
		get frame() {
			return framed();
		},
		get room() {
			return framed().bottom - y;
		},
		get fresh() {
			return y === framed().top;
		},
		get y() {
			framed();
			return y;
		},
		set y(value) {
			y = value;
		},
		addPage(size) {
			doc.addPage({ size: [size.width, size.height], margin: 0 });
			last = size;
			frames.push(size.frame);
			y = size.frame.top;
		},
		need(height) {
			if (!paper.fresh && height > paper.room + 0.01) paper.addPage(last);
		},
		space(height) {
			if (!paper.fresh) y += height;
		},
		open(parent, type, { attributes, ...options } = {}) {
			const element = doc.struct(type, options);
			// The library has no way to say these.
			if (attributes) (element as unknown as WithData).dictionary.data.A = attributes;
			parent.add(element);
			return element;
		},
		content(element, type, draw) {
			element.add(doc.markStructureContent(type));
			draw();
			doc.endMarkedContent();
		},
		decoration(kind, draw) {
			doc.markContent('Artifact', { type: kind });
			draw();
			doc.endMarkedContent();
		},
		bookmark(level, title) {
			framed();
			bookmarks.push({ level, title, page: frames.length - 1, top: y });
		}
	};
	return paper;
}
