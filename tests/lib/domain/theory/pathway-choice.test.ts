// What a figure of some pathways shows.
import { describe, expect, it } from 'vitest';
import { chosenPathways } from '#lib/domain/theory/pathway-choice.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { arrow, byId, node } from '../../../support/models.ts';

const model: Model = {
	...EMPTY_MODEL,
	pathways: byId([
		{ id: 'a', title: 'A', order: 1 },
		{ id: 'b', title: 'B', order: 2 }
	]),
	nodes: byId([
		node('before-a', { kind: 'prerequisite' }),
		node('before-b', { kind: 'prerequisite' }),
		node('of-a', { kind: 'activity', pathway: 'a' }),
		node('of-b', { kind: 'mechanism', pathway: 'b' }),
		node('soon', { kind: 'outcome' }),
		node('later', { kind: 'outcome' }),
		node('last', { kind: 'outcome' }),
		node('of-b-only', { kind: 'outcome' }),
		node('mood', { kind: 'moderator' })
	]),
	arrows: byId([
		arrow('1', 'before-a', 'of-a'),
		arrow('2', 'before-b', 'of-b'),
		arrow('3', 'of-a', 'soon'),
		arrow('4', 'soon', 'later'),
		arrow('5', 'later', 'last'),
		arrow('6', 'of-a', 'of-b'),
		arrow('7', 'of-b', 'of-b-only'),
		arrow('8', 'mood', '3', { relation: 'moderates' })
	])
};
const shown = (ids: string[]) => {
	const { nodes, arrows } = chosenPathways(model, ids);
	return { nodes: [...nodes.keys()].sort().join(' '), arrows: [...arrows.keys()].join('') };
};

describe('a choice of pathways', () => {
	it('brings what a pathway stands on, what acts on its arrows, and all outcomes that follow', () => {
		expect(shown(['a'])).toEqual({ nodes: 'before-a last later mood of-a soon', arrows: '13458' });
	});

	it('brings nothing of another pathway', () => {
		expect(shown(['b'])).toEqual({ nodes: 'before-b of-b of-b-only', arrows: '27' });
	});

	it('can be of what is on none, of several, and of nothing that there is', () => {
		expect(shown(['']).nodes).toBe('before-a before-b last later mood of-b-only soon');
		expect(shown(['a', 'b']).arrows).toBe('12345678');
		expect(shown(['gone']).nodes).toBe('');
		expect(chosenPathways(model, [])).toBe(model);
	});
});
