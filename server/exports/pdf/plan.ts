// Which blocks of a document stand on which kind of page.
import type { Block, Figure } from '#lib/report/document.ts';
import type { PaperSize } from './paper.ts';

export type Title = { kind: 'title'; title: string; subtitle: string };

/** `text`: flows over pages for text. `figure`: a page of its own for a figure, under what leads up to it. */
export type Stretch =
	| { on: 'text'; blocks: (Title | Block)[] }
	| { on: 'figure'; lead: (Title | Block)[]; figure: Figure; size: PaperSize };

export interface PlanRules {
	/** The page of its own that a figure needs; null where it stands in the text. */
	ownPage(figure: Figure): PaperSize | null;
	/** Whether there is room for these above a figure on its page. */
	roomFor(lead: readonly (Title | Block)[], figure: Figure, size: PaperSize): boolean;
}

/**
 * Stretches of a document in its order. Headings right before a figure with a page of its own go onto that page, and so
 * does all that would otherwise be alone on a page before it, where there is room. A title for which there is none
 * on the page of the first figure is left out where a page would hold nothing else.
 */
export function stretchesOf(blocks: readonly (Title | Block)[], { ownPage, roomFor }: PlanRules): Stretch[] {
	const stretches: Stretch[] = [];
	let text: (Title | Block)[] = [];
	const flush = () => {
		if (
			text.length > 0 &&
			!(text.length === 1 && text[0]!.kind === 'title' && stretches.length === 0 && figureNext)
		)
			stretches.push({ on: 'text', blocks: text });
		text = [];
	};
	let figureNext = false;
	for (const block of blocks) {
		const size = block.kind === 'figure' ? ownPage(block) : null;
		if (block.kind === 'page-break') flush();
		else if (block.kind !== 'figure' || !size) text.push(block);
		else {
			const lead = leadOf(text, (some) => roomFor(some, block, size));
			text = text.slice(0, text.length - lead.length);
			figureNext = true;
			flush();
			figureNext = false;
			stretches.push({ on: 'figure', lead, figure: block, size });
		}
	}
	flush();
	return stretches;
}

const LEADS = ['title', 'heading', 'paragraph'];

function leadOf(
	text: readonly (Title | Block)[],
	fits: (blocks: readonly (Title | Block)[]) => boolean
): (Title | Block)[] {
	const all = text.every(({ kind }) => LEADS.includes(kind)) ? [...text] : [];
	const headings = text.slice(text.findLastIndex(({ kind }) => kind !== 'heading') + 1);
	return [all, headings].find((some) => some.length > 0 && fits(some)) ?? [];
}
