// What of a model keeps every rule: what is exported, so that it can be read back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProblems } from '#lib/domain/theory/integrity.ts';
import { groundedArrows, soundPart } from '#lib/domain/theory/sound-part.ts';
import { readModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { deepFreeze, expectSame } from '../../../support/command-laws.ts';
import { anySoundModel, arrow, byId, model, node, SEEDED, smallModel } from '../../../support/models.ts';

/** Arrows between anything and anything: what people who edit at the same time could leave behind. */
const anyArrows = fc.array(
	fc.record({
		from: fc.constantFrom('a', 'b', 'e0', 'gone'),
		to: fc.constantFrom('a', 'b', 'e0', 'e1', 'e2', 'e3', 'e4', 'gone'),
		relation: fc.constantFrom('leads-to' as const, 'enables' as const)
	}),
	{ maxLength: 6 }
);

describe('soundPart', () => {
	it('leaves a sound model as it is', () => {
		fc.assert(
			fc.property(anySoundModel(), (m) => {
				expectSame(soundPart(deepFreeze(m)), m, 'the sound part of a sound model');
			}),
			SEEDED
		);
	});

	it('breaks no rule, whatever arrows there are, and can be read back', () => {
		fc.assert(
			fc.property(anyArrows, (raw) => {
				const arrows = raw.map(({ from, to, relation }, i) => arrow(`e${i}`, from, to, { relation }));
				const part = soundPart(deepFreeze(model({ nodes: [node('a'), node('b')], arrows })));
				expect(findProblems(part)).toEqual([]);
				expect(readModelFile(toModelFile(part)).ok).toBe(true);
				for (const one of part.arrows.values()) expect(arrows).toContainEqual(one);
			}),
			{ ...SEEDED, numRuns: 600 }
		);
	});

	it('A4 keeps the lower id of two arrows that say the same, however they are ordered', () => {
		const nodes = [node('a'), node('b')];
		for (const ids of [
			['x', 'y'],
			['y', 'x']
		] as const) {
			const part = soundPart(model({ nodes, arrows: ids.map((id) => arrow(id, 'a', 'b')) }));
			expect([...part.arrows.keys()]).toEqual(['x']);
		}
	});

	it('takes away a pathway or stage that is not there from its nodes, and nothing else', () => {
		const m = { ...smallModel(), pathways: byId([{ id: 'B', title: 'B', order: 0 }]), stages: new Map() };
		const part = soundPart(deepFreeze(m));
		expect(part.nodes.get('help')).toEqual({ ...m.nodes.get('help'), pathway: null, stage: null });
		expect(part.nodes.get('bond')).toBe(m.nodes.get('bond'));
		expect(part.arrows).toEqual(m.arrows);
	});
});

describe('groundedArrows', () => {
	const grounded = (...arrows: ReturnType<typeof arrow>[]) => [
		...groundedArrows({ nodes: byId([node('a'), node('b')]), arrows: byId(arrows) }).keys()
	];

	it('A5 A6 leaves out what leads to nothing or round in a circle, in any order', () => {
		const arrows = [
			arrow('fine', 'a', 'b'),
			arrow('on-fine', 'b', 'fine'),
			arrow('on-on-fine', 'a', 'on-fine'),
			arrow('from-gone', 'gone', 'on-fine'),
			arrow('on-from-gone', 'a', 'from-gone'),
			arrow('round', 'a', 'and-round'),
			arrow('and-round', 'a', 'round'),
			arrow('on-round', 'a', 'round')
		];
		const good = ['fine', 'on-fine', 'on-on-fine'];
		expect(grounded(...arrows)).toEqual(good);
		expect(grounded(...arrows.toReversed())).toEqual(good.toReversed());
	});
});
