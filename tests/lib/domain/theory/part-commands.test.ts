// Duplicate, copy and paste: what comes along with some nodes, and what they become elsewhere.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneStep } from '#lib/domain/theory/in-one-step.ts';
import { findProblems } from '#lib/domain/theory/integrity.ts';
import { connect } from '#lib/domain/theory/arrow-commands.ts';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import { addNode } from '#lib/domain/theory/node-commands.ts';
import { insertPart, PART_LIMIT, partOf } from '#lib/domain/theory/part-commands.ts';
import { after, checkCommand, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, arrow, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const start = smallModel();
const counter = () => {
	let n = 0;
	return (letter: string) => `${letter}new${n++}`;
};
const paste = (part: Model) => (m: Model) =>
	insertPart(m, part, { does: 'Paste', newId: counter(), by: [24, 24], addedBy: 'Ann' });

describe('a part of a model', () => {
	it('has the arrows among its nodes, those on such arrows, and no others', () => {
		const part = partOf(start, ['help', 'safe', 'mod', 'gone'])!;
		expect([...part.nodes.keys()]).toEqual(['help', 'safe', 'mod']);
		expect([...part.arrows.keys()]).toEqual(['e4', 'e5']);
		expect([...part.pathways.keys(), ...part.stages.keys()]).toEqual(['A', 's1']);
	});

	it('is nothing where no node is chosen', () => {
		expect(partOf(start, ['e1', 'gone'])).toBe(null);
	});
});

describe('insertPart', () => {
	it('adds new nodes and arrows that say the same, moved, signed, without the sources of their wording', () => {
		const sourced = model({
			nodes: [
				node('a', {
					label: 'A',
					note: 'why',
					pos: [10, 20],
					references: [{ sourceId: 's', section: '', lines: '' }]
				}),
				node('b', { pinned: true, basis: 'explicit' })
			],
			arrows: [arrow('x', 'a', 'b', { because: 'of it', feedback: true })]
		});
		const next = after(start, paste(sourced));
		const [a, b] = [next.nodes.get('nnew0')!, next.nodes.get('nnew1')!];
		expect(a).toMatchObject({ label: 'A', note: 'why', pos: [34, 44], addedBy: 'Ann', references: [] });
		expect(b).toMatchObject({ pinned: false, basis: null });
		expect(next.arrows.get('anew2')).toMatchObject({
			from: 'nnew0',
			to: 'nnew1',
			because: 'of it',
			feedback: true,
			addedBy: 'Ann'
		});
	});

	it('joins pathways and stages of the same title, whatever their id, and no others', () => {
		const other = model({
			pathways: [
				{ id: 'B', title: 'resources ', order: 0 },
				{ id: 'Z', title: 'Elsewhere', order: 1 }
			],
			nodes: [node('a', { pathway: 'B' }), node('b', { pathway: 'Z' })]
		});
		const next = after(start, paste(other));
		expect([next.nodes.get('nnew0')!.pathway, next.nodes.get('nnew1')!.pathway]).toEqual(['A', null]);
	});

	it('refuses what is too much, empty or unsound', () => {
		const many = model({ nodes: Array.from({ length: PART_LIMIT + 1 }, (_, i) => node(`n${i}`)) });
		expect(refusal(start, paste(many))).toBe('too-many');
		expect(refusal(start, paste(EMPTY_MODEL))).toBe('nothing-to-change');
		expect(refusal(start, paste(model({ nodes: [node('a')], arrows: [arrow('x', 'a', 'b')] })))).toBe(
			'dangling-arrow'
		);
	});

	it('keeps any model sound, and adds as many as it was given', () => {
		fc.assert(
			fc.property(anySoundModel(), anySoundModel(), (into, from) => {
				const part = partOf(from, [...from.nodes.keys()]);
				if (!part) return;
				const result = checkCommand(into, paste(part));
				if (!result.ok) throw new Error(result.problem.code);
				const next = after(into, paste(part));
				expect(next.nodes.size).toBe(into.nodes.size + part.nodes.size);
				expect(next.arrows.size).toBe(into.arrows.size + part.arrows.size);
				expect(findProblems(next)).toEqual([]);
			}),
			SEEDED
		);
	});
});

describe('commands in one step', () => {
	const add = (id: string) => (m: Model) => addNode(m, { id, kind: 'activity', label: '', pos: [0, 0] });

	it('see what those before them did, and are one change', () => {
		const both = inOneStep('Add next node', add('n9'), (m) =>
			connect(m, { id: 'a9', from: 'need', to: 'n9' })
		);
		const result = checkCommand(start, both);
		expect(result.ok && result.value.does).toBe('Add next node');
		expect(after(start, both).arrows.get('a9')?.to).toBe('n9');
	});

	it('are refused together', () => {
		expect(refusal(start, inOneStep('Both', add('n9'), add('n9')))).toBe('duplicate-id');
	});
});

describe('a part that others changed meanwhile', () => {
	it('is on no pathway or stage that is gone, so that it can be pasted', () => {
		const torn = model({ nodes: [node('a', { pathway: 'gone', stage: 'gone' })] });
		expect(partOf(torn, ['a'])!.nodes.get('a')).toMatchObject({ pathway: null, stage: null });
	});

	it('belongs to the core where only the core is shown', () => {
		const part = model({ nodes: [node('a', { core: false })] });
		const into = (inCore: boolean) => (m: Model) =>
			insertPart(m, part, { does: 'Paste', newId: counter(), by: [0, 0], addedBy: '', inCore });
		expect([true, false].map((is) => after(start, into(is)).nodes.get('nnew0')!.core)).toEqual([true, false]);
	});
});
