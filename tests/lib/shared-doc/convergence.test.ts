// Three people edit at once over a bad network; in the end all read the same, and nobody's words are lost.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyLinkChange } from '#lib/domain/evidence/link-commands.ts';
import { applyChange } from '#lib/domain/theory/change.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { renameNode } from '#lib/domain/theory/node-commands.ts';
import { withoutDangling } from '#lib/domain/theory/selection.ts';
import { UndoHistory } from '#lib/open-model/undo-history.ts';
import { readLinks, writeLinkChange, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, rereadModel, theoryRoots, writeChange, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { deepFreeze, expectSame } from '../../support/command-laws.ts';
import { smallLinks, smallModel } from '../../support/models.ts';
import { random, randomCommand, randomLinkCommand } from '../../support/random-commands.ts';
import { network } from '../../support/peers.ts';

const SEEDS = Array.from({ length: 10 }, (_, i) => 1000 + i);
const STEPS = 250;

describe('the theory of three people', () => {
	it.each(SEEDS)('converges and is read again piece by piece as it is read whole (seed %i)', (seed) => {
		const next = random(seed);
		const net = network(3, next);
		writeModel(net.peers[0]!.doc, smallModel());
		net.settle();
		let made = 0;
		const done = { edits: 0, undone: 0 };
		const people = net.peers.map(({ doc }) => {
			const person = {
				doc,
				model: deepFreeze(readModel(doc)),
				history: new UndoHistory([theoryRoots(doc)], () => {})
			};
			for (const root of theoryRoots(doc))
				root.observeDeep((events) => {
					person.model = deepFreeze(rereadModel(doc, person.model, events));
				});
			return person;
		});
		for (let step = 0; step < STEPS; step++) {
			const person = people[Math.floor(next() * 3)]!;
			const what = next();
			if (what < 0.45) {
				const result = randomCommand(next, () => `made${made++}`)(person.model);
				if (result.ok) {
					const { value } = result;
					const expected: Model = applyChange(person.model, value);
					person.history.edit(value.does, (origin) => writeChange(person.doc, value, origin));
					expectSame(person.model, expected, 'the change is what the document reads');
					done.edits++;
				}
			} else if (what < 0.55) {
				if (next() < 0.7 ? person.history.undo() : person.history.redo()) done.undone++;
			} else net.step();
			expectSame(person.model, readModel(person.doc), 'reading pieces is reading all');
		}
		net.settle();
		const [first, ...others] = people;
		for (const other of others) {
			expectSame(readModel(other.doc), readModel(first!.doc), 'all read the same');
			expect(Y.encodeStateVector(other.doc)).toEqual(Y.encodeStateVector(first!.doc));
		}
		for (const person of people) expectSame(person.model, readModel(person.doc), 'pieces at the end');
		expect(() => withoutDangling(first!.model)).not.toThrow();
		expect(done.edits).toBeGreaterThan(30);
		expect(done.undone).toBeGreaterThan(3);
	});
});

describe('the links of three people', () => {
	it.each(SEEDS.slice(0, 6))('converge (seed %i)', (seed) => {
		const next = random(seed);
		const net = network(3, next);
		writeLinks(net.peers[0]!.doc, smallLinks().values());
		net.settle();
		let made = 0;
		for (let step = 0; step < STEPS; step++) {
			const { doc } = net.peers[Math.floor(next() * 3)]!;
			if (next() < 0.5) {
				const before = readLinks(doc);
				const result = randomLinkCommand(next, () => `made${made++}`)(before);
				if (!result.ok) continue;
				writeLinkChange(doc, result.value, 'me');
				expectSame(readLinks(doc), applyLinkChange(before, result.value), 'the change is what is read');
			} else net.step();
		}
		net.settle();
		const [first, second, third] = net.peers.map(({ doc }) => readLinks(doc));
		expectSame(second, first, 'all read the same');
		expectSame(third, first, 'all read the same');
		expect(made).toBeGreaterThan(10);
	});
});

describe('two people at once', () => {
	const both = () => {
		const net = network(2, random(1));
		const [a, b] = net.peers.map(({ doc }) => doc) as [Y.Doc, Y.Doc];
		writeModel(a, smallModel());
		net.settle();
		const rename = (doc: Y.Doc, label: string) => {
			const result = renameNode(readModel(doc), 'bond', label);
			if (!result.ok) throw new Error(result.problem.code);
			writeChange(doc, result.value, 'me');
		};
		return { net, a, b, rename };
	};

	it('keep the words of both in one label', () => {
		const { net, a, b, rename } = both();
		for (const label of ['T', 'Tr', 'Trust', 'Trust: '].map((start) => `${start} Relationship grows`))
			rename(a, label);
		for (const end of [' s', ' sl', ' slow', ' slowly']) rename(b, `Relationship grows${end}`);
		net.settle();
		expect(readModel(a).nodes.get('bond')?.label).toBe('Trust:  Relationship grows slowly');
		expect(readModel(b)).toEqual(readModel(a));
	});

	it('keep both emoji that they put at the same place', () => {
		const { net, a, b, rename } = both();
		rename(a, 'Relationship 😀 grows');
		rename(b, 'Relationship 😁 grows');
		net.settle();
		const label = readModel(a).nodes.get('bond')!.label;
		expect(label.isWellFormed()).toBe(true);
		expect(label).toContain('😀');
		expect(label).toContain('😁');
		expect(label).not.toContain('\ufffd');
	});

	it('keep the fields that each changed of one node', () => {
		const { net, a, b } = both();
		const set = (doc: Y.Doc, fields: object) =>
			writeChange(doc, { does: 'Edit', steps: [{ op: 'set', in: 'nodes', id: 'bond', fields }] }, 'me');
		set(a, { pos: [7, 8] });
		set(b, { kind: 'activity' });
		net.settle();
		expect(readModel(a).nodes.get('bond')).toMatchObject({ pos: [7, 8], kind: 'activity' });
	});

	it('A5 read no arrow at a node that one deleted while the other joined it, and write nothing', () => {
		const { net, a, b } = both();
		writeChange(a, { does: 'Delete', steps: [{ op: 'remove', in: 'nodes', id: 'safe' }] }, 'me');
		const record = { ...readModel(b).arrows.get('e4')!, id: 'late' };
		writeChange(b, { does: 'Connect', steps: [{ op: 'add', in: 'arrows', record }] }, 'me');
		net.settle();
		let written = 0;
		a.on('update', () => written++);
		expect(withoutDangling(readModel(a)).arrows.has('late')).toBe(false);
		expect(readModel(a).arrows.has('late')).toBe(true);
		expect(written).toBe(0);
	});
});
