// A view in words: complete, in reading order, in whole sentences, in both variants.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_STRENGTH, type Strength } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { plainView } from '#lib/domain/views/saved-view.ts';
import { describeView } from '#lib/report/description/describe-view.ts';
import type { Block, ListItem } from '#lib/report/document.ts';
import { type ReleasedFacts, releasedFacts } from '#lib/report/release/released-facts.ts';
import { type ShownView, shownView } from '#lib/report/view/shown-view.ts';
import { anySoundModel, arrow, model, node, SEEDED } from '../../../support/models.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

const shownOf = (shown: Model, more: Partial<ShownView> = {}): ShownView => ({
	view: plainView('m', 'full'),
	shown,
	whole: shown,
	strengths: null,
	links: null,
	totals: null,
	title: 'Help for families',
	caption: 'The whole logic model.',
	...more
});
const few = (fewBelow: number) => ({ fewBelow }) as ReleasedFacts;
const strength = (supports: number, challenges = 0, refines = 0): Strength => ({
	supports: { records: supports, sources: Math.min(supports, 1) },
	challenges: { records: challenges, sources: Math.min(challenges, 1) },
	refines: { records: refines, sources: Math.min(refines, 1) }
});

const leaves = (items: readonly ListItem[]): ListItem[] =>
	items.flatMap((item) => (item.items.length > 0 ? leaves(item.items) : [item]));
/** The texts of the lists under a heading, down to the next one of its level. */
function under(blocks: readonly Block[], heading: string): string[] {
	const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
	if (from < 0) return [];
	const { level } = blocks[from] as { level: number };
	const rest = blocks.slice(from + 1);
	const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= level);
	const within = end < 0 ? rest : rest.slice(0, end);
	return within.flatMap((block) =>
		block.kind === 'list' ? leaves(block.items).map(({ text }) => text) : []
	);
}
const allTexts = (blocks: readonly Block[]): string[] => {
	const ofItems = (items: readonly ListItem[]): string[] =>
		items.flatMap(({ text, items: more }) => [text, ...ofItems(more)]);
	return blocks.flatMap((block) => {
		if (block.kind === 'list') return ofItems(block.items);
		return block.kind === 'paragraph' && block.style !== 'own' ? [block.text] : [];
	});
};

const HEADS = {
	standard: { parts: 'The nodes, part by part', arrows: 'The arrows', notes: 'What stands out' },
	plain: { parts: 'The boxes', arrows: 'What leads to what', notes: 'Good to know' }
};

const small = model({
	pathways: [{ id: 'A', title: 'Pathway A', order: 1 }],
	nodes: [
		node('time', { kind: 'prerequisite', label: 'Workers have time', pos: [0, 0] }),
		node('talk', { pathway: 'A', kind: 'activity', label: 'Families and workers talk', pos: [200, 0] }),
		node('trust', { pathway: 'A', label: 'Trust grows', pos: [400, 0] }),
		node('safe', { kind: 'outcome', label: 'The child is safe', pos: [600, 0] }),
		node('load', { kind: 'moderator', label: 'Size of the caseload', pos: [200, -200] }),
		node('blame', { kind: 'unintended-effect', label: 'Workers fear blame', status: 'feared-not-observed' })
	],
	arrows: [
		arrow('e1', 'time', 'talk', { relation: 'enables', because: 'Talking takes time' }),
		arrow('e2', 'talk', 'trust', { because: 'Families feel heard' }),
		arrow('e3', 'trust', 'safe'),
		arrow('e4', 'trust', 'talk', { feedback: true, because: 'The more trust, the more is told' }),
		arrow('e5', 'load', 'e1', { relation: 'moderates', because: 'Many cases leave little time' })
	]
});
const strengths = new Map([
	['talk', strength(12, 1)],
	['e2', strength(2, 1)],
	['e3', strength(1, 0, 2)]
]);

describe('the standard description', () => {
	const blocks = describeView(shownOf(small, { strengths }), few(0), 'standard', 1);

	it('outlines the nodes by part, with kind where a part has several, status and evidence', () => {
		expect(under(blocks, 'Prerequisites')).toEqual(['Workers have time.']);
		expect(under(blocks, 'Pathway A')).toEqual([
			'Activity or resource: Families and workers talk. 12 records support this and one challenges it.',
			'Mechanism: Trust grows.'
		]);
		expect(under(blocks, 'Unintended effects')).toEqual([
			'Workers fear blame. This is feared, not observed.'
		]);
	});

	it('says each arrow as a sentence with its reason, evidence, feedback and the arrow that it acts on', () => {
		expect(under(blocks, 'The arrows')).toEqual([
			'“Size of the caseload” moderates the arrow from “Workers have time” to “Families and workers talk”, because many cases leave little time.',
			'“Workers have time” enables “Families and workers talk”, because talking takes time.',
			'“Families and workers talk” leads to “Trust grows”, because families feel heard. Two records support this and one challenges it.',
			'It leads to “Families and workers talk”, because the more trust, the more is told. This is feedback: it goes back on purpose to something earlier.',
			'It leads to “The child is safe”. One record supports this and two refine it.'
		]);
		expect(JSON.stringify(blocks)).toContain('Two arrows start at “Trust grows”.');
	});

	it('says what is contested, what nothing leads to, what stands alone, what goes round, and what has no evidence', () => {
		const apart = model({
			nodes: [
				...small.nodes.values(),
				node('calm', { kind: 'outcome', label: 'Calm' }),
				node('joy', { kind: 'outcome', label: 'Joy' })
			],
			arrows: [...small.arrows.values(), arrow('e6', 'joy', 'safe')],
			pathways: [...small.pathways.values()]
		});
		expect(
			under(describeView(shownOf(apart, { strengths }), few(0), 'standard', 1), 'What stands out')
		).toEqual([
			'There are records both for and against “Families and workers talk” and the arrow from “Families and workers talk” to “Trust grows”.',
			'In this figure, no arrow leads to “Joy”.',
			'No arrow starts or ends at “Calm” or “Workers fear blame”.',
			'Two nodes form a loop, in which each leads back to itself by way of others: “Families and workers talk” and “Trust grows”.',
			'No record is linked to seven of the eight nodes and four of the six arrows.'
		]);
	});

	it('counts a long loop without naming its nodes', () => {
		const ring = Array.from({ length: 15 }, (_, i) => node(`n${i}`));
		const round = model({
			nodes: ring,
			arrows: ring.map(({ id }, i) => arrow(`e${i}`, id, `n${(i + 1) % 15}`))
		});
		expect(under(describeView(shownOf(round), few(0), 'standard', 1), 'What stands out')).toEqual([
			'15 nodes form a loop, in which each leads back to itself by way of others.'
		]);
		expect(under(describeView(shownOf(round), few(0), 'plain', 1), 'Good to know')).toEqual([
			'15 boxes lead round in a circle.'
		]);
	});

	it('tells no small number where small ones are withheld, and what “a few” is', () => {
		const words = allTexts(describeView(shownOf(small, { strengths }), few(5), 'standard', 1)).join('\n');
		expect(words).toContain('12 records support this and a few challenge it.');
		expect(words).toContain('A few records support this and a few challenge it.');
		expect(words).toContain('“A few” stands for any number below five.');
		expect(words).not.toMatch(/\b(?:one|two|three|four) (?:records?|challenges?|refines?)/i);
	});

	it('says nothing of evidence where none is shown', () => {
		const words = allTexts(describeView(shownOf(small), few(0), 'standard', 1)).join('\n');
		expect(words).not.toMatch(/record|evidence/i);
	});

	it('begins its headings at the level asked for', () => {
		const levels = (level: 1 | 2) =>
			describeView(shownOf(small), few(0), 'standard', level).flatMap((b) =>
				b.kind === 'heading' ? [b.level] : []
			);
		expect(new Set(levels(1))).toEqual(new Set([1, 2]));
		expect(new Set(levels(2))).toEqual(new Set([2, 3]));
	});

	it('of an empty model is short and whole', () => {
		const words = allTexts(describeView(shownOf(model({})), few(0), 'standard', 1));
		expect(words).toEqual([
			'“Help for families” is a logic model: it says what is expected to lead to what, and why.',
			'The whole logic model.'
		]);
	});
});

describe.each(['standard', 'plain'] as const)('the %s description', (variant) => {
	it('has every node and every arrow once, in sentences without signs', () => {
		fc.assert(
			fc.property(anySoundModel(), (odd) => {
				const labelled = {
					...odd,
					nodes: new Map([...odd.nodes].map(([id, one], i) => [id, { ...one, label: `Thing ${i + 10}` }])),
					arrows: new Map([...odd.arrows].map(([id, one]) => [id, { ...one, because: '' }])),
					pathways: new Map([...odd.pathways].map(([id, one], i) => [id, { ...one, title: `Way ${i}` }]))
				};
				const some = new Map(
					[...odd.nodes.keys(), ...odd.arrows.keys()].map((id, i) => [id, strength(i % 3, i % 2)])
				);
				const blocks = describeView(shownOf(labelled, { strengths: some }), few(0), variant, 1);
				const inParts = under(blocks, HEADS[variant].parts);
				expect(inParts).toHaveLength(labelled.nodes.size);
				for (const { label } of labelled.nodes.values())
					expect(inParts.filter((text) => new RegExp(`(?:^|: )${label}\\.`).test(text))).toHaveLength(1);
				const arrows = under(blocks, HEADS[variant].arrows);
				expect(arrows).toHaveLength(labelled.arrows.size);
				for (const text of allTexts(blocks)) {
					expect(text).toMatch(/[.!?…]["'”’)]*$/);
					expect(text).not.toMatch(/[→▲▽◇⟶]|undefined|null|NaN|\.\.| {2}/);
				}
			}),
			SEEDED
		);
	});
});

describe('the plain description', () => {
	const facts = releasedFacts(sampleFacts(), { tier: 'public' });
	const blocks = describeView(
		shownView(plainView('overarching', 'full'), facts, '2026-11-22'),
		facts,
		'plain',
		1
	);

	it('says how to read it, in everyday words', () => {
		const [help] = allTexts(blocks);
		expect(help).toContain('A box is one thing that is needed, is done or changes.');
		expect(help).toContain('Some arrows end on another arrow.');
		const own = allTexts(blocks)
			.join(' ')
			.replaceAll(/“[^”]*”/g, '');
		expect(own).not.toMatch(/\b(?:mechanism|moderat|prerequisite|intermediate|stance|pathway:)/);
	});

	it('has short sentences', () => {
		// Only its own words: names and reasons are what people wrote.
		const sentences = allTexts(blocks)
			.filter((text) => !text.startsWith('Under the picture'))
			.flatMap((text) =>
				text
					.replaceAll(/“[^”]*”/g, 'NAME')
					.replaceAll(/(?<=Why: )[^.]*/g, 'REASON')
					.split(/(?<=[.?!]) /)
			);
		const lengths = sentences.map(
			(text) =>
				text
					.split(/NAME(?:,| and)? ?/)
					.join('NAME ')
					.split(/\s+/)
					.filter((w) => w !== 'NAME').length
		);
		const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
		expect(mean).toBeLessThanOrEqual(9);
		expect(lengths.filter((n) => n > 20)).toEqual([]);
	});

	it('puts reason and evidence into sentences of their own', () => {
		const plain = describeView(shownOf(small, { strengths }), few(0), 'plain', 1);
		expect(under(plain, 'What leads to what')).toEqual([
			'“Size of the caseload” can help or hinder the step from “Workers have time” to “Families and workers talk”. Why: Many cases leave little time.',
			'“Workers have time” makes this possible: “Families and workers talk”. Why: Talking takes time.',
			'“Families and workers talk” leads to “Trust grows”. Why: Families feel heard. Two records back this up. One record speaks against it.',
			'It leads to “Families and workers talk”. Why: The more trust, the more is told. This arrow goes back to something earlier. That is meant to be so.',
			'It leads to “The child is safe”. One record backs this up. Two records add detail.'
		]);
		expect(under(plain, 'Unintended effects')).toEqual([
			'Workers fear blame. People feared this. Nobody has seen it happen.'
		]);
	});
});

it('says nothing of evidence that is none', () => {
	const none = new Map([['talk', NO_STRENGTH]]);
	const blocks = describeView(shownOf(small, { strengths: none }), few(0), 'standard', 1);
	expect(under(blocks, 'Pathway A')[0]).toBe('Activity or resource: Families and workers talk.');
});
