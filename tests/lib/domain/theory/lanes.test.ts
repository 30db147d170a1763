// Which lane each node belongs to, and the order of lanes.
import { describe, expect, it } from 'vitest';
import { crossesPathways, laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import { NODE_KINDS } from '#lib/domain/theory/vocabulary.ts';
import { arrow, model, node, smallModel } from '../../../support/models.ts';

describe('lanes', () => {
	it('puts a node on its pathway whatever its kind', () => {
		for (const kind of NODE_KINDS)
			expect(laneIdOf(smallModel(), node('x', { kind, pathway: 'B' }))).toBe('pathway:B');
	});

	it.each([
		['prerequisite', 'before'],
		['context', 'contexts'],
		['activity', 'other'],
		['mechanism', 'other'],
		['intermediate-outcome', 'other'],
		['outcome', 'after'],
		['moderator', 'moderators'],
		['unintended-effect', 'unintended'],
		['assumption', 'other']
	] as const)('puts a %s without a pathway into “%s”', (kind, lane) => {
		expect(laneIdOf(smallModel(), node('x', { kind }))).toBe(lane);
		expect(laneIdOf(smallModel(), node('x', { kind, pathway: 'deleted' }))).toBe(lane);
	});

	it('lists bands, pathways by order and then id, and has a lane for every node', () => {
		const m = model({
			pathways: [
				{ id: 'z', title: 'Z', order: 0 },
				{ id: 'b', title: 'B', order: 1 },
				{ id: 'a', title: 'A', order: 1 }
			]
		});
		expect(lanesOf(m).map((lane) => lane.id)).toEqual([
			'contexts',
			'moderators',
			'before',
			'pathway:z',
			'pathway:a',
			'pathway:b',
			'after',
			'unintended',
			'other'
		]);
		expect(lanesOf(m)[3]).toEqual({ id: 'pathway:z', title: 'Z', role: 'pathway' });
		const ids = new Set(lanesOf(m).map((lane) => lane.id));
		for (const kind of NODE_KINDS) expect(ids).toContain(laneIdOf(m, node('x', { kind })));
	});

	it('says which arrows join two pathways', () => {
		const m = smallModel();
		expect(crossesPathways(m, arrow('x', 'help', 'bond'))).toBe(true);
		expect(crossesPathways(m, arrow('x', 'need', 'help'))).toBe(false);
		expect(crossesPathways(m, arrow('x', 'need', 'safe'))).toBe(false);
		expect(crossesPathways(m, arrow('x', 'mod', 'e4'))).toBe(false);
	});
});
