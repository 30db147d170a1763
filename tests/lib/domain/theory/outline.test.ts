// The model as headings and nodes, by pathway and by stage.
import { describe, expect, it } from 'vitest';
import { fieldsUnder, outlineOf, readingOrder } from '#lib/domain/theory/outline.ts';
import { model, node, smallModel } from '../../../support/models.ts';

const start = smallModel();
const shape = (m: typeof start, by: 'pathway' | 'stage') =>
	outlineOf(m, by).map(({ title, nodes }) => [title, ...nodes.map(({ id }) => id)]);

describe('the outline', () => {
	it('has the lanes of the figure by pathway, empty pathways among them', () => {
		expect(shape(start, 'pathway')).toEqual([
			['Moderators', 'mod'],
			['Resources', 'need', 'help'],
			['Relationships', 'bond'],
			['Outcomes', 'safe']
		]);
		const empty = model({ pathways: [{ id: 'A', title: 'Empty', order: 0 }] });
		expect(shape(empty, 'pathway')).toEqual([['Empty']]);
	});

	it('has the stages by stage, and last what is in none or in one that is gone', () => {
		const odd = { ...start, nodes: new Map(start.nodes).set('bond', node('bond', { stage: 'gone' })) };
		expect(shape(odd, 'stage').map(([title]) => title)).toEqual(['Early', 'Not in a stage']);
		expect(shape(odd, 'stage')[0]).toEqual(['Early', 'help']);
		expect(shape(model(), 'stage')).toEqual([]);
	});

	it('is read column by column, each from top to bottom; what has no place comes last', () => {
		const at = (id: string, x: number, y: number) => node(id, { pos: [x, y] });
		const nodes = [node('none', { pos: null }), at('right', 300, 0), at('low', 4, 90), at('high', 30, 10)];
		expect(nodes.sort(readingOrder).map(({ id }) => id)).toEqual(['high', 'low', 'right', 'none']);
	});
});

describe('what a node becomes under another heading', () => {
	const section = (title: string, by: 'pathway' | 'stage' = 'pathway') =>
		outlineOf(start, by).find((one) => one.title === title)!;

	it('is on the pathway with the kind it has, or has the kind of the lane', () => {
		expect(fieldsUnder(start, start.nodes.get('safe')!, section('Resources'))).toEqual({ pathway: 'A' });
		expect(fieldsUnder(start, start.nodes.get('need')!, section('Outcomes'))).toEqual({
			pathway: null,
			kind: 'outcome'
		});
	});

	it('keeps its kind in the lane of all that is on no pathway yet', () => {
		const loose = model({
			nodes: [node('a'), node('b', { pathway: 'P' })],
			pathways: [{ id: 'P', title: 'P', order: 0 }]
		});
		const other = outlineOf(loose, 'pathway').find((one) => one.id === 'other')!;
		expect(fieldsUnder(loose, loose.nodes.get('b')!, other)).toEqual({ pathway: null });
	});

	it('is in the stage and nothing else', () => {
		expect(fieldsUnder(start, start.nodes.get('need')!, section('Early', 'stage'))).toEqual({ stage: 's1' });
		expect(fieldsUnder(start, start.nodes.get('help')!, section('Not in a stage', 'stage'))).toEqual({
			stage: null
		});
	});
});
