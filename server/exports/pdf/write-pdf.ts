// Writes a document as PDF: vectors, embedded fonts, tagged for screen readers, with bookmarks. The same document gives the
// same bytes.
import type { Block, ReportDocument } from '#lib/report/document.ts';
import { figurePart, legibleUnder, ownPageOf, setOnOwnPage } from './figure.ts';
import { setFeet } from './foot.ts';
import { bytesOf, openPdf } from './open-pdf.ts';
import { setBookmarks } from './bookmarks.ts';
import { createPaper, type Paper, TEXT_PAGE } from './paper.ts';
import type { Part } from './part.ts';
import { createPen } from './pen.ts';
import { stretchesOf, type Title } from './plan.ts';
import { headingPart, listPart, paragraphPart, titlePart } from './prose.ts';
import { sizesOf } from './sizes.ts';
import { tablePart } from './table.ts';

/** @param say told in a sentence where some characters are in none of the fonts */
export async function writePdf(document: ReportDocument, say?: (words: string) => void): Promise<Uint8Array> {
	const doc = openPdf(document);
	const pen = createPen(doc);
	const paper = createPaper(doc, pen, sizesOf(document.largePrint));
	const { title, subtitle } = document;
	const alone = document.blocks.every(({ kind }) => kind === 'figure');
	const blocks: (Title | Block)[] = alone
		? [...document.blocks]
		: [{ kind: 'title', title, subtitle }, ...document.blocks];
	const single = alone && document.blocks.length === 1;
	const stretches = stretchesOf(blocks, {
		ownPage: (figure) => ownPageOf(paper, figure, single),
		roomFor: (lead, figure, size) =>
			legibleUnder(paper, figure, size, heightOf(lead.map((block) => partOf(paper, block, size.frame.width))))
	});
	for (const stretch of stretches) {
		if (stretch.on === 'text') {
			paper.addPage(TEXT_PAGE);
			setParts(
				paper,
				stretch.blocks.map((block) => partOf(paper, block, TEXT_PAGE.frame.width))
			);
		} else {
			const { size, lead, figure } = stretch;
			paper.addPage(size);
			for (const part of lead.map((block) => partOf(paper, block, size.frame.width))) {
				paper.space(part.before);
				part.set();
			}
			if (lead.length > 0) paper.y += LEAD_GAP;
			setOnOwnPage(paper, figure);
		}
	}
	paper.root.end();
	setBookmarks(doc, paper.bookmarks);
	setFeet(doc, pen, paper.sizes.foot, document);
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
const LEAD_GAP = 6;

function partOf(paper: Paper, block: Title | Block, width: number): Part {
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
