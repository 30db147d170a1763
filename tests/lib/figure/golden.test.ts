import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scene } from '#lib/figure/scene.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { CONTRAST_THEME, GREY_THEME } from '#lib/figure/theme.ts';
import { COMPACT } from '#lib/layout/density.ts';
import { NODE_KINDS, RELATIONS } from '#lib/domain/theory/vocabulary.ts';
import { arrow, drawByHand, model, node, strength } from './small-models.ts';
import { fault } from './well-formed.ts';

const chain = model(
	[
		node('p', { kind: 'prerequisite', label: 'Workers feel trusted to decide on spending' }),
		node('n', { pathway: 'a', label: 'Need identified' }),
		node('m', { pathway: 'a', label: 'Family’s needs met in time', kind: 'mechanism' }),
		node('t', { pathway: 'b', label: 'Trust develops', kind: 'mechanism' }),
		node('o', { kind: 'outcome', label: 'Reduced need for care' }),
		node('x', { kind: 'moderator', label: 'Whether the family is told the amount' })
	],
	[
		arrow('e1', 'p', 'n', { relation: 'enables' }),
		arrow('e2', 'n', 'm'),
		arrow('e3', 'm', 't'),
		arrow('e4', 'm', 'o', { relation: 'decreases' }),
		arrow('e5', 'x', 'e2', { relation: 'moderates' })
	],
	{ title: 'A chain over two pathways', note: 'Reconstructed from text; the coding is ours.' }
);

const evidence = new Map([
	['n', strength(6, 1)],
	['t', strength(12, 3, 2)],
	['e1', strength(2)],
	['e2', strength(3, 1)],
	['e4', strength(0, 0, 1)]
]);

const kinds = model(
	NODE_KINDS.map((kind) => node(kind, { kind, label: `A node that is a ${kind}` })),
	[],
	{ title: 'Every kind' }
);

const relations = model(
	RELATIONS.flatMap((r) => [
		node(`${r}-from`, { pathway: 'a', label: 'Cause' }),
		node(`${r}-to`, { pathway: 'a', label: 'Effect' })
	]),
	RELATIONS.map((relation) => arrow(`${relation}-arrow`, `${relation}-from`, `${relation}-to`, { relation })),
	{ title: 'Every relation' }
);

const arrows = model(
	[
		node('n', { pathway: 'a', label: 'Need identified' }),
		node('h', { pathway: 'a', label: 'Help given' }),
		node('s', { pathway: 'a', label: 'Stress falls' }),
		node('t', { pathway: 'b', label: 'Trust develops', kind: 'mechanism' }),
		node('g', { pathway: 'b', label: 'Goals are shared' }),
		node('r', { pathway: 'b', label: 'Relationship lasts' }),
		node('x', { kind: 'moderator', label: 'Time with one worker' }),
		node('y', { kind: 'moderator', label: 'Distance to the service' }),
		node('z', { kind: 'moderator', label: 'What neighbours say' })
	],
	[
		arrow('forward', 'n', 'h'),
		arrow('challenged', 'h', 's'),
		arrow('crossing', 'h', 'r'),
		arrow('contested', 't', 'g'),
		arrow('feedback', 'r', 's', { feedback: true }),
		arrow('challenged-feedback', 'z', 's', { feedback: true }),
		arrow('acting', 'x', 'forward', { relation: 'moderates' })
	],
	{ title: 'Every way to draw an arrow' }
);

const standings = new Map([
	['forward', strength(2)],
	['challenged', strength(0, 2)],
	['contested', strength(3, 1)],
	['challenged-feedback', strength(0, 1, 1)]
]);

/** Counts under 3 have no number. */
const COMPACT_DETAIL = { density: COMPACT, fewBelow: 3 };

const scenes: Record<string, () => Scene> = {
	empty: () => drawByHand(model([], [], { title: '' })),
	kinds: () => drawByHand(kinds),
	relations: () => drawByHand(relations),
	arrows: () => drawByHand(arrows, standings),
	'arrows-grey': () => drawByHand(arrows, standings, GREY_THEME),
	chain: () => drawByHand(chain),
	'chain-evidence': () => drawByHand(chain, evidence),
	'kinds-compact': () => drawByHand(kinds, undefined, undefined, COMPACT_DETAIL),
	'chain-compact-contrast': () => drawByHand(chain, evidence, CONTRAST_THEME, COMPACT_DETAIL),
	'chain-grey': () => drawByHand(chain, evidence, GREY_THEME)
};

describe('the drawing of a small model', () => {
	it.each(Object.keys(scenes))('is what it was: %s (UPDATE_GOLDEN=1 writes it anew)', (name) => {
		const file = new URL(`./golden/${name}.svg`, import.meta.url);
		const svg = svgOf(scenes[name]!());
		expect(fault(svg)).toBeNull();
		if (process.env.UPDATE_GOLDEN) writeFileSync(file, svg);
		expect(existsSync(file)).toBe(true);
		expect(svg).toBe(readFileSync(file, 'utf8'));
	});

	it('is the same from a scene that was stored as JSON', () => {
		const scene = scenes['chain-evidence']!();
		expect(svgOf(JSON.parse(JSON.stringify(scene)) as Scene)).toBe(svgOf(scene));
	});
});
