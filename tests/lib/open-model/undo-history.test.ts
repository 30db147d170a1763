// Undo and redo: per person, over both documents, with names, and honest where others changed things meanwhile.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { editLink, linkRecord, type LinkChange, type Links } from '#lib/domain/evidence/link-commands.ts';
import type { Result } from '#lib/domain/result.ts';
import { connect, editArrow } from '#lib/domain/theory/arrow-commands.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import { describeModel } from '#lib/domain/theory/describe-commands.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { addNode, deleteItems, editNode, moveNodes, renameNode } from '#lib/domain/theory/node-commands.ts';
import { fieldsSet, UndoHistory, type UndoState } from '#lib/open-model/undo-history.ts';
import { linksRoots, readLinks, writeLinkChange, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, theoryRoots, writeChange, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { link, smallLinks, smallModel } from '../../support/models.ts';

/** One person with both documents, as the open model has them. */
function person(theory = new Y.Doc(), links = new Y.Doc()) {
	const told: UndoState[] = [];
	const history = new UndoHistory([theoryRoots(theory), linksRoots(links)], (state) => told.push(state));
	const value = <C>(result: Result<C>): C => {
		if (!result.ok) throw new Error(result.problem.code);
		return result.value;
	};
	return {
		theory,
		links,
		history,
		told,
		model: () => readModel(theory),
		label: (id: string) => readModel(theory).nodes.get(id)?.label,
		run(command: (m: Model) => Result<Change>, merge = false) {
			const change = value(command(readModel(theory)));
			const sets = merge ? fieldsSet(change.steps) : null;
			history.edit(change.does, (origin) => writeChange(theory, change, origin), sets);
		},
		runOnLinks(command: (l: Links) => Result<LinkChange>, merge = false) {
			const change = value(command(readLinks(links)));
			const sets = merge ? fieldsSet(change.steps) : null;
			history.edit(change.does, (origin) => writeLinkChange(links, change, origin), sets);
		}
	};
}

function filled() {
	const me = person();
	writeModel(me.theory, smallModel());
	writeLinks(me.links, smallLinks().values());
	return me;
}

/** Another person whose edits reach the first one and the other way round. */
function beside(me: ReturnType<typeof person>) {
	const other = person();
	for (const [from, to] of [
		[me.theory, other.theory],
		[other.theory, me.theory],
		[me.links, other.links],
		[other.links, me.links]
	] as const) {
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'network');
		from.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'network') Y.applyUpdate(to, update, 'network');
		});
	}
	return other;
}

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

describe('UndoHistory', () => {
	it('takes back edit after edit, by name, and does them again', () => {
		const me = filled();
		const start = me.model();
		me.run((m) => renameNode(m, 'need', 'Renamed'));
		const renamed = me.model();
		me.run((m) => deleteItems(m, ['help']));
		const deleted = me.model();
		expect(me.history.state).toEqual({ undo: 'Delete node', redo: null });
		expect(me.history.undo()).toBe('Delete node');
		expect(me.model()).toEqual(renamed);
		expect(me.history.state).toEqual({ undo: 'Rename node', redo: 'Delete node' });
		expect(me.history.undo()).toBe('Rename node');
		expect(me.model()).toEqual(start);
		expect(me.history.undo()).toBe(null);
		expect(me.history.redo()).toBe('Rename node');
		expect(me.model()).toEqual(renamed);
		expect(me.history.redo()).toBe('Delete node');
		expect(me.model()).toEqual(deleted);
		expect(me.history.redo()).toBe(null);
		expect(me.history.state).toEqual({ undo: 'Delete node', redo: null });
	});

	it('goes over both documents in the order of the edits', () => {
		const me = filled();
		me.run((m) => renameNode(m, 'need', 'One'));
		me.runOnLinks((l) => linkRecord(l, link('l9', 'r9', 'need')));
		me.run((m) => renameNode(m, 'need', 'Two'));
		me.runOnLinks((l) => editLink(l, 'l9', { stance: 'refines' }));
		const names = [1, 2, 3, 4, 5].map(() => me.history.undo());
		expect(names).toEqual(['Edit link', 'Rename node', 'Link record', 'Rename node', null]);
		expect(me.model()).toEqual(smallModel());
		expect(readLinks(me.links)).toEqual(smallLinks());
		expect([1, 2].map(() => me.history.redo())).toEqual(['Rename node', 'Link record']);
		expect(me.label('need')).toBe('One');
		expect(readLinks(me.links).get('l9')?.stance).toBe('supports');
	});

	it('takes back only one’s own edits', () => {
		const me = filled();
		const other = beside(me);
		me.run((m) => renameNode(m, 'need', 'Mine'));
		other.run((m) => renameNode(m, 'help', 'Theirs'));
		expect(me.history.undo()).toBe('Rename node');
		expect(me.label('need')).toBe('Need is understood');
		expect(me.label('help')).toBe('Theirs');
		expect(me.history.undo()).toBe(null);
		expect(other.history.state.undo).toBe('Rename node');
		expect(other.model()).toEqual(me.model());
	});

	it('keeps what another person typed into the same label', () => {
		const me = filled();
		const other = beside(me);
		me.run((m) => renameNode(m, 'need', 'Need is really understood'));
		other.run((m) => renameNode(m, 'need', 'Need is really understood now'));
		me.history.undo();
		expect(me.label('need')).toBe('Need is understood now');
	});

	it('makes typing that goes on one step, however slow, and a long pause another', () => {
		const me = filled();
		for (const label of ['T', 'Tr', 'Tru']) {
			me.run((m) => renameNode(m, 'need', label), true);
			vi.advanceTimersByTime(3000);
		}
		vi.advanceTimersByTime(2500);
		for (const label of ['Trus', 'Trust']) me.run((m) => renameNode(m, 'need', label), true);
		me.history.undo();
		expect(me.label('need')).toBe('Tru');
		me.history.undo();
		expect(me.label('need')).toBe('Need is understood');
		expect(me.history.undo()).toBe(null);
	});

	it('does not merge edits of other names, of the other document, or without the wish to merge', () => {
		const me = filled();
		me.run((m) => renameNode(m, 'need', 'A'), true);
		me.run((m) => editNode(m, 'need', { note: 'x' }), true);
		me.run((m) => renameNode(m, 'need', 'B'), true);
		me.runOnLinks((l) => linkRecord(l, link('l9', 'r9', 'need')));
		me.run((m) => renameNode(m, 'need', 'C'), true);
		me.run((m) => renameNode(m, 'need', 'D'));
		const names: (string | null)[] = [];
		for (let name = me.history.undo(); name; name = me.history.undo()) names.push(name);
		expect(names).toEqual([
			'Rename node',
			'Rename node',
			'Link record',
			'Rename node',
			'Edit node',
			'Rename node'
		]);
		expect(me.model()).toEqual(smallModel());
	});

	describe('makes steps of their own of what follows at once and sets other things', () => {
		type Edit = (me: ReturnType<typeof person>) => void;
		const CASES: Record<string, readonly [Edit, Edit]> = {
			'two labels': [
				(me) => me.run((m) => renameNode(m, 'need', 'A'), true),
				(me) => me.run((m) => renameNode(m, 'help', 'B'), true)
			],
			'a because and the next one': [
				(me) => me.run((m) => editArrow(m, 'e1', { because: 'A' }), true),
				(me) => me.run((m) => editArrow(m, 'e2', { because: 'B' }), true)
			],
			'a pin and a note of the same node': [
				(me) => me.run((m) => editNode(m, 'need', { pinned: true })),
				(me) => me.run((m) => editNode(m, 'need', { note: 'x' }), true)
			],
			'two nodes moved one after the other': [
				(me) => me.run((m) => moveNodes(m, [{ id: 'need', pos: [5, 5] }]), true),
				(me) => me.run((m) => moveNodes(m, [{ id: 'help', pos: [6, 6] }]), true)
			],
			'a drag and a push by a key': [
				(me) => me.run((m) => moveNodes(m, [{ id: 'need', pos: [5, 5] }])),
				(me) => me.run((m) => moveNodes(m, [{ id: 'need', pos: [6, 6] }]), true)
			],
			'the title and the note of the model': [
				(me) => me.run((m) => describeModel(m, { title: 'A' }), true),
				(me) => me.run((m) => describeModel(m, { note: 'B' }), true)
			],
			'the reasons of two links': [
				(me) => me.runOnLinks((l) => editLink(l, [...l.keys()][0]!, { reason: 'A' }), true),
				(me) => me.runOnLinks((l) => editLink(l, [...l.keys()][1]!, { reason: 'B' }), true)
			]
		};
		it.each(Object.entries(CASES))('%s', (_, [first, second]) => {
			const me = filled();
			first(me);
			const between = { model: me.model(), links: readLinks(me.links) };
			second(me);
			me.history.undo();
			expect({ model: me.model(), links: readLinks(me.links) }).toEqual(between);
			me.history.undo();
			expect(me.model()).toEqual(smallModel());
			expect(readLinks(me.links)).toEqual(smallLinks());
			expect(me.history.undo()).toBe(null);
		});
	});

	it('lets nothing that adds or takes away go on', () => {
		const added = addNode(smallModel(), { id: 'n9', kind: 'activity', label: '', pos: [0, 0] });
		expect(added.ok && fieldsSet(added.value.steps)).toBe(null);
	});

	it('starts a new step for typing after an undo', () => {
		const me = filled();
		me.run((m) => renameNode(m, 'need', 'A'), true);
		vi.advanceTimersByTime(10_000);
		me.run((m) => renameNode(m, 'need', 'B'), true);
		me.history.undo();
		me.run((m) => renameNode(m, 'need', 'C'), true);
		me.history.undo();
		expect(me.label('need')).toBe('A');
		expect(me.history.state).toEqual({ undo: 'Rename node', redo: 'Rename node' });
	});

	it('forgets what could be done again as soon as something new is done, in either document', () => {
		const me = filled();
		me.run((m) => renameNode(m, 'need', 'A'));
		me.runOnLinks((l) => linkRecord(l, link('l9', 'r9', 'need')));
		me.history.undo();
		me.history.undo();
		expect(me.history.state.redo).toBe('Rename node');
		me.run((m) => renameNode(m, 'need', 'B'));
		expect(me.history.state).toEqual({ undo: 'Rename node', redo: null });
		expect(me.history.redo()).toBe(null);
		expect(readLinks(me.links).has('l9')).toBe(false);
		expect(me.label('need')).toBe('B');
	});

	it('tells what can be undone each time that it changes', () => {
		const me = filled();
		me.run((m) => renameNode(m, 'need', 'A'));
		me.history.undo();
		me.history.redo();
		expect(me.told).toEqual([
			{ undo: 'Rename node', redo: null },
			{ undo: null, redo: 'Rename node' },
			{ undo: 'Rename node', redo: null }
		]);
	});

	describe('where others deleted meanwhile what an edit was about', () => {
		it('passes over that edit and undoes the one before it, under its own name', () => {
			const me = filled();
			const other = beside(me);
			me.run((m) => editNode(m, 'help', { note: 'kept' }));
			me.run((m) => moveNodes(m, [{ id: 'need', pos: [50, 50] }]));
			other.run((m) => deleteItems(m, ['need']));
			expect(me.history.undo()).toBe('Edit node');
			expect(me.model().nodes.get('help')?.note).toBe('');
			expect(me.history.state).toEqual({ undo: null, redo: 'Edit node' });
			expect(me.history.redo()).toBe('Edit node');
			expect(me.model().nodes.get('help')?.note).toBe('kept');
		});

		it('keeps the order over both documents', () => {
			const me = filled();
			const other = beside(me);
			me.run((m) => renameNode(m, 'help', 'First'));
			me.runOnLinks((l) => linkRecord(l, link('l9', 'r9', 'help')));
			me.run((m) => renameNode(m, 'need', 'Third'));
			other.run((m) => deleteItems(m, ['need']));
			expect(me.history.undo()).toBe('Link record');
			expect(me.label('help')).toBe('First');
			expect(readLinks(me.links).has('l9')).toBe(false);
			expect(me.history.undo()).toBe('Rename node');
			expect(me.label('help')).toBe('Help is given');
			expect(me.history.undo()).toBe(null);
		});

		it('says so where nothing is left to undo', () => {
			const me = filled();
			const other = beside(me);
			me.run((m) => addNode(m, { id: 'mine', kind: 'activity', label: 'Mine', pos: [0, 0] }));
			other.run((m) => deleteItems(m, ['mine']));
			expect(me.history.undo()).toBe(null);
			expect(me.history.state).toEqual({ undo: null, redo: null });
			expect(me.told.at(-1)).toEqual({ undo: null, redo: null });
		});

		it('does not bring back what they deleted', () => {
			const me = filled();
			const other = beside(me);
			me.run((m) => renameNode(m, 'need', 'Mine'));
			me.run((m) => connect(m, { id: 'e9', from: 'need', to: 'safe' }));
			other.run((m) => deleteItems(m, ['need']));
			while (me.history.undo());
			while (me.history.redo());
			expect(me.model().nodes.has('need')).toBe(false);
			expect(other.model()).toEqual(me.model());
		});
	});

	it('counts no step for an edit that writes nothing', () => {
		const me = filled();
		me.history.edit('Nothing', () => {});
		expect(me.history.state).toEqual({ undo: null, redo: null });
		expect(me.history.undo()).toBe(null);
	});

	it('stops following after destroy', () => {
		const me = filled();
		me.history.destroy();
		me.run((m) => renameNode(m, 'need', 'A'));
		expect(me.history.state.undo).toBe(null);
	});
});
