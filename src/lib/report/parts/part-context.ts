// What a part of a report is made from, and what it may say on the way.
import type { ReportPart } from '#lib/domain/report/report.ts';
import type { ViewTheme } from '#lib/domain/views/saved-view.ts';
import type { BuildOptions } from '../build/build-options.ts';
import type { Numbering } from '../build/numbering.ts';
import type { Block, Heading, Paragraph } from '../document.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import type { MakeSheets } from '../sheets/remembered.ts';
import type { ShownView } from '../view/shown-view.ts';

export interface PartContext {
	facts: ReleasedFacts;
	options: BuildOptions;
	/** The one look of all figures; null: each as its view says. */
	theme: ViewTheme | null;
	numbering: Numbering;
	sheets: MakeSheets;
	/** The view that a part is of. @throws PartIsGone where there is none any more */
	shown(part: Pick<ReportPart, 'modelId' | 'viewId'>, marks: Marks): ShownView;
	/** Tells whoever asked, outside of the document. */
	say(sentence: string): void;
}

/** `asked`: evidence marks where the view has them. `always`: for parts that are about the evidence. */
export type Marks = 'asked' | 'always';

/** @throws PartIsGone */
export type PartBuilder = (part: ReportPart, context: PartContext) => Block[] | Promise<Block[]>;

/** What a part is of is not there any more; the message is a sentence for people. */
export class PartIsGone extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'PartIsGone';
	}
}

/** The heading of a part: one's own, else the usual one. */
export const headingOf = ({ heading }: Pick<ReportPart, 'heading'>, usual: string): Heading => ({
	kind: 'heading',
	level: 1,
	text: heading.trim() || usual
});

export const subheading = (text: string): Heading => ({ kind: 'heading', level: 2, text });

export const paragraph = (text: string, style: Paragraph['style'] = 'plain'): Paragraph => ({
	kind: 'paragraph',
	text,
	style
});
