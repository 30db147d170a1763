// Where evidence is thin: nothing, one source only, for and against at once; and what the checks of the model point at.
import { CHECKS } from '#lib/domain/checks/finding.ts';
import { checkModel } from '#lib/domain/checks/check-model.ts';
import { STANCES } from '#lib/domain/evidence/link.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';
import { arrowName, labelOf } from '#lib/domain/item-words.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { partsOf } from '../description/claims.ts';
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import type { Block, ListItem } from '../document.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import type { ShownView } from '../view/shown-view.ts';
import { headingOf, paragraph, type PartBuilder, subheading } from './part-context.ts';
import { noEvidence } from './words.ts';

export const gaps: PartBuilder = (part, { facts, shown: shownOf }): Block[] => {
	const shown = shownOf(part, 'always');
	return [
		headingOf(part, `${shown.title}: gaps in the evidence`),
		...(shown.strengths === null ? [noEvidence()] : thin(shown, shown.strengths, facts)),
		subheading('What the checks of the model found'),
		...findings(shown)
	];
};

function thin(shown: ShownView, strengths: ReadonlyMap<string, Strength>, facts: ReleasedFacts): Block[] {
	const sources = sourcesByTarget(shown, facts);
	const groups: { title: string; none: string; is: (id: string) => boolean }[] = [
		{
			title: 'Without evidence',
			none: 'Every node and every arrow has evidence.',
			is: (id) => records(strengths.get(id)) === 0
		},
		{
			title: 'From one source only',
			none: 'Whatever has evidence has it from more than one source.',
			is: (id) => records(strengths.get(id)) > 0 && sources.get(id)?.size === 1
		},
		{
			title: 'Contested',
			none: 'Nothing has evidence both for and against it.',
			is: (id) => {
				const strength = strengths.get(id);
				return (strength?.supports.records ?? 0) > 0 && (strength?.challenges.records ?? 0) > 0;
			}
		}
	];
	return groups.flatMap(({ title, none, is }) => {
		const items = listed(shown.shown, is);
		return [
			subheading(title),
			items.length > 0 ? { kind: 'list' as const, ordered: false, items } : paragraph(none)
		];
	});
}

const records = (strength: Strength | undefined): number =>
	STANCES.reduce((sum, stance) => sum + (strength?.[stance].records ?? 0), 0);

/** The distinct sources behind each node and arrow. */
function sourcesByTarget({ links }: ShownView, { countable }: ReleasedFacts): Map<string, Set<string>> {
	const sourceOf = new Map(
		(countable ?? []).filter(({ withdrawn }) => !withdrawn).map(({ id, sourceId }) => [id, sourceId])
	);
	const found = new Map<string, Set<string>>();
	for (const { targetId, recordId } of links ?? []) {
		const source = sourceOf.get(recordId);
		if (source === undefined) continue;
		if (!found.has(targetId)) found.set(targetId, new Set());
		found.get(targetId)!.add(source);
	}
	return found;
}

/** Nodes, then arrows, in reading order; each lot under a word that says how many they are. */
function listed(model: Model, is: (id: string) => boolean): ListItem[] {
	const nodes = partsOf(model).flatMap((part) => part.nodes);
	const { outOf } = endsOf(model);
	const arrows = nodes.flatMap(({ id }) => outOf.get(id) ?? []).filter(({ id }) => is(id));
	const own = nodes.filter(({ id }) => is(id));
	const lot = (items: readonly string[], of: number, one: string): ListItem[] =>
		items.length === 0
			? []
			: [{ text: `${items.length} of ${of} ${one}s`, items: items.map((text) => ({ text, items: [] })) }];
	return [
		...lot(own.map(labelOf), nodes.length, 'node'),
		...lot(
			arrows.map((arrow) => arrowName(model, arrow)),
			model.arrows.size,
			'arrow'
		)
	];
}

/** Of the model as a whole, since a part of it has loose ends that are none; told where the view shows what they are about. */
function findings({ shown, whole }: ShownView): Block[] {
	const isShown = (id: string) => shown.nodes.has(id) || shown.arrows.has(id);
	const items = [...checkModel(whole)].flatMap(([check, found]): ListItem[] => {
		const own = found.filter(({ about }) => about.some(isShown));
		if (own.length === 0) return [];
		return [{ text: CHECKS[check].title, items: own.map(({ sentence }) => ({ text: sentence, items: [] })) }];
	});
	return [
		items.length > 0 ? { kind: 'list', ordered: false, items } : paragraph('The checks found nothing.')
	];
}
