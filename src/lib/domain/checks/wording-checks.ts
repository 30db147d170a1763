// What can be wrong with words: two claims in one, the same label twice, abbreviations that nothing explains.
import { arrowName, labelOf } from '../item-words.ts';
import type { Model } from '../theory/model.ts';
import { plain } from '../theory/words-in.ts';
import { abbreviationsIn, explainedIn } from './abbreviations.ts';
import type { Finding } from './finding.ts';
import { makesTwoClaims } from './two-claims.ts';

export const doubleClaims = (model: Model): Finding[] =>
	[...model.nodes.values()]
		.filter(({ label }) => makesTwoClaims(label))
		.map(({ id, label }) => ({
			id: `two-claims:${id}`,
			check: 'two-claims',
			about: [id],
			sentence: `“${label}” says more than one thing.`
		}));

/** Labels that differ in nothing but case, accents, spaces and signs. Nodes without a name yet are no duplicates. */
export function duplicateLabels(model: Model): Finding[] {
	const same = Map.groupBy(model.nodes.values(), ({ label }) =>
		plain(label)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim()
	);
	return [...same].flatMap(([key, nodes]): Finding[] => {
		if (key === '' || nodes.length < 2) return [];
		const about = nodes.map((node) => node.id);
		const times = nodes.length === 2 ? 'Two nodes are' : `${nodes.length} nodes are`;
		return [
			{
				id: `duplicate:${about.join(',')}`,
				check: 'duplicate',
				about,
				sentence: `${times} called “${nodes[0]!.label}”.`
			}
		];
	});
}

/** Abbreviations in labels and becauses that no text of the model explains. */
export function unexplainedAbbreviations(model: Model): Finding[] {
	const used = new Map<string, { id: string; name: string }[]>();
	const note = (text: string, id: string, name: () => string) => {
		for (const word of abbreviationsIn(text))
			used.set(word, [...(used.get(word) ?? []), { id, name: name() }]);
	};
	for (const node of model.nodes.values()) note(node.label, node.id, () => labelOf(node));
	for (const arrow of model.arrows.values()) note(arrow.because, arrow.id, () => arrowName(model, arrow));
	if (used.size === 0) return [];
	const explained = new Set(textsOf(model).flatMap((text) => [...explainedIn(text)]));
	return [...used]
		.filter(([word]) => !explained.has(word))
		.map(([word, places]) => ({
			id: `abbreviation:${word}`,
			check: 'abbreviation',
			about: places.map(({ id }) => id),
			sentence:
				places.length === 1
					? `Nothing says what “${word}” means, in “${places[0]!.name}”.`
					: `Nothing says what “${word}” means; it occurs in ${places.length} places.`
		}));
}

const textsOf = (model: Model): string[] => [
	model.title,
	model.note,
	...[...model.pathways.values(), ...model.stages.values()].map(({ title }) => title),
	...[...model.statements.values()].map(({ text }) => text),
	...[...model.nodes.values()].flatMap(({ label, note }) => [label, note]),
	...[...model.arrows.values()].map(({ because }) => because)
];
