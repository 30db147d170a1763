// A view as figures: one, or several where one page is too small, each with its words.
import { strengthWords } from '#lib/domain/item-words.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { themeOf } from '#lib/figure/theme.ts';
import { altOf, descriptionLines } from '../description/figure-words.ts';
import { STANDARD } from '../description/standard-voice.ts';
import type { Block, Figure } from '../document.ts';
import type { Sheet } from '../sheets/sheets.ts';
import type { ShownView } from '../view/shown-view.ts';
import { headingOf, type PartBuilder, type PartContext } from './part-context.ts';

/** A figure has its title beneath it: only one's own heading stands above. */
export const figure: PartBuilder = async (part, context): Promise<Block[]> => [
	...(part.heading.trim() ? [headingOf(part, '')] : []),
	...(await figuresOfView(context.shown(part, 'asked'), context))
];

export async function figuresOfView(shown: ShownView, context: PartContext): Promise<Figure[]> {
	const { facts, options, numbering } = context;
	const page = options.page ?? shown.view.page;
	const words = { title: shown.title, caption: shown.caption, notes: notesOf(shown) };
	const { sheets, said } = await context.sheets({
		shown: shown.shown,
		whole: shown.whole,
		page,
		theme: themeOf(context.theme ?? shown.view.theme),
		strengths: shown.strengths,
		fewBelow: facts.fewBelow,
		legend: shown.view.legend,
		words: options.standalone ? words : null
	});
	for (const sentence of said) context.say(`${shown.title}: ${sentence}`);
	const first = sheets.length > 1 ? numbering.figure() : null;
	return sheets.map((sheet, i): Figure => {
		const numbered = i === 0 && first ? first : numbering.figure();
		const title = sheet.title ? `${shown.title}: ${sheet.title}` : shown.title;
		return {
			kind: 'figure',
			...numbered,
			title,
			caption: i === 0 ? shown.caption : `As Figure ${first!.number}, ${partWords(sheet)}.`,
			alt: altOf(shown, sheet.part, title),
			description: descriptionLines(shown, sheet.part, facts.fewBelow),
			page,
			drawing: {
				as: 'scene',
				scene: sheet.scene,
				evidence: evidenceOf(shown, sheet, facts.fewBelow),
				because: becauseOf(sheet)
			}
		};
	});
}

const notesOf = ({ whole }: ShownView): string[] => (whole.note.trim() ? [whole.note.trim()] : []);

function partWords({ part }: Sheet): string {
	const several = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
	return `${several(part.nodes.size, 'node')} and ${several(part.arrows.size, 'arrow')} of it`;
}

function evidenceOf({ strengths }: ShownView, { part }: Sheet, fewBelow: number): Record<string, string> {
	if (strengths === null) return {};
	const ids = [...part.nodes.keys(), ...part.arrows.keys()];
	return Object.fromEntries(ids.map((id) => [id, wordsOf(strengths.get(id), fewBelow)]));
}

/** Small numbers of records are told without a number, and without their sources. */
function wordsOf(strength: Strength | undefined, fewBelow: number): string {
	if (fewBelow === 0 || !strength) return strengthWords(strength);
	return STANDARD.evidence(strength, fewBelow).join('. ') || strengthWords(undefined);
}

const becauseOf = ({ part: { arrows } }: Sheet): Record<string, string> =>
	Object.fromEntries(
		[...arrows.values()].flatMap(({ id, because }) => (because.trim() ? [[id, because.trim()]] : []))
	);
