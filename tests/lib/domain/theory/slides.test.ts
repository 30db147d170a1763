// A model as slides.
import { describe, expect, it } from 'vitest';
import { EMPTY_MODEL } from '#lib/domain/theory/model.ts';
import { joinedBy, missingFrom, pathwayParts, slidesOf } from '#lib/domain/theory/slides.ts';
import { arrow, model, node, smallModel } from '../../../support/models.ts';

const parts = (m = smallModel()) =>
	slidesOf(m).map(({ title, part }) => [title, [...part.nodes.keys()].join(' ')]);

describe('slidesOf', () => {
	it('shows the whole, each pathway with what is joined to it from outside the pathways, and the outcomes', () => {
		expect(parts()).toEqual([
			['Small model', 'need help bond safe mod'],
			['Resources', 'need help safe mod'],
			['Relationships', 'bond'],
			['Outcomes', 'help safe']
		]);
	});

	it('brings prerequisites along, and what acts on an arrow of the pathway; nothing of another pathway', () => {
		const m = model({
			pathways: [
				{ id: 'A', title: 'A', order: 0 },
				{ id: 'B', title: 'B', order: 1 }
			],
			nodes: [
				node('p', { kind: 'prerequisite' }),
				node('a1', { pathway: 'A' }),
				node('a2', { pathway: 'A' }),
				node('b', { pathway: 'B' }),
				node('m', { kind: 'moderator' }),
				node('far', { kind: 'context' })
			],
			arrows: [
				arrow('1', 'p', 'a1'),
				arrow('2', 'a1', 'a2'),
				arrow('3', 'm', '2'),
				arrow('4', 'b', 'a2'),
				arrow('5', 'far', 'p')
			]
		});
		expect(parts(m)[1]).toEqual(['A', 'p a1 a2 m']);
		expect([...slidesOf(m)[1]!.part.arrows.keys()]).toEqual(['1', '2', '3']);
	});

	it('is one slide where there is nothing to tell apart', () => {
		expect(parts(model({ nodes: [node('a')] }))).toEqual([['A model', 'a']]);
		expect(parts(EMPTY_MODEL)).toEqual([['', '']]);
	});
});

describe('parts of a model', () => {
	const m = smallModel();
	const parts = pathwayParts(m).map(({ part }) => part);

	it('are the pathways with what is joined to them in lanes of the roles asked for', () => {
		expect(pathwayParts(m).map(({ title }) => title)).toEqual(['Resources', 'Relationships']);
		expect([...pathwayParts(m, ['after'])[0]!.part.nodes.keys()]).not.toContain('mod');
	});

	it('leave out what they do not show, and only that', () => {
		const { nodes, arrows } = missingFrom(parts, m);
		expect(nodes).toEqual([...m.nodes.keys()].filter((id) => !parts.some((p) => p.nodes.has(id))));
		expect(arrows).toEqual([...m.arrows.keys()].filter((id) => !parts.some((p) => p.arrows.has(id))));
		expect(missingFrom([m], m)).toEqual({ nodes: [], arrows: [] });
	});

	it('can be what some arrows join, with the ends of arrows that they act on', () => {
		const acting = model({
			nodes: ['a', 'b', 'm', 'x'].map((id) => node(id)),
			arrows: [arrow('ab', 'a', 'b'), arrow('m-ab', 'm', 'ab')]
		});
		const part = joinedBy(acting, ['m-ab'], []);
		expect([[...part.nodes.keys()], [...part.arrows.keys()]]).toEqual([
			['a', 'b', 'm'],
			['ab', 'm-ab']
		]);
		expect([...joinedBy(acting, [], ['x']).nodes.keys()]).toEqual(['x']);
	});
});
