// What people read of how an earlier version of a model differs from the model now: in one sentence, and as lists.
import type { Links } from './evidence/link-commands.ts';
import { restoreLinks } from './evidence/restore-links.ts';
import { arrowName, endName, labelOf } from './item-words.ts';
import type { RecordMap } from './theory/change.ts';
import { type Difference, difference, type RecordDifference } from './theory/difference.ts';
import type { Arrow, Model, TheoryNode } from './theory/model.ts';
import { NODE_KIND_WORDS, RELATION_WORDS, STATUS_WORDS } from './theory/vocabulary.ts';

const MAPS = ['nodes', 'arrows', 'pathways', 'stages', 'statements'] as const satisfies readonly RecordMap[];
const ONE: Record<RecordMap, string> = {
	nodes: 'node',
	arrows: 'arrow',
	pathways: 'pathway',
	stages: 'stage',
	statements: 'statement'
};

/** "1 node", "2 nodes"; '' for none. */
const counted = (n: number, word: string) => (n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`);

/** "a", "a and b", "a, b and c"; '' for none. */
function listed(words: readonly string[]): string {
	const some = words.filter(Boolean);
	return some.length < 2 ? (some[0] ?? '') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}

/** How the changed nodes are told apart: other words, another place only, or something else. */
function sortNodes(nodes: RecordDifference) {
	const ids = { renamed: [] as string[], moved: [] as string[], edited: [] as string[] };
	for (const [id, fields] of nodes.changed) {
		if (fields.includes('label')) ids.renamed.push(id);
		if (fields.every((field) => field === 'pos')) ids.moved.push(id);
		else if (fields.some((field) => field !== 'label' && field !== 'pos')) ids.edited.push(id);
	}
	return ids;
}

/** "4 nodes and 6 arrows fewer, 2 nodes renamed": the second model beside the first; '' where they say the same. */
export function differenceSentence(now: Model, then: Model): string {
	const differs = difference(now, then);
	const each = (count: (part: RecordDifference, name: RecordMap) => number) =>
		listed(MAPS.map((name) => counted(count(differs[name], name), ONE[name])));
	const { renamed, moved, edited } = sortNodes(differs.nodes);
	const parts: [string, string][] = [
		[each((part) => part.removed.length), 'fewer'],
		[each((part) => part.added.length), 'more'],
		[counted(renamed.length, 'node'), 'renamed'],
		[each((part, name) => (name === 'nodes' ? edited.length : part.changed.size)), 'otherwise different'],
		[counted(moved.length, 'node'), 'elsewhere']
	];
	const described = differs.description.map((field) => `another ${field}`);
	return [...parts.filter(([what]) => what).map((words) => words.join(' ')), ...described].join(', ');
}

/** The same for links: "3 links fewer, 1 link different". */
export function linkDifferenceSentence(now: Links, then: Links): string {
	const restored = restoreLinks(then)(now);
	if (!restored.ok) return '';
	const { steps } = restored.value;
	const fewer = steps.filter((step) => step.op === 'remove').length;
	const more = steps.filter((step) => step.op === 'add' && !now.has(step.link.id)).length;
	return (
		[
			[counted(fewer, 'link'), 'fewer'],
			[counted(more, 'link'), 'more'],
			[counted(steps.length - fewer - more, 'link'), 'different']
		] as const
	)
		.filter(([what]) => what)
		.map((words) => words.join(' '))
		.join(', ');
}

export interface DifferenceList {
	title: string;
	entries: string[];
}

/** Every difference by name, in lists under headings; empty where both say the same. */
export function differenceLists(now: Model, then: Model): DifferenceList[] {
	const differs = difference(now, then);
	const { renamed, moved, edited } = sortNodes(differs.nodes);
	const label = (id: string) => labelOf(now.nodes.get(id));
	return [
		{
			title: 'Only in this version',
			entries: MAPS.flatMap((name) => named(then, name, differs[name].added))
		},
		{
			title: 'Only in the model now',
			entries: MAPS.flatMap((name) => named(now, name, differs[name].removed))
		},
		{
			title: 'Other words',
			entries: [
				...differs.description.map((field) =>
					field === 'title' ? `Title: “${then.title}”; now “${now.title}”` : 'The text about the model'
				),
				...renamed.map((id) => `Node: “${labelOf(then.nodes.get(id))}”; now “${label(id)}”`),
				...(['pathways', 'stages'] as const).flatMap((name) => retitled(differs, name, now, then)),
				...[...differs.statements.changed.keys()].map(
					(id) => `Statement: “${then.statements.get(id)!.text}”; now “${now.statements.get(id)!.text}”`
				)
			]
		},
		{
			title: 'Otherwise different',
			entries: [
				...edited.map((id) => {
					const fields = differs.nodes.changed.get(id)!.filter((f) => f !== 'label' && f !== 'pos');
					return `${label(id)}: ${fieldWords(fields, (field) => nodeField(then, then.nodes.get(id)!, field))}`;
				}),
				...[...differs.arrows.changed].map(
					([id, fields]) =>
						`Arrow ${arrowName(now, now.arrows.get(id)!)}: ${fieldWords(fields, (field) => arrowField(then, then.arrows.get(id)!, field))}`
				)
			]
		},
		{ title: 'Elsewhere on the diagram', entries: moved.map(label) }
	].filter(({ entries }) => entries.length > 0);
}

function named(model: Model, name: RecordMap, ids: readonly string[]): string[] {
	return ids.map((id) => {
		switch (name) {
			case 'nodes':
				return `Node: ${labelOf(model.nodes.get(id))}`;
			case 'arrows':
				return `Arrow: ${arrowName(model, model.arrows.get(id)!)}`;
			case 'pathways':
			case 'stages':
				return `${name === 'pathways' ? 'Pathway' : 'Stage'}: ${model[name].get(id)!.title}`;
			case 'statements':
				return `Statement: ${model.statements.get(id)!.text}`;
		}
	});
}

function retitled(differs: Difference, name: 'pathways' | 'stages', now: Model, then: Model): string[] {
	const word = name === 'pathways' ? 'Pathway' : 'Stage';
	return [...differs[name].changed].map(([id, fields]) => {
		const [before, after] = [now[name].get(id)!.title, then[name].get(id)!.title];
		return fields.includes('title')
			? `${word}: “${after}”; now “${before}”`
			: `${word} “${before}”: its place`;
	});
}

/** "kind (here Mechanism), note": what differs, with what it is in this version where that is short. */
function fieldWords(fields: readonly string[], here: (field: string) => [string, string?]): string {
	const words = fields.map(here).map(([what, value]) => (value ? `${what} (here ${value})` : what));
	return [...new Set(words)].join(', ');
}

function nodeField(then: Model, node: TheoryNode, field: string): [string, string?] {
	switch (field) {
		case 'kind':
			return ['kind', NODE_KIND_WORDS[node.kind].toLowerCase()];
		case 'pathway':
			return ['pathway', then.pathways.get(node.pathway ?? '')?.title ?? 'none'];
		case 'stage':
			return ['stage', then.stages.get(node.stage ?? '')?.title ?? 'none'];
		case 'core':
			return ['core', node.core ? 'in the core' : 'not in the core'];
		case 'status':
			return ['status', node.status ? STATUS_WORDS[node.status] : 'none'];
		case 'pinned':
			return ['pin', node.pinned ? 'pinned' : 'not pinned'];
		case 'note':
			return ['note'];
		case 'addedBy':
			return ['who added it', node.addedBy || 'unknown'];
		default:
			return ['where its wording is from'];
	}
}

function arrowField(then: Model, arrow: Arrow, field: string): [string, string?] {
	switch (field) {
		case 'relation':
			return ['relation', RELATION_WORDS[arrow.relation]];
		case 'from':
			return ['start', labelOf(then.nodes.get(arrow.from))];
		case 'to':
			return ['end', endName(then, arrow.to)];
		case 'feedback':
			return ['feedback', arrow.feedback ? 'goes back on purpose' : 'not marked'];
		case 'because':
			return ['because'];
		case 'addedBy':
			return ['who added it', arrow.addedBy || 'unknown'];
		case 'status':
			return ['status', arrow.status ? STATUS_WORDS[arrow.status] : 'none'];
		default:
			return ['where its wording is from'];
	}
}
