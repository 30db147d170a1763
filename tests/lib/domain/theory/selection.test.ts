// Which part of a model is shown.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visiblePart, withoutDangling } from '#lib/domain/theory/selection.ts';
import { deepFreeze } from '../../../support/command-laws.ts';
import { anySoundModel, arrow, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const arrowsOf = (m: { arrows: ReadonlyMap<string, unknown> }) => [...m.arrows.keys()];

describe('visiblePart', () => {
	it('shows the core with the arrows between what is shown', () => {
		const core = visiblePart(smallModel(), 'core');
		expect([...core.nodes.keys()]).toEqual(['need', 'help', 'bond', 'mod']);
		expect(arrowsOf(core)).toEqual(['e1', 'e2', 'e3']);
	});

	it('shows all of a model in full, and all of one that marks no core', () => {
		const m = smallModel();
		expect(visiblePart(m, 'full')).toBe(m);
		const none = model({
			nodes: [node('a', { core: false }), node('b', { core: false })],
			arrows: [arrow('e', 'a', 'b')]
		});
		expect(visiblePart(none, 'core')).toEqual(none);
	});

	it('never shows an arrow without both ends, and never changes its input', () => {
		fc.assert(
			fc.property(anySoundModel(), fc.constantFrom('core' as const, 'full' as const), (m, extent) => {
				const shown = visiblePart(deepFreeze(m), extent);
				for (const { from, to } of shown.arrows.values()) {
					expect(shown.nodes.has(from)).toBe(true);
					expect(shown.nodes.has(to) || shown.arrows.has(to)).toBe(true);
				}
				if (extent === 'full') expect(shown).toBe(m);
			}),
			SEEDED
		);
	});
});

describe('withoutDangling', () => {
	it('A5 leaves out an arrow whose end is missing, and those that act on it', () => {
		const m = model({
			nodes: [node('a'), node('b')],
			arrows: [
				arrow('on-deep', 'a', 'on-gone'),
				arrow('on-gone', 'a', 'to-gone'),
				arrow('to-gone', 'a', 'gone'),
				arrow('from-gone', 'gone', 'b'),
				arrow('on-fine', 'b', 'fine'),
				arrow('fine', 'a', 'b')
			]
		});
		expect(arrowsOf(withoutDangling(deepFreeze(m)))).toEqual(['on-fine', 'fine']);
		expect(m.arrows.size).toBe(6);
	});

	it('A6 leaves out arrows that act on each other in a circle', () => {
		const m = model({ nodes: [node('a')], arrows: [arrow('e', 'a', 'f'), arrow('f', 'a', 'e')] });
		expect(arrowsOf(withoutDangling(m))).toEqual([]);
	});
});
