// What a view shows, in words, as a part of a document: what it is, its nodes part by part, its arrows, what stands out.
import { type Described, partsOf, type Teller, tellerOf } from './claims.ts';
import { countsOf } from './counts.ts';
import type { Block, ListItem, Paragraph } from '#lib/report/document.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import type { ShownView } from '#lib/report/view/shown-view.ts';
import { notableOf } from './notable.ts';
import { PLAIN } from './plain-voice.ts';
import { nameOf, together } from './sentences.ts';
import { STANDARD } from './standard-voice.ts';
import type { Counts, Voice } from './voice.ts';

/**
 * @param shown its title, caption and strengths are said as they are: made for the audience already
 * @param facts only for how small a number may be told
 * @param level of its headings; those of the parts are one lower. It has no heading for itself as a whole.
 */
export function describeView(
	shown: ShownView,
	{ fewBelow }: ReleasedFacts,
	variant: 'standard' | 'plain',
	level: 1 | 2
): Block[] {
	const voice = variant === 'plain' ? PLAIN : STANDARD;
	const described: Described = {
		model: shown.shown,
		whole: shown.whole,
		strengths: shown.strengths,
		fewBelow
	};
	const teller = tellerOf(described, voice);
	const counts = countsOf(described);
	const heading = (text: string, below = 0): Block => ({
		kind: 'heading',
		level: (level + below) as 1 | 2 | 3,
		text
	});
	const parts = partsOf(shown.shown);
	const notes = notesOf(described, teller, voice, counts);
	return [
		heading(voice.headings.about),
		...paragraph(together(...voice.about(shown.title, counts), ...voice.help(counts, fewBelow))),
		...paragraph(together(...voice.caption(shown.caption, counts, (shown.view.caption ?? '').trim() !== ''))),
		...paragraph(shown.shown.note.trim(), 'own'),
		...(parts.length > 0 ? [heading(voice.headings.parts)] : []),
		...parts.flatMap((part): Block[] => [
			heading(part.lane.title, 1),
			...paragraph(voice.part[part.lane.role]),
			list(part.nodes.map((node) => item(teller.node(node, part))))
		]),
		...(counts.arrows > 0
			? [heading(voice.headings.arrows), list(arrowItems(described, teller, voice))]
			: []),
		...(notes.length > 0 ? [heading(voice.headings.notes), list(notes.map((note) => item(note)))] : [])
	];
}

const paragraph = (text: string, style: Paragraph['style'] = 'plain'): Block[] =>
	text === '' ? [] : [{ kind: 'paragraph', style, text }];

const list = (items: readonly ListItem[]): Block => ({ kind: 'list', ordered: false, items });

const item = (text: string, items: readonly ListItem[] = []): ListItem => ({ text, items });

/** One sentence for a node with one arrow; for more, the node is named once. */
function arrowItems({ model }: Described, teller: Teller, voice: Voice): ListItem[] {
	return partsOf(model).flatMap(({ nodes }) =>
		nodes.flatMap((node) => {
			const arrows = teller.arrowsFrom(node);
			if (arrows.length < 2) return arrows.map((arrow) => item(teller.arrow(arrow, true)));
			const start = together(voice.start(nameOf(node), arrows.length));
			return [
				item(
					start,
					arrows.map((arrow) => item(teller.arrow(arrow, false)))
				)
			];
		})
	);
}

/** Beyond so many nodes a loop is counted only: nobody can follow it by ear. */
const NAMED_IN_LOOP = 14;

function notesOf(described: Described, teller: Teller, voice: Voice, counts: Counts): string[] {
	const { nodes, arrows } = described.model;
	const { contested, unreached, loose, loops } = notableOf(described);
	const named = (id: string) => (nodes.has(id) ? nameOf(nodes.get(id)) : teller.arrowName(arrows.get(id)!));
	const some = <T>(of: readonly T[], name: (one: T) => string, say: (names: readonly string[]) => string) =>
		of.length === 0 ? '' : together(say(of.map(name)));
	return [
		some(contested, named, voice.contested),
		some(unreached, nameOf, voice.unreached),
		some(loose, nameOf, voice.loose),
		...loops.map((loop) =>
			together(voice.loop(loop.length, loop.length > NAMED_IN_LOOP ? [] : loop.map(nameOf)))
		),
		counts.withoutEvidence ? together(voice.withoutEvidence(counts)) : ''
	].filter(Boolean);
}
