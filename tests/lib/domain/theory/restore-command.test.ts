// Restoring an earlier state: the model is that state, one undo gives back exactly what was, and others may go on editing.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { applyChange } from '#lib/domain/theory/change.ts';
import { isSameModel } from '#lib/domain/theory/difference.ts';
import { checkArrow, findProblems } from '#lib/domain/theory/integrity.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { deleteItems, renameNode } from '#lib/domain/theory/node-commands.ts';
import { restoreModel } from '#lib/domain/theory/restore-command.ts';
import { soundPart } from '#lib/domain/theory/sound-part.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { UndoHistory } from '#lib/open-model/undo-history.ts';
import { readModel, theoryRoots, writeChange, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { after, checkCommand, expectSame, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, arrow, model, node, SEEDED, smallModel } from '../../../support/models.ts';
import { network } from '../../../support/peers.ts';
import { random, randomCommand } from '../../../support/random-commands.ts';

/** The model after some steps of somebody who tries this and that. */
function wander(start: Model, seed: number, steps: number): Model {
	const next = random(seed);
	let made = 0;
	let at = start;
	for (let i = 0; i < steps; i++) {
		const result = randomCommand(next, () => `made${seed}.${made++}`)(at);
		if (result.ok) at = applyChange(at, result.value);
	}
	return at;
}

const deleted = (from: Model, ...ids: string[]) => {
	const result = deleteItems(from, ids);
	if (!result.ok) throw new Error(result.problem.code);
	return applyChange(from, result.value);
};

describe('restoreModel', () => {
	it('makes any model any other, in one step that undo takes back whole', () => {
		fc.assert(
			fc.property(anySoundModel(), anySoundModel(), (now, then) => {
				const result = checkCommand(now, restoreModel(then));
				if (!result.ok) {
					expect(result.problem.code).toBe('nothing-to-change');
					expectSame(now, then, 'only the same model changes nothing');
				} else expectSame(applyChange(now, result.value), then, 'the model is what it was');
			}),
			SEEDED
		);
	});

	it.each([1, 2, 3, 4, 5, 6])('takes back what people did since, by name too (seed %i)', (seed) => {
		const before = smallModel();
		const now = wander(before, seed, 60);
		expect(isSameModel(before, now)).toBe(false);
		expectSame(after(now, restoreModel(before)), before, 'as it was');
	});

	it('has nothing to do where the model is what it was', () => {
		fc.assert(
			fc.property(anySoundModel(), (same) => {
				expect(refusal(same, restoreModel(structuredClone(same)))).toBe('nothing-to-change');
			}),
			SEEDED
		);
		expect(refusal(EMPTY_MODEL, restoreModel(EMPTY_MODEL))).toBe('nothing-to-change');
	});

	it('comes back from the model file of a version', () => {
		const file = JSON.parse(JSON.stringify(toModelFile(smallModel())));
		expectSame(after(EMPTY_MODEL, restoreModel(modelOf(file))), smallModel(), 'through a file');
	});

	it('empties a model that was empty', () => {
		expectSame(after(smallModel(), restoreModel(EMPTY_MODEL)), EMPTY_MODEL, 'empty again');
	});

	it('changes only the fields that differ', () => {
		const then = smallModel();
		const renamed = renameNode(then, 'need', 'Something else');
		const now = renamed.ok ? applyChange(then, renamed.value) : then;
		expect(checkCommand(now, restoreModel(then))).toEqual({
			ok: true,
			value: {
				does: 'Restore version',
				steps: [{ op: 'set', in: 'nodes', id: 'need', fields: { label: 'Need is understood' } }]
			}
		});
	});

	it('brings nodes before arrows, arrows before those that act on them, and lets go the other way round', () => {
		const then = smallModel();
		const bare = deleted(then, 'need', 'help', 'bond', 'safe', 'mod');
		const back = restoreModel(then)(bare);
		const away = restoreModel(bare)(then);
		if (!back.ok || !away.ok) throw new Error('refused');
		const ids = (change: typeof back.value) =>
			change.steps.map((step) => (step.op === 'add' ? step.record.id : step.op === 'remove' ? step.id : ''));
		expect(ids(back.value).indexOf('e5')).toBeGreaterThan(ids(back.value).indexOf('e4'));
		expect(ids(back.value).indexOf('e1')).toBeGreaterThan(ids(back.value).indexOf('help'));
		expect(ids(away.value).indexOf('e5')).toBeLessThan(ids(away.value).indexOf('e4'));
		expect(ids(away.value).indexOf('e1')).toBeLessThan(ids(away.value).indexOf('help'));
		// Step by step, each new arrow finds its ends.
		let at = bare;
		for (const step of back.value.steps) {
			if (step.op === 'add' && step.in === 'arrows')
				expect(checkArrow(at, step.record)).toEqual({ ok: true, value: true });
			at = applyChange(at, { does: 'One', steps: [step] });
		}
	});

	it('A5 takes away an arrow that leads nowhere before its end comes back', () => {
		const then = model({ nodes: [node('a'), node('b')] });
		const now = model({ nodes: [node('a')], arrows: [arrow('late', 'a', 'b')] });
		expectSame(after(now, restoreModel(then)), then, 'no arrow comes to life');
	});

	it('gives an id another meaning where a version wants that', () => {
		const then = model({ nodes: [node('a'), node('b')], arrows: [arrow('x', 'a', 'b')] });
		const now = model({ nodes: [node('a'), node('x')], arrows: [arrow('b', 'a', 'x')] });
		expectSame(after(now, restoreModel(then)), then, 'node and arrow change names');
	});
});

describe('restoring while others edit', () => {
	function two() {
		const net = network(2, random(1));
		const [mine, theirs] = net.peers.map(({ doc }) => doc) as [Y.Doc, Y.Doc];
		writeModel(mine, smallModel());
		net.settle();
		const history = new UndoHistory([theoryRoots(mine)], () => {});
		const restore = (then: Model) => {
			const result = restoreModel(then)(readModel(mine));
			if (!result.ok) throw new Error(result.problem.code);
			history.edit(result.value.does, (origin) => writeChange(mine, result.value, origin));
		};
		return { net, mine, theirs, history, restore };
	}

	it('keeps what they type into a label that comes back meanwhile', () => {
		const { net, mine, theirs, restore } = two();
		const then = readModel(mine);
		const rename = (doc: Y.Doc, label: string) => {
			const result = renameNode(readModel(doc), 'need', label);
			if (result.ok) writeChange(doc, result.value, 'them');
		};
		rename(theirs, 'Need is well understood');
		net.settle();
		restore(then);
		rename(theirs, 'Need is well understood by all');
		net.settle();
		expect(readModel(mine).nodes.get('need')!.label).toBe('Need is understood by all');
		expect(readModel(theirs)).toEqual(readModel(mine));
	});

	it('gives one result to everybody, and undo takes back only the restoring', () => {
		for (let seed = 1; seed <= 25; seed++) {
			const { net, mine, theirs, history, restore } = two();
			const next = random(seed);
			let made = 0;
			const edit = (doc: Y.Doc) => {
				const result = randomCommand(next, () => `made${made++}`)(readModel(doc));
				if (result.ok) writeChange(doc, result.value, 'them');
			};
			const then = readModel(mine);
			for (let i = 0; i < 20; i++) edit(theirs);
			net.settle();
			const now = readModel(mine);
			if (isSameModel(now, then)) continue;
			restore(then);
			expectSame(readModel(mine), then, 'as it was');
			history.undo();
			expectSame(readModel(mine), now, 'undo gives back what was there');
			history.redo();
			expectSame(readModel(mine), then, 'redo does it again');
			for (let i = 0; i < 8; i++) edit(theirs);
			net.settle();
			expectSame(readModel(theirs), readModel(mine), 'both read the same');
			expect(findProblems(soundPart(readModel(mine)))).toEqual([]);
			history.undo();
			net.settle();
			expectSame(readModel(theirs), readModel(mine), 'both read the same after undo');
			expect(() => soundPart(readModel(mine))).not.toThrow();
		}
	});

	it('ends in one model where both restore at once', () => {
		const { net, mine, theirs, restore } = two();
		const then = readModel(mine);
		const removed = deleteItems(then, ['help', 'safe']);
		if (!removed.ok) throw new Error(removed.problem.code);
		writeChange(mine, removed.value, 'me');
		net.settle();
		restore(then);
		const result = restoreModel(then)(readModel(theirs));
		if (result.ok) writeChange(theirs, result.value, 'them');
		net.settle();
		expectSame(readModel(mine), then, 'as it was');
		expectSame(readModel(theirs), then, 'for both');
	});
});
