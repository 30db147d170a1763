// Writes a document as PDF: vectors, embedded fonts, tagged for screen readers, with bookmarks. The same document gives the
// same bytes.
import type { Block, ReportDocument } from '#lib/report/document.ts';
import { figurePart, legibleUnder, ownPageOf, setOnOwnPage } from './figure.ts';
import { setFeet } from './foot.ts';
import { bytesOf, openPdf } from './open-pdf.ts';
import { setBookmarks } from './bookmarks.ts';
import { type Contents, contentsPart } from './contents.ts';
import { createPaper, type Paper, TEXT_PAGE, WIDE_PAGES } from './paper.ts';
import type { Part } from './part.ts';
import { createPen } from './pen.ts';
import { type Front, type PlanRules, type Stretch, stretchesOf } from './plan.ts';
import { headingPart, listPart, paragraphPart, titlePart } from './prose.ts';
import { sizesOf } from './sizes.ts';
import { pageFor, tablePart } from './table.ts';

/** @param say told in a sentence where some characters are in none of the fonts */
export async function writePdf(document: ReportDocument, say?: (words: string) => void): Promise<Uint8Array> {
	const doc = openPdf(document);
	const pen = createPen(doc);
	const paper = createPaper(doc, pen, sizesOf(document.largePrint));
	const contents = setBlocks(paper, document);
	contents?.fill(paper.bookmarks);
	paper.root.end();
	setBookmarks(doc, paper.bookmarks);
	setFeet(paper, document);
	const missing = pen.missing();
	if (missing > 0)
		say?.(
			missing === 1
				? 'One character is in none of the fonts and stands as “□”.'
				: `${missing} characters are in none of the fonts and stand as “□”.`
		);
	return bytesOf(doc);
}

/** Between what leads up to a figure and the figure, in pt. */
const LEAD_GAP = 4;
/** Around the contents. */
const CONTENTS_GAP = 60;
const IN_MARGIN = 14;

/** Sets all of a document but its foot. Answers the contents, which are to be filled in, where there are any. */
function setBlocks(paper: Paper, document: ReportDocument): Contents | null {
	const { title, subtitle, blocks } = document;
	const figuresOnly = blocks.every(({ kind }) => kind === 'figure');
	const alone = figuresOnly && blocks.length === 1;
	const rules: PlanRules = {
		ownPage: (figure) => ownPageOf(paper, figure, alone),
		tablePage: (table) => pageFor(paper, table, [TEXT_PAGE, ...WIDE_PAGES]),
		roomFor: (lead, figure, size) =>
			legibleUnder(paper, figure, size, heightOf(lead.map((block) => partOf(block, size.frame.width))))
	};
	let contents: Contents | null = null;
	const partOf = (block: Front | Block, width: number): Part =>
		block.kind === 'contents' ? contents! : partOfBlock(paper, block, width);
	const front: Front = { kind: 'title', title, subtitle };
	const plain = stretchesOf(alone ? blocks : [front, ...blocks], rules);
	const before = firstPage(plain);
	if (before) {
		const { width, top, bottom } = TEXT_PAGE.frame;
		const taken = heightOf([front, ...before].map((block) => partOf(block, width)));
		contents = contentsPart(paper, blocks, bottom - top - taken - CONTENTS_GAP, width);
	}
	const stretches = contents ? stretchesOf([front, { kind: 'contents' }, ...blocks], rules) : plain;
	for (const stretch of stretches) {
		const { width } = stretch.size.frame;
		if (stretch.on === 'text') {
			paper.addPage(stretch.size);
			setParts(
				paper,
				stretch.blocks.map((block) => partOf(block, width))
			);
		} else {
			const { size, lead, figure } = stretch;
			paper.addPage(size);
			// A heading alone may stand in the upper margin: the room beneath is what the figure was arranged for.
			if (lead.length > 0 && lead.every(({ kind }) => kind === 'heading')) paper.y -= IN_MARGIN;
			for (const part of lead.map((block) => partOf(block, width))) {
				paper.space(part.before);
				part.set();
			}
			if (lead.length > 0) paper.y += LEAD_GAP;
			setOnOwnPage(paper, figure);
		}
	}
	return contents;
}

/** What stands on a first page that ends early, because a figure with a page of its own follows; null for any other. */
function firstPage([first, second]: readonly Stretch[]): readonly (Front | Block)[] | null {
	if (first?.on === 'figure')
		return first.lead.length === 0 || first.lead.every(({ kind }) => kind === 'heading') ? [] : null;
	if (second?.on !== 'figure') return null;
	return first!.blocks.slice(1);
}

function partOfBlock(paper: Paper, block: Exclude<Front, { kind: 'contents' }> | Block, width: number): Part {
	switch (block.kind) {
		case 'title':
			return titlePart(paper, block, width);
		case 'heading':
			return headingPart(paper, block, width);
		case 'paragraph':
			return paragraphPart(paper, block, width);
		case 'list':
			return listPart(paper, block, width);
		case 'figure':
			return figurePart(paper, block, width);
		case 'table':
			return tablePart(paper, block, width);
		case 'page-break':
			throw new Error('A page break is no part of a page.');
	}
}

const heightOf = (parts: readonly Part[]): number =>
	parts.reduce((sum, { before, height }, i) => sum + (i > 0 ? before : 0) + height, LEAD_GAP);

/** Sets parts one under the other; a heading goes to the next page with what it heads. */
function setParts(paper: Paper, parts: readonly Part[]): void {
	const least = (i: number): number => {
		const { heads, height, least: own } = parts[i]!;
		const next = parts[i + 1];
		return heads && next ? height + next.before + least(i + 1) : own;
	};
	parts.forEach((part, i) => {
		paper.space(part.before);
		paper.need(least(i));
		part.set();
	});
}
