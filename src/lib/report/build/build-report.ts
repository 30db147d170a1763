// A report, or one view by itself, as a finished document: the parts in their order, numbered in one place.
import { isPartKind, PART_KINDS } from '#lib/domain/report/part-kinds.ts';
import type { ReportFields, ReportPart } from '#lib/domain/report/report.ts';
import type { SavedView, ViewTheme } from '#lib/domain/views/saved-view.ts';
import type { Block, ReportDocument } from '../document.ts';
import { figuresOfView } from '../parts/figure.ts';
import { type PartContext, PartIsGone } from '../parts/part-context.ts';
import { PART_BUILDERS } from '../parts/registry.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { describeView } from '../description/describe-view.ts';
import type { MakeSheets } from '../sheets/remembered.ts';
import { shownView } from '../view/shown-view.ts';
import type { BuildOptions } from './build-options.ts';
import { numbering } from './numbering.ts';
import { withoutLooseBreaks } from './page-breaks.ts';
import { releaseWords } from './release-words.ts';
import { viewFinder } from './view-finder.ts';

export type { BuildOptions };

/** What a part could not be made of is said, and never keeps the rest from being made. */
export async function buildReport(
	report: ReportFields,
	facts: ReleasedFacts,
	options: BuildOptions,
	sheets: MakeSheets
): Promise<ReportDocument> {
	const said: string[] = [];
	const context = contextOf(facts, options, sheets, report.theme, said);
	const blocks: Block[] = [];
	// One after the other: numbers follow the order of the parts.
	for (const part of report.parts) blocks.push(...(await blocksOf(part, context)));
	return documentOf(
		{ title: facts.names.in(report.title), subtitle: facts.names.in(report.subtitle) },
		{ blocks: withoutLooseBreaks(blocks), said, largePrint: report.largePrint },
		facts,
		options
	);
}

export async function buildView(
	view: SavedView,
	facts: ReleasedFacts,
	options: BuildOptions & { description: 'standard' | 'plain' | null; largePrint: boolean },
	sheets: MakeSheets
): Promise<ReportDocument> {
	const said: string[] = [];
	const context = contextOf(facts, options, sheets, null, said);
	const shown = shownView(view, facts, options.date);
	const blocks: Block[] = await figuresOfView(shown, context);
	if (options.description !== null) blocks.push(...describeView(shown, facts, options.description, 1));
	return documentOf(
		{ title: shown.whole.title.trim() || 'Logic model', subtitle: shown.title },
		{ blocks, said, largePrint: options.largePrint },
		facts,
		options
	);
}

function contextOf(
	facts: ReleasedFacts,
	options: BuildOptions,
	sheets: MakeSheets,
	theme: ViewTheme | null,
	said: string[]
): PartContext {
	return {
		facts,
		options,
		theme,
		numbering: numbering(),
		sheets,
		shown: viewFinder(facts, options.date),
		say(sentence) {
			if (!said.includes(sentence)) said.push(sentence);
		}
	};
}

async function blocksOf(part: ReportPart, context: PartContext): Promise<Block[]> {
	const { heading, text, kind } = part;
	const name = (usual: string) => `“${heading.trim() || usual}”`;
	if (!isPartKind(kind)) {
		context.say(`${name(kind)} is left out: this release does not know this kind of part.`);
		return [];
	}
	// What people wrote is theirs: names of sites in it go by their alias, too.
	const { names } = context.facts;
	const released = { ...part, heading: names.in(heading), text: names.in(text) };
	try {
		return await PART_BUILDERS[kind](released, context);
	} catch (reason) {
		if (!(reason instanceof PartIsGone)) throw reason;
		context.say(`${name(PART_KINDS[kind].title)} is left out. ${reason.message}`);
		return [];
	}
}

const documentOf = (
	titles: Pick<ReportDocument, 'title' | 'subtitle'>,
	made: Pick<ReportDocument, 'blocks' | 'said' | 'largePrint'>,
	facts: ReleasedFacts,
	{ date }: BuildOptions
): ReportDocument => ({
	...titles,
	language: 'en-GB',
	date,
	release: releaseWords(facts),
	...made
});
