// Which blocks of a document stand on which kind of page.
import type { Block, Figure, Table } from '#lib/report/document.ts';
import { type PaperSize, TEXT_PAGE } from './paper.ts';

/** What the document does not say as blocks: its title, and the contents of a first page that would be almost empty. */
export type Front = { kind: 'title'; title: string; subtitle: string } | { kind: 'contents' };

/** `text`: flows over pages of one size. `figure`: a page of its own for a figure, under what leads up to it. */
export type Stretch =
	| { on: 'text'; blocks: readonly (Front | Block)[]; size: PaperSize }
	| { on: 'figure'; lead: readonly (Front | Block)[]; figure: Figure; size: PaperSize };

export interface PlanRules {
	/** The page of its own that a figure needs; null where it stands in the text. */
	ownPage(figure: Figure): PaperSize | null;
	/** The page on which a table is set. */
	tablePage(table: Table): PaperSize;
	/** Whether there is room for these above a figure on its page. */
	roomFor(lead: readonly (Front | Block)[], figure: Figure, size: PaperSize): boolean;
}

/**
 * Stretches of a document in its order. A table that needs wider pages has them for itself. Headings right before a figure with a page of its own go onto that page; so
 * does all that would otherwise be alone on a page before it, where there is room. A title that would be alone is left out.
 */
export function stretchesOf(
	blocks: readonly (Front | Block)[],
	{ ownPage, tablePage, roomFor }: PlanRules
): Stretch[] {
	const stretches: Stretch[] = [];
	let text: (Front | Block)[] = [];
	const flush = (next: 'text' | 'figure') => {
		const titleOnly = next === 'figure' && text.length === 1 && text[0]!.kind === 'title';
		if (text.length > 0 && !titleOnly) stretches.push({ on: 'text', blocks: text, size: TEXT_PAGE });
		text = [];
	};
	for (const block of blocks) {
		const size = block.kind === 'figure' ? ownPage(block) : null;
		const wide = block.kind === 'table' ? tablePage(block) : TEXT_PAGE;
		if (wide !== TEXT_PAGE) {
			const headings = headingsAtEnd(text);
			text = text.slice(0, text.length - headings.length);
			flush('text');
			stretches.push({ on: 'text', blocks: [...headings, block], size: wide });
		} else if (block.kind === 'page-break') flush('text');
		else if (block.kind !== 'figure' || !size) text.push(block);
		else {
			const lead = leadOf(text, (some) => roomFor(some, block, size));
			text = text.slice(0, text.length - lead.length);
			flush('figure');
			stretches.push({ on: 'figure', lead, figure: block, size });
		}
	}
	flush('text');
	return stretches;
}

const LEADS = ['title', 'heading', 'paragraph'];

function leadOf(
	text: readonly (Front | Block)[],
	fits: (blocks: readonly (Front | Block)[]) => boolean
): readonly (Front | Block)[] {
	if (text.every(({ kind }) => LEADS.includes(kind)) && fits(text)) return text;
	return headingsAtEnd(text);
}

const headingsAtEnd = (text: readonly (Front | Block)[]): readonly (Front | Block)[] =>
	text.slice(text.findLastIndex(({ kind }) => kind !== 'heading') + 1);
