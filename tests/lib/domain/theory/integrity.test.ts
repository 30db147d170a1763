// The checks of a whole model: each rule broken once, by hand, the way a file or another program could.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProblems, LABEL_LIMIT, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { anySoundModel, arrow, byId, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const nodes = [node('a'), node('b'), node('c')];
const problemsOf = (m: Model) => findProblems(m).map(({ code, at }) => `${code} ${at}`);
const withArrows = (...arrows: ReturnType<typeof arrow>[]) => problemsOf(model({ nodes, arrows }));

describe('findProblems', () => {
	it('finds none in any sound model', () => {
		fc.assert(
			fc.property(anySoundModel(), (m) => {
				expect(findProblems(m)).toEqual([]);
			}),
			SEEDED
		);
	});

	it('N1 finds an id that is not one', () => {
		expect(problemsOf(model({ nodes: [node('a b')] }))).toEqual(['invalid-id a b']);
		expect(problemsOf(model({ pathways: [{ id: '', title: 'x', order: 0 }] }))).toEqual(['invalid-id ']);
		expect(problemsOf(model({ statements: [{ id: '-', text: '', about: [] }] }))).toEqual(['invalid-id -']);
	});

	it('N2 finds a label, heading or title that is too long or not one line', () => {
		// People who type at the same time can merge past the limit; four times over is no accident.
		const merged = 'x'.repeat(LABEL_LIMIT * 4);
		expect(problemsOf(model({ nodes: [node('a', { label: merged })] }))).toEqual([]);
		const long = `${merged}x`;
		expect(problemsOf(model({ nodes: [node('a', { label: long })] }))).toEqual(['label-too-long a']);
		expect(problemsOf(model({ stages: [{ id: 's', title: 'a\nb', order: 0 }] }))).toEqual([
			'invalid-label s'
		]);
		expect(problemsOf(model({ pathways: [{ id: 'p', title: long, order: 0 }] }))).toEqual([
			'label-too-long p'
		]);
		expect(problemsOf(model({ title: 'a\u0000b' }))).toEqual(['invalid-label title']);
		expect(problemsOf(model({ title: long }))).toEqual(['label-too-long title']);
	});

	it('N3 finds prose that is too long or holds control characters', () => {
		const merged = 'x'.repeat(PROSE_LIMIT * 4);
		expect(problemsOf(model({ nodes: [node('a', { note: merged })] }))).toEqual([]);
		const long = `${merged}x`;
		expect(problemsOf(model({ nodes: [node('a', { note: long })] }))).toEqual(['label-too-long a']);
		expect(problemsOf(model({ statements: [{ id: 's', text: '\u0007', about: [] }] }))).toEqual([
			'invalid-label s'
		]);
		expect(withArrows(arrow('e', 'a', 'b', { because: '\u202e' }))).toEqual(['invalid-label e']);
		expect(problemsOf(model({ note: 'a\u0000b' }))).toEqual(['invalid-label note']);
	});

	it('N4 finds a position that is none', () => {
		expect(problemsOf(model({ nodes: [node('a', { pos: [NaN, 0] })] }))).toEqual(['invalid-position a']);
		expect(problemsOf(model({ nodes: [node('a', { pos: null })] }))).toEqual([]);
	});

	it('N5 finds one id for two things', () => {
		const twice = model({
			nodes,
			arrows: [arrow('a', 'b', 'c')],
			stages: [{ id: 'c', title: '', order: 0 }]
		});
		expect(problemsOf(twice).filter((p) => p.startsWith('duplicate-id'))).toEqual([
			'duplicate-id a',
			'duplicate-id c'
		]);
	});

	it('A1 finds an arrow whose end is missing', () => {
		expect(withArrows(arrow('e', 'a', 'gone'), arrow('f', 'gone', 'a'))).toEqual([
			'dangling-arrow e',
			'dangling-arrow f'
		]);
	});

	it('A2 finds an arrow that starts at an arrow', () => {
		expect(withArrows(arrow('e', 'a', 'b'), arrow('f', 'e', 'c'))).toEqual(['arrow-from-arrow f']);
	});

	it('A3 finds an arrow that ends where it starts', () => {
		expect(withArrows(arrow('e', 'a', 'a'))).toEqual(['arrow-to-itself e']);
	});

	it('A4 finds two arrows that say the same', () => {
		expect(withArrows(arrow('e', 'a', 'b'), arrow('f', 'a', 'b'))).toEqual([
			'duplicate-arrow e',
			'duplicate-arrow f'
		]);
	});

	it('A6 finds arrows that act on each other in a circle, and those that lead into it', () => {
		const found = withArrows(arrow('e', 'a', 'f'), arrow('f', 'b', 'e'), arrow('g', 'c', 'e'));
		expect(found).toEqual(['arrow-cycle e', 'arrow-cycle f', 'arrow-cycle g']);
		expect(withArrows(arrow('e', 'a', 'e'))).toEqual(['arrow-cycle e']);
	});

	it('A8 finds nothing wrong with a cycle of nodes', () => {
		expect(findProblems(smallModel())).toEqual([]);
		expect(withArrows(arrow('e', 'a', 'b'), arrow('f', 'b', 'c'), arrow('g', 'c', 'a'))).toEqual([]);
	});

	it('finds a kind or relation that is not in the list', () => {
		expect(problemsOf(model({ nodes: [node('a', { kind: 'x' as never })] }))).toEqual(['invalid-kind a']);
		expect(withArrows(arrow('e', 'a', 'b', { relation: 'x' as never }))).toEqual(['invalid-relation e']);
	});

	it('stops at the limit', () => {
		const bad = Array.from({ length: 50 }, (_, i) => node(`n${i}`, { pos: [NaN, NaN] }));
		expect(findProblems(model({ nodes: bad }))).toHaveLength(20);
		expect(findProblems(model({ nodes: bad }), 3)).toHaveLength(3);
	});

	it('checks 2,000 arrows in a chain on each other quickly', () => {
		const chain = Array.from({ length: 2000 }, (_, i) => arrow(`e${i}`, 'a', i === 0 ? 'b' : `e${i - 1}`));
		const started = performance.now();
		expect(findProblems({ ...model({ nodes }), arrows: byId(chain) })).toEqual([]);
		expect(performance.now() - started).toBeLessThan(2000);
	});
});
