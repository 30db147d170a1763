// What a person who does not see the diagram is told of a node or an arrow.
import { STANCES, type Stance } from './evidence/link.ts';
import type { Strength } from './evidence/strength.ts';
import { endsOf } from './theory/arrow-ends.ts';
import type { Arrow, Model, TheoryNode } from './theory/model.ts';
import { NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from './theory/vocabulary.ts';

/** How many neighbours are named before the rest is counted. */
const NAMED = 3;
/** The longest name of a neighbour, and the longest because, within a longer text; in characters. */
const NAME_LENGTH = 80;
const BECAUSE_LENGTH = 200;

const VERBS: Record<Stance, readonly [one: string, many: string]> = {
	supports: ['supports', 'support'],
	challenges: ['challenges', 'challenge'],
	refines: ['refines', 'refine']
};

const counted = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "6 records from 4 sources support it, 1 record challenges it"; `null` strength: not to be told. */
export function strengthWords(strength: Strength | undefined | null): string {
	if (strength === null) return '';
	const parts = STANCES.flatMap((stance) => {
		const { records = 0, sources = 0 } = strength?.[stance] ?? {};
		if (records === 0) return [];
		const verb = VERBS[stance][records === 1 ? 0 : 1];
		return [`${counted(records, 'record')} from ${counted(sources, 'source')} ${verb} it`];
	});
	return parts.length ? parts.join(', ') : 'no evidence linked yet';
}

/** The same in brief: "6 records support, 1 challenges". */
export function strengthInBrief(strength: Strength | undefined | null): string {
	if (strength === null) return '';
	let words = '';
	for (const stance of STANCES) {
		const records = strength?.[stance].records ?? 0;
		if (records === 0) continue;
		const verb = VERBS[stance][records === 1 ? 0 : 1];
		words += words ? `, ${records} ${verb}` : `${counted(records, 'record')} ${verb}`;
	}
	return words || 'no evidence yet';
}

/**
 * "mechanism, Pathway B: relationships; from Need is understood; to Child is safe and Help is given; 6 records support".
 * Cheap enough to be asked for every node at every change.
 */
export function nodeFacts(model: Model, node: TheoryNode, strength: Strength | undefined | null): string {
	const lane = node.pathway === null ? undefined : model.pathways.get(node.pathway)?.title;
	const what = [NODE_KIND_WORDS[node.kind].toLowerCase(), node.status && STATUS_WORDS[node.status], lane];
	const { into, outOf } = endsOf(model);
	const from = neighbours(into.get(node.id), (arrow) => labelOf(model.nodes.get(arrow.from)));
	const to = neighbours(outOf.get(node.id), (arrow) => endName(model, arrow.to));
	const arrows = from || to ? [from ? `from ${from}` : 'no arrows in', to ? `to ${to}` : 'no arrows out'] : [];
	return [
		what.filter(Boolean).join(', '),
		...(arrows.length ? arrows : ['no arrows']),
		strengthInBrief(strength)
	]
		.filter(Boolean)
		.join('; ');
}

/** The same after its label: "Trust develops, mechanism, …". */
export const nodeName = (model: Model, node: TheoryNode, strength: Strength | undefined | null): string =>
	`${labelOf(node)}, ${nodeFacts(model, node, strength)}`;

export const labelOf = (node: Pick<TheoryNode, 'label'> | undefined): string => node?.label || 'Unnamed node';

/** "A", "A and B", "A, B, C and 4 more". */
function neighbours(arrows: readonly Arrow[] | undefined, name: (arrow: Arrow) => string): string {
	if (!arrows) return '';
	const names = arrows.slice(0, NAMED).map((arrow) => cut(name(arrow), NAME_LENGTH));
	if (arrows.length > NAMED) return `${names.join(', ')} and ${arrows.length - NAMED} more`;
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Not in the middle of a character that takes two units. */
function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const kept = text.slice(0, length - 1);
	return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** What an arrow ends at, in words: a node's label, or "the arrow … → …". */
export function endName(model: Model, id: string, depth = 0): string {
	const arrow = model.arrows.get(id);
	if (!arrow) return labelOf(model.nodes.get(id));
	if (depth > 2) return 'an arrow';
	return `the arrow “${labelOf(model.nodes.get(arrow.from))} → ${endName(model, arrow.to, depth + 1)}”`;
}

/** "Trust develops leads to Family feels valued". */
export function arrowName(model: Model, arrow: Arrow): string {
	return `${labelOf(model.nodes.get(arrow.from))} ${RELATION_WORDS[arrow.relation]} ${endName(model, arrow.to)}`;
}

/** What follows the name of an arrow: "because help is noticed; Caseload acts on it; 2 records support". */
export function arrowFacts(model: Model, arrow: Arrow, strength: Strength | undefined | null): string {
	const acting = neighbours(endsOf(model).into.get(arrow.id), (other) =>
		labelOf(model.nodes.get(other.from))
	);
	const because = arrow.because.trim().replaceAll(/\s+/g, ' ');
	return [
		arrow.status && STATUS_WORDS[arrow.status],
		arrow.feedback && 'feedback',
		because ? `because ${cut(because, BECAUSE_LENGTH)}` : 'no because yet',
		acting && `acted on by ${acting}`,
		strengthInBrief(strength)
	]
		.filter(Boolean)
		.join('; ');
}
