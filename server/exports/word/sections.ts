// The blocks of a document in sections of Word: text upright, large figures on pages of their own with what leads to them.
import {
	type FileChild,
	Footer,
	type ISectionOptions,
	LineRuleType,
	PageNumber,
	type Paragraph,
	TabStopType,
	TextRun
} from 'docx';
import { type Figure, isOneFigure, type ListItem, type ReportDocument } from '#lib/report/document.ts';
import { type FigureSize, drawnFigure, fittingSize, leastScale, ownPage } from './figures.ts';
import { BULLETS, DEEPEST_LEVEL, NUMBERS, type Sizes, sizesOf } from './looks.ts';
import {
	type Page,
	type PageKind,
	type Part,
	captionHeight,
	footWords,
	heightOf,
	pageOf,
	roomOf,
	sectionOn
} from './pages.ts';
import { captionParagraph } from './captions.ts';
import { isTooNarrow, tableBlock } from './tables.ts';
import { paragraph } from './words.ts';

/** What one section holds; `figure` is on its page alone, after the other parts. */
interface Stretch {
	page: PageKind;
	parts: Part[];
	figure: Figure | null;
}

/** What is handed down to every block. */
interface Writing {
	document: ReportDocument;
	sizes: Sizes;
	shapes: 'native' | 'picture';
	/** Numbers of lists and drawings, which Word wants apart from each other. */
	next: () => number;
}

/** A figure in the text takes no more than this of the page's height. */
const MOST_OF_PAGE = 0.8;

/** The sections of a document, each beginning on a new page. */
export function sectionsOf(document: ReportDocument, shapes: 'native' | 'picture'): ISectionOptions[] {
	let last = 0;
	const writing = { document, shapes, sizes: sizesOf(document.largePrint), next: () => ++last };
	return stretchesOf(document, writing.sizes).map((stretch) => {
		const page = pageOf(stretch.page, writing.sizes);
		return {
			properties: sectionOn(page),
			footers: { default: foot(document, page, writing.sizes) },
			children: childrenOf(stretch, page, writing)
		};
	});
}

function stretchesOf(document: ReportDocument, sizes: Sizes): Stretch[] {
	const stretches: Stretch[] = [];
	const upright = roomOf(pageOf('text', sizes));
	let text: Part[] = isOneFigure(document) ? [] : [{ kind: 'front' }];
	const endText = (): void => {
		while (text.at(-1)?.kind === 'page-break') text.pop();
		if (text.length > 0) stretches.push({ page: 'text', parts: text, figure: null });
		text = [];
	};
	for (const block of document.blocks) {
		const kind = block.kind === 'figure' ? ownPage(block, upright) : null;
		if (block.kind === 'table' && isTooNarrow(block, upright.width, sizes.small)) {
			const lead = text.slice(text.findLastIndex((part) => part.kind !== 'heading') + 1);
			text.splice(text.length - lead.length);
			endText();
			stretches.push({ page: 'wide', parts: [...lead, block], figure: null });
			continue;
		}
		if (block.kind !== 'figure' || kind === null) {
			// After a figure a new page begins anyway.
			if (block.kind !== 'page-break' || text.length > 0) text.push(block);
			continue;
		}
		const lead = leadOf(text, block, kind, document, sizes);
		text.splice(text.length - lead.length);
		// A title alone on a page says no more than the figure after it.
		if (text.length === 1 && text[0]!.kind === 'front') text = [];
		endText();
		stretches.push({ page: kind, parts: lead, figure: block });
	}
	endText();
	return stretches;
}

/**
 * The last of the parts before a figure that go onto its page with it: from a heading on, as long as the figure's text stays
 * as large as it must be. Headings that lead to nothing else go with it in any case.
 */
function leadOf(
	parts: readonly Part[],
	figure: Figure,
	kind: PageKind,
	document: ReportDocument,
	sizes: Sizes
): Part[] {
	const room = roomOf(pageOf(kind, sizes));
	const caption = captionHeight(figure, sizes, room.width);
	const full = { width: room.width, height: room.height - caption };
	const spare = full.height - fittingSize(figure, full).height * leastScale(figure, full);
	let [height, lead, onlyHeadings] = [0, 0, true];
	for (let count = 1; count <= parts.length; count++) {
		const part = parts[parts.length - count]!;
		height += heightOf(part, document, sizes, room.width);
		onlyHeadings &&= part.kind === 'heading';
		if (height > spare && !onlyHeadings) break;
		if (part.kind === 'heading' || part.kind === 'front') lead = count;
	}
	return parts.slice(parts.length - lead);
}

function childrenOf({ parts, figure }: Stretch, page: Page, writing: Writing): FileChild[] {
	const room = roomOf(page);
	const { document, sizes } = writing;
	const children: FileChild[] = [];
	parts.forEach((part, i) => {
		if (part.kind === 'page-break') return;
		const breaks = parts[i - 1]?.kind === 'page-break';
		if (part.kind === 'figure') {
			const caption = captionHeight(part, sizes, room.width);
			const within = { width: room.width, height: room.height * MOST_OF_PAGE - caption };
			children.push(...figureBlock(part, fittingSize(part, within), breaks, writing));
		} else children.push(...partBlock(part, breaks, room.width, writing));
	});
	if (figure) {
		const above = parts.reduce((sum, part) => sum + heightOf(part, document, sizes, room.width), 0);
		// A pt for the line that an inline drawing stands on.
		const height = room.height - captionHeight(figure, sizes, room.width) - above - 1;
		children.push(...figureBlock(figure, fittingSize(figure, { width: room.width, height }), false, writing));
	}
	return children;
}

function partBlock(
	part: Exclude<Part, Figure>,
	pageBreakBefore: boolean,
	width: number,
	writing: Writing
): FileChild[] {
	switch (part.kind) {
		case 'front':
			return front(writing.document);
		case 'heading':
			return [paragraph(part.text, `Heading${part.level}`, { pageBreakBefore })];
		case 'paragraph': {
			const texts = part.style === 'own' ? part.text.split(/\r\n|[\n\r]/) : [part.text];
			const style = part.style === 'note' ? 'SmallNote' : 'BodyText';
			return texts
				.filter((text) => text.trim() !== '')
				.map((text, i) => paragraph(text, style, { pageBreakBefore: pageBreakBefore && i === 0 }));
		}
		case 'list':
			return listItems(part.items, part.ordered ? NUMBERS : BULLETS, writing.next(), 0, pageBreakBefore);
		case 'table':
			return tableBlock(part, width, writing.sizes.small, pageBreakBefore);
		case 'page-break':
			return [];
	}
}

function front({ title, subtitle, date, release }: ReportDocument): Paragraph[] {
	const day = new Date(`${date}T00:00:00Z`);
	const words = Number.isNaN(day.getTime())
		? date
		: day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	return [
		paragraph(title, 'Title'),
		...(subtitle.trim() === '' ? [] : [paragraph(subtitle, 'Subtitle', { keepNext: true })]),
		paragraph([words, release].filter(Boolean).join(' · '), 'Dateline')
	];
}

function listItems(
	items: readonly ListItem[],
	reference: string,
	instance: number,
	level: number,
	pageBreakBefore = false
): Paragraph[] {
	return items.flatMap((item, i) => [
		paragraph(item.text, 'BodyText', {
			numbering: { reference, level: Math.min(level, DEEPEST_LEVEL), instance },
			spacing: { after: 60 },
			pageBreakBefore: pageBreakBefore && i === 0
		}),
		...listItems(item.items, reference, instance, level + 1)
	]);
}

function figureBlock(
	figure: Figure,
	size: FigureSize,
	pageBreakBefore: boolean,
	writing: Writing
): FileChild[] {
	return [
		paragraph('', 'BodyText', {
			keepNext: true,
			pageBreakBefore,
			spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
			children: [drawnFigure(figure, size, writing.shapes, writing.next)]
		}),
		captionParagraph('Figure', figure, { keepLines: true })
	];
}

function foot(document: ReportDocument, page: Page, sizes: Sizes): Footer {
	const { width } = roomOf(page);
	const children = [
		new TextRun(footWords(document, sizes.foot, width)),
		new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
	];
	const tabStops = [{ type: TabStopType.RIGHT, position: Math.round(width * 20) }];
	return new Footer({ children: [paragraph('', 'Footer', { tabStops, children })] });
}
