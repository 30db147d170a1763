import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf } from '#lib/domain/item-words.ts';
import type { Arrow, Model } from '#lib/domain/theory/model.ts';
import { RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { ALT_LENGTH, altOf, descriptionLines } from '#lib/report/description/figure-words.ts';
import { anySoundModel, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const of = (whole: Model) => ({ whole, strengths: null });

describe('the lines of a figure', () => {
	it('name every node and every arrow once', () => {
		fc.assert(
			fc.property(anySoundModel(), (odd) => {
				const nodes = new Map(
					[...odd.nodes].map(([id, one], i) => [id, { ...one, label: `Thing ${i + 10}`, status: null }])
				);
				const arrows = new Map(
					[...odd.arrows].map(([id, one]) => [id, { ...one, because: '', status: null, feedback: false }])
				);
				const plain: Model = { ...odd, nodes, arrows };
				const lines = descriptionLines(of(plain), plain, 0);
				for (const { label } of nodes.values())
					expect(lines.filter((line) => line === `${label}.` || line.endsWith(`: ${label}.`))).toHaveLength(
						1
					);
				const end = (id: string): string => {
					const arrow: Arrow | undefined = arrows.get(id);
					return arrow
						? `the arrow from “${labelOf(nodes.get(arrow.from))}” to ${end(arrow.to)}`
						: `“${labelOf(nodes.get(id))}”`;
				};
				const said = [...arrows.values()].map(
					({ from, to, relation }) => `“${labelOf(nodes.get(from))}” ${RELATION_WORDS[relation]} ${end(to)}.`
				);
				expect(lines.filter((line) => line.startsWith('“')).sort()).toEqual(said.sort());
			}),
			SEEDED
		);
	});

	it('say evidence without small numbers', () => {
		const shown = smallModel();
		const count = (records: number) => ({ records, sources: 1 });
		const strengths = new Map([['need', { supports: count(2), challenges: count(7), refines: count(0) }]]);
		const lines = descriptionLines({ whole: shown, strengths }, shown, 5);
		expect(lines.find((line) => line.includes('Need is understood.'))).toMatch(
			/A few records support this and seven challenge it\.$/
		);
	});
});

describe('the alternative text', () => {
	it('says what it is, how much, and in which parts', () => {
		const shown = smallModel();
		expect(altOf(of(shown), shown, 'Help')).toMatch(
			/^Diagram of a logic model: Help\. Five nodes and five arrows, in \w+ parts: /
		);
	});

	it('is never longer than it may be', () => {
		fc.assert(
			fc.property(anySoundModel(), fc.string({ unit: 'grapheme', maxLength: 400 }), (shown, title) => {
				const alt = altOf(of(shown), shown, title);
				expect(alt.length).toBeLessThanOrEqual(ALT_LENGTH);
				expect(alt).toMatch(/^Diagram of a logic model: ./);
				expect(alt.isWellFormed()).toBe(true);
			}),
			SEEDED
		);
	});

	it('of one node has no plural', () => {
		const one = model({ nodes: [node('a')] });
		expect(altOf(of(one), one, '')).toContain('One node and no arrows: Not yet on a pathway.');
	});
});
