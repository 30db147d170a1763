// The pages of a Word document of ours, and how much room they have. Lengths in pt.
import { type ISectionOptions, PageOrientation, SectionType } from 'docx';
import { measure } from '#lib/text/measure.ts';
import { wrap } from '#lib/text/wrap.ts';
import type { Block, ReportDocument } from '#lib/report/document.ts';
import { PAGE_SIZES, POINTS_PER_MM } from '#lib/report/page.ts';
import { captionText } from './captions.ts';
import { LINE, SPACES, type Sizes } from './looks.ts';

/** `text`: A4 upright, for reading. `upright` and `wide`: A4 with the narrow margins that figures are made for. */
export type PageKind = 'text' | 'upright' | 'wide';

export interface Page {
	width: number;
	height: number;
	side: number;
	top: number;
	bottom: number;
	/** From the foot's lower edge to that of the page. */
	foot: number;
}

const mm = (length: number): number => length * POINTS_PER_MM;

/** What stands in front of the first block. */
export type Part = Block | { kind: 'front' };

/** The page of a kind; its lower margin has room for a foot in these sizes. */
export function pageOf(kind: PageKind, sizes: Sizes): Page {
	const paper = PAGE_SIZES[kind === 'wide' ? 'a4-landscape' : 'a4-portrait'];
	const [width, height] = [mm(paper.width), mm(paper.height)];
	const foot = mm(kind === 'text' ? 9 : 5);
	const least = foot + sizes.foot * LINE + 4;
	if (kind === 'text')
		return { width, height, side: mm(22), top: mm(20), bottom: Math.max(mm(20), least), foot };
	const margin = mm(paper.margin);
	return { width, height, side: margin, top: margin, bottom: Math.max(margin, least), foot };
}

/** The room inside of the margins. */
export const roomOf = ({ width, height, side, top, bottom }: Page): { width: number; height: number } => ({
	width: width - 2 * side,
	height: height - top - bottom
});

const twips = (pt: number): number => Math.round(pt * 20);

/** The properties of a section on such pages, which begins on a new one. */
export function sectionOn(page: Page): NonNullable<ISectionOptions['properties']> {
	const wide = page.width > page.height;
	// docx takes the sides as of an upright page and turns them itself.
	const [width, height] = wide ? [page.height, page.width] : [page.width, page.height];
	return {
		type: SectionType.NEXT_PAGE,
		page: {
			size: {
				width: twips(width),
				height: twips(height),
				orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
			},
			margin: {
				top: twips(page.top),
				bottom: twips(page.bottom),
				left: twips(page.side),
				right: twips(page.side),
				footer: twips(page.foot),
				header: twips(page.foot)
			}
		}
	};
}

/** How high a text of this size is in lines of this width; generous, as Inter is wider than Arial. */
export function textHeight(text: string, size: number, width: number, bold = false): number {
	return wrap(text, { size, weight: bold ? 600 : 500 }, width).length * size * LINE * 1.02;
}

/** How high the parts are that can stand above a figure: the front, headings, paragraphs. */
export function heightOf(
	part: Part,
	{ title, subtitle }: ReportDocument,
	sizes: Sizes,
	width: number
): number {
	const with_ = ({ before, after }: { before: number; after: number }, height: number) =>
		before + height + after;
	if (part.kind === 'front')
		return (
			with_(SPACES.title, textHeight(title, sizes.title, width, true)) +
			with_(SPACES.subtitle, textHeight(subtitle, sizes.subtitle, width)) +
			with_(SPACES.dateline, sizes.small * LINE)
		);
	if (part.kind === 'heading') {
		const level = part.level - 1;
		return with_(SPACES.headings[level]!, textHeight(part.text, sizes.headings[level]!, width, true));
	}
	if (part.kind !== 'paragraph') return Infinity;
	const note = part.style === 'note';
	const paragraphs = part.text.split('\n').filter((text) => text.trim() !== '');
	const heights = paragraphs.map((text) =>
		with_(
			note ? SPACES.note : SPACES.plain,
			textHeight(text, note ? sizes.note : sizes.body, width) * (note ? 1 : 1.1)
		)
	);
	return heights.reduce((sum, height) => sum + height, 0);
}

/** How high the caption beneath a figure is. */
export function captionHeight(
	{ number, title, caption }: { number: number; title: string; caption: string },
	sizes: Sizes,
	width: number
): number {
	const { before, after } = SPACES.figureCaption;
	return before + textHeight(captionText('Figure', number, title, caption), sizes.small, width) + after;
}

/** Title and release for the foot, the title shortened where both do not fit beside the page number. */
export function footWords({ title, release }: ReportDocument, size: number, width: number): string {
	const style = { size, weight: 400 } as const;
	const end = [release]
		.filter(Boolean)
		.map((words) => ` · ${words}`)
		.join('');
	const room = width - measure(`${end}    Page 100 of 100`, style);
	return `${wrap(title, style, Math.max(room, width / 4), 1)[0] ?? ''}${end}`;
}
