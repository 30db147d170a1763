// What a person who does not see the diagram is told of a node or an arrow.
import { STANCES, type Stance } from './evidence/link.ts';
import type { Strength } from './evidence/strength.ts';
import { endsOf } from './theory/arrow-ends.ts';
import type { Arrow, Model, TheoryNode } from './theory/model.ts';
import {
	NODE_KIND_WORDS,
	NODE_KINDS,
	type NodeKind,
	RELATION_WORDS,
	STATUS_WORDS
} from './theory/vocabulary.ts';

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

const KIND_IN_TEXT = Object.fromEntries(
	NODE_KINDS.map((kind) => [kind, NODE_KIND_WORDS[kind].toLowerCase()])
) as Record<NodeKind, string>;

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
	let words = KIND_IN_TEXT[node.kind];
	if (node.status) words += `, ${STATUS_WORDS[node.status]}`;
	const lane = node.pathway === null ? undefined : model.pathways.get(node.pathway);
	if (lane) words += `, ${lane.title}`;
	const ends = endsOf(model);
	const into = ends.into.get(node.id);
	const outOf = ends.outOf.get(node.id);
	if (into || outOf) {
		words += into
			? `; from ${neighbours(into, (arrow) => labelOf(model.nodes.get(arrow.from)))}`
			: '; no arrows in';
		words += outOf ? `; to ${neighbours(outOf, (arrow) => endName(model, arrow.to))}` : '; no arrows out';
	} else words += '; no arrows';
	return strength === null ? words : `${words}; ${strengthInBrief(strength)}`;
}

/** The same after its label: "Trust develops, mechanism, …". */
export const nodeName = (model: Model, node: TheoryNode, strength: Strength | undefined | null): string =>
	`${labelOf(node)}, ${nodeFacts(model, node, strength)}`;

export const labelOf = (node: Pick<TheoryNode, 'label'> | undefined): string => node?.label || 'Unnamed node';

/** "A", "A and B", "A, B, C and 4 more"; '' for none. */
function neighbours(arrows: readonly Arrow[], name: (arrow: Arrow) => string): string {
	let words = '';
	for (let i = 0; i < arrows.length && i < NAMED; i++) {
		const last = i > 0 && i === arrows.length - 1;
		words += `${i === 0 ? '' : last ? ' and ' : ', '}${cut(name(arrows[i]!), NAME_LENGTH)}`;
	}
	return arrows.length > NAMED ? `${words} and ${arrows.length - NAMED} more` : words;
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
	const acting = neighbours(endsOf(model).into.get(arrow.id) ?? [], (other) =>
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
