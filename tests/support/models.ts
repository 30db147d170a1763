// Models and links by hand, and sound ones of any shape, for the tests of everything that reads or changes them.
import * as fc from 'fast-check';
import { GRADES, type Link, STANCES } from '#lib/domain/evidence/link.ts';
import type { Links } from '#lib/domain/evidence/link-commands.ts';
import type { Result } from '#lib/domain/result.ts';
import { checkArrow, checkLabel, checkProse } from '#lib/domain/theory/integrity.ts';
import {
	type Arrow,
	type Model,
	type Pathway,
	PLAIN_ARROW,
	PLAIN_NODE,
	type Reference,
	type Stage,
	type Statement,
	type TheoryNode
} from '#lib/domain/theory/model.ts';
import { BASES, NODE_KINDS, RELATIONS, STATUSES } from '#lib/domain/theory/vocabulary.ts';

/** Seed and number of runs of every property test here, so that a failure comes again. */
export const SEEDED = { seed: 20190801, numRuns: 80 };

export const node = (id: string, more: Partial<TheoryNode> = {}): TheoryNode => ({
	id,
	kind: 'mechanism',
	label: `Label of ${id}`,
	...PLAIN_NODE,
	pos: [0, 0],
	...more
});

export const arrow = (id: string, from: string, to: string, more: Partial<Arrow> = {}): Arrow => ({
	id,
	from,
	to,
	relation: 'leads-to',
	...PLAIN_ARROW,
	...more
});

export const link = (id: string, recordId: string, targetId: string, more: Partial<Link> = {}): Link => ({
	id,
	recordId,
	targetId,
	stance: 'supports',
	relevance: null,
	rigour: null,
	reason: '',
	by: 'Tester',
	at: '2026-01-01T00:00:00.000Z',
	...more
});

export const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
	new Map(list.map((one) => [one.id, one]));

export interface Parts {
	title?: string;
	note?: string;
	nodes?: readonly TheoryNode[];
	arrows?: readonly Arrow[];
	pathways?: readonly Pathway[];
	stages?: readonly Stage[];
	statements?: readonly Statement[];
}

export const model = ({
	title = 'A model',
	note = '',
	nodes = [],
	arrows = [],
	pathways = [],
	stages = [],
	statements = []
}: Parts = {}): Model => ({
	title,
	note,
	nodes: byId(nodes),
	arrows: byId(arrows),
	pathways: byId(pathways),
	stages: byId(stages),
	statements: byId(statements)
});

/** Two pathways, a stage, five nodes with a cycle (A8), a moderator on an arrow and a statement. */
export const smallModel = (): Model =>
	model({
		title: 'Small model',
		note: 'Two lines\nof note',
		pathways: [
			{ id: 'A', title: 'Resources', order: 0 },
			{ id: 'B', title: 'Relationships', order: 1 }
		],
		stages: [{ id: 's1', title: 'Early', order: 0 }],
		nodes: [
			node('need', { pathway: 'A', label: 'Need is understood', core: true }),
			node('help', { pathway: 'A', label: 'Help is given', stage: 's1' }),
			node('bond', { pathway: 'B', label: 'Relationship grows', note: 'As told by workers.' }),
			node('safe', { kind: 'outcome', label: 'Child is safe', core: false }),
			node('mod', { kind: 'moderator', label: 'Caseload 😀', pos: null })
		],
		arrows: [
			arrow('e1', 'need', 'help'),
			arrow('e2', 'help', 'bond', { because: 'help is noticed' }),
			arrow('e3', 'bond', 'need'),
			arrow('e4', 'help', 'safe', { relation: 'increases' }),
			arrow('e5', 'mod', 'e4', { relation: 'moderates' })
		],
		statements: [{ id: 'st1', text: 'If need, then help', about: ['need', 'help'] }]
	});

export const smallLinks = (): Links =>
	byId([
		link('l1', 'r1', 'need', { reason: 'said so' }),
		link('l2', 'r1', 'e1', { stance: 'challenges', relevance: 'high', rigour: 'low' }),
		link('l3', 'r2', 'need', { stance: 'refines' })
	]);

const orElse = (result: Result<string>, other: string) => (result.ok ? result.value : other);
const anyText = fc.oneof(
	fc.string({ maxLength: 40 }),
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.constantFrom('<b>bold</b>', 'Ünïcode – “quotes” 😀👩‍👧', '&amp;', '__proto__', 'constructor')
);
const anyLabel = anyText.map((text) => orElse(checkLabel(text, ''), 'plain'));
const anyProse = anyText.map((text) => orElse(checkProse(`${text}\n${text}`, ''), 'plain'));
const coordinate = fc.oneof(
	fc.integer({ min: -1e6, max: 1e6 }),
	fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => v + 0)
);
const anyReferences: fc.Arbitrary<Reference[]> = fc.array(
	fc.record({ sourceId: fc.constantFrom('src-1', 'src-2'), section: anyLabel, lines: fc.constant('1-2') }),
	{ maxLength: 2 }
);
const grounding = {
	status: fc.option(fc.constantFrom(...STATUSES)),
	basis: fc.option(fc.constantFrom(...BASES)),
	references: anyReferences
};
// Ids that would be awkward as object keys, file names or in an undo.
const TAKEN = ['constructor', 'toString', 'length', 'title', 'A.b-c_1', '0'];

/** Any model that breaks no rule: cycles of nodes, arrows on arrows, odd but allowed texts and ids. */
export function anySoundModel(mostNodes = 8): fc.Arbitrary<Model> {
	return fc
		.record({
			title: anyLabel.map((text) => text || 'Untitled'),
			note: anyProse,
			pathways: fc.array(fc.record({ title: anyLabel, order: fc.integer({ min: -5, max: 5 }) }), {
				maxLength: 3
			}),
			stages: fc.array(fc.record({ title: anyLabel, order: fc.nat(5) }), { maxLength: 2 }),
			nodes: fc.array(
				fc.record({
					kind: fc.constantFrom(...NODE_KINDS),
					label: anyLabel,
					lane: fc.nat(3),
					column: fc.nat(3),
					pos: fc.option(fc.tuple(coordinate, coordinate)),
					core: fc.boolean(),
					pinned: fc.boolean(),
					addedBy: fc.constantFrom('', 'Ann', 'Ünal Ö’Neill'),
					note: anyProse,
					...grounding
				}),
				{ maxLength: mostNodes }
			),
			arrows: fc.array(
				fc.record({
					from: fc.nat(99),
					to: fc.nat(99),
					onArrow: fc.boolean(),
					relation: fc.constantFrom(...RELATIONS),
					feedback: fc.boolean(),
					addedBy: fc.constantFrom('', 'Bea'),
					because: anyProse,
					...grounding
				}),
				{ maxLength: mostNodes * 2 }
			),
			statements: fc.array(fc.record({ text: anyProse, about: fc.array(fc.nat(99), { maxLength: 3 }) }), {
				maxLength: 2
			})
		})
		.map((raw) => {
			const pathways = raw.pathways.map((lane, i) => ({ id: `lane${i}`, ...lane }));
			const stages = raw.stages.map((stage, i) => ({ id: `stage${i}`, ...stage }));
			const nodes = raw.nodes.map(({ lane, column, ...rest }, i): TheoryNode => ({
				id: TAKEN[i] ?? `n${i}`,
				...rest,
				pathway: pathways[lane]?.id ?? null,
				stage: stages[column]?.id ?? null
			}));
			const sound = model({ title: raw.title, note: raw.note, nodes, pathways, stages });
			const arrows = sound.arrows as Map<string, Arrow>;
			for (const [i, { from, to, onArrow, ...rest }] of raw.arrows.entries()) {
				if (nodes.length === 0) break;
				const earlier = [...arrows.keys()];
				const end = onArrow && earlier.length ? earlier[to % earlier.length]! : nodes[to % nodes.length]!.id;
				const made: Arrow = { id: `e${i}`, from: nodes[from % nodes.length]!.id, to: end, ...rest };
				if (checkArrow(sound, made).ok) arrows.set(made.id, made);
			}
			const statements = sound.statements as Map<string, Statement>;
			for (const [i, { text, about }] of raw.statements.entries())
				statements.set(`statement${i}`, {
					id: `statement${i}`,
					text,
					about: nodes.length ? about.map((n) => nodes[n % nodes.length]!.id) : []
				});
			// fast-check makes some objects without a prototype; a model has none such.
			return structuredClone(sound);
		});
}

export const RECORD_IDS = ['r1', 'r2', 'r3', 'r4'];

/** Any links that break no rule. */
export function anyLinks(): fc.Arbitrary<Links> {
	return fc
		.uniqueArray(
			fc.record({
				recordId: fc.constantFrom(...RECORD_IDS),
				targetId: fc.constantFrom('need', 'e1', 'constructor', 'n7'),
				stance: fc.constantFrom(...STANCES),
				relevance: fc.option(fc.constantFrom(...GRADES)),
				rigour: fc.option(fc.constantFrom(...GRADES)),
				reason: anyProse
			}),
			{ maxLength: 8, selector: (l) => `${l.recordId} ${l.targetId}` }
		)
		.map((list) => byId(list.map((l, i) => link(`l${i}`, l.recordId, l.targetId, l))));
}
