// What a person who does not see the diagram is told of a node or an arrow.
import type { Strength } from './evidence/strength.ts';
import type { Arrow, Model, TheoryNode } from './theory/model.ts';
import { NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from './theory/vocabulary.ts';

/** "6 records from 4 sources support it, 1 record challenges it"; `null` strength: not to be told. */
export function strengthWords(strength: Strength | undefined | null): string {
	if (strength === null) return '';
	const parts = (
		[
			['supports', 'supports', 'support'],
			['challenges', 'challenges', 'challenge'],
			['refines', 'refines', 'refine']
		] as const
	).flatMap(([stance, one, many]) => {
		const { records = 0, sources = 0 } = strength?.[stance] ?? {};
		if (records === 0) return [];
		return [
			`${records} ${records === 1 ? 'record' : 'records'} from ${sources} ${sources === 1 ? 'source' : 'sources'} ${records === 1 ? one : many} it`
		];
	});
	return parts.length ? parts.join(', ') : 'no evidence linked yet';
}

/** "mechanism, Pathway B: relationships; 2 arrows in, 1 out; 6 records from 4 sources support it". */
export function nodeFacts(model: Model, node: TheoryNode, strength: Strength | undefined | null): string {
	let [incoming, outgoing] = [0, 0];
	for (const arrow of model.arrows.values()) {
		if (arrow.to === node.id) incoming++;
		if (arrow.from === node.id) outgoing++;
	}
	const lane = node.pathway === null ? undefined : model.pathways.get(node.pathway)?.title;
	const what = [NODE_KIND_WORDS[node.kind].toLowerCase(), node.status && STATUS_WORDS[node.status], lane];
	const arrows = `${incoming} ${incoming === 1 ? 'arrow' : 'arrows'} in, ${outgoing} out`;
	return [what.filter(Boolean).join(', '), arrows, strengthWords(strength)].filter(Boolean).join('; ');
}

/** The same after its label: "Trust develops, mechanism, …". */
export const nodeName = (model: Model, node: TheoryNode, strength: Strength | undefined | null): string =>
	`${labelOf(node)}, ${nodeFacts(model, node, strength)}`;

export const labelOf = (node: Pick<TheoryNode, 'label'> | undefined): string => node?.label || 'Unnamed node';

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
