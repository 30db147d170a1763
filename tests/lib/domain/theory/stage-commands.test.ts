// Commands on stages, and moving of stages and pathways, against the laws of every command and the rule P2.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '#lib/domain/theory/lanes.ts';
import { movePathway } from '#lib/domain/theory/pathway-commands.ts';
import { addStage, moveStage, removeStage, renameStage } from '#lib/domain/theory/stage-commands.ts';
import { after, checkCommand, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, model, SEEDED, smallModel } from '../../../support/models.ts';

const start = smallModel();
const columns = model({
	stages: [
		{ id: 'a', title: 'Inputs', order: 4 },
		{ id: 'b', title: 'Activities', order: 4 },
		{ id: 'c', title: 'Outputs', order: 9 }
	]
});
const titles = (m: typeof columns) => inOrder(m.stages).map((stage) => stage.title);

it('keeps the laws on any sound model', () => {
	fc.assert(
		fc.property(anySoundModel(), fc.string({ maxLength: 20 }), fc.integer(), (first, title, at) => {
			checkCommand(first, (m) => addStage(m, { id: 'made', title }));
			const id = [...first.stages.keys()][Math.abs(at) % 2] ?? 'gone';
			checkCommand(first, (m) => renameStage(m, id, title));
			checkCommand(first, (m) => moveStage(m, id, at));
			checkCommand(first, (m) => removeStage(m, id));
			checkCommand(first, (m) => movePathway(m, 'lane1', at));
		}),
		SEEDED
	);
});

describe('a stage', () => {
	it('comes after the others', () => {
		const next = after(columns, (m) => addStage(m, { id: 'd', title: ' Outcomes ' }));
		expect(titles(next)).toEqual(['Inputs', 'Activities', 'Outputs', 'Outcomes']);
		expect(refusal(columns, (m) => addStage(m, { id: 'a', title: 'x' }))).toBe('duplicate-id');
	});

	it('gets another title, which is not empty', () => {
		expect(titles(after(columns, (m) => renameStage(m, 'a', 'Resources')))[0]).toBe('Resources');
		expect(refusal(columns, (m) => renameStage(m, 'a', ' '))).toBe('invalid-label');
		expect(refusal(columns, (m) => renameStage(m, 'gone', 'x'))).toBe('not-found');
	});

	it('P2 goes without its nodes', () => {
		const next = after(start, (m) => removeStage(m, 's1'));
		expect(next.stages.size).toBe(0);
		expect(next.nodes.get('help')).toEqual({ ...start.nodes.get('help'), stage: null });
		expect(next.nodes.get('need')).toBe(start.nodes.get('need'));
	});

	it('moves by places, also where orders are the same, and no further than to the end', () => {
		expect(titles(after(columns, (m) => moveStage(m, 'b', -1)))).toEqual(['Activities', 'Inputs', 'Outputs']);
		expect(titles(after(columns, (m) => moveStage(m, 'a', 99)))).toEqual(['Activities', 'Outputs', 'Inputs']);
		expect(refusal(columns, (m) => moveStage(m, 'c', 1))).toBe('nothing-to-change');
		expect(refusal(columns, (m) => moveStage(m, 'gone', 1))).toBe('not-found');
	});
});

it('pathways move in the same way', () => {
	const next = after(start, (m) => movePathway(m, 'B', -1));
	expect(inOrder(next.pathways).map((pathway) => pathway.id)).toEqual(['B', 'A']);
});
