// Documents that another program, a bug or an attacker wrote: wrong types everywhere. They are read without throwing.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { GRADES, STANCES } from '#lib/domain/evidence/link.ts';
import { isPosition } from '#lib/domain/theory/integrity.ts';
import { visiblePart } from '#lib/domain/theory/selection.ts';
import { NODE_KINDS, RELATIONS } from '#lib/domain/theory/vocabulary.ts';
import { linksRoots, readLinks, writeLinks } from '#lib/shared-doc/links-doc.ts';
import {
	readModel,
	rereadModel,
	theoryRoots,
	theoryShape,
	writeChange,
	writeModel
} from '#lib/shared-doc/theory-doc.ts';
import { expectSame } from '../../support/command-laws.ts';
import { smallLinks, smallModel } from '../../support/models.ts';
import { random } from '../../support/random-commands.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

/** Values of every type that a Y.Map can hold, made anew each time since a shared type belongs to one place. */
const ODD: (() => unknown)[] = [
	() => null,
	() => undefined,
	() => 0,
	() => -1.5,
	() => NaN,
	() => Infinity,
	() => 9007199254740993n,
	() => true,
	() => '',
	() => 'text',
	() => '__proto__',
	() => [],
	() => [1],
	() => [NaN, 'x'],
	() => [1e300, 0],
	() => [null, {}],
	() => ({}),
	() => ({ sourceId: 'a', section: { toString: 1 }, lines: [] }),
	// String() throws on this one.
	() => ({ toString: 1, valueOf: 2 }),
	() => [{ toString: 1, valueOf: 2 }],
	() => [{ sourceId: 'a', section: { toString: 1, valueOf: 2 }, lines: [[]] }],
	() => nested(200),
	() => new Uint8Array([1, 2, 3]),
	() => new Y.Text('shared text'),
	() => new Y.Map([['kind', 'outcome']]),
	() => new Y.Array(),
	() => new Y.XmlText('xml'),
	() => new Y.XmlElement('p'),
	() => new Y.Doc()
];
const THEORY_KEYS = [
	'kind',
	'label',
	'pathway',
	'stage',
	'pos',
	'core',
	'note',
	'status',
	'basis',
	'references',
	'from',
	'to',
	'relation',
	'because',
	'title',
	'order',
	'text',
	'about'
];
const LINK_KEYS = ['recordId', 'targetId', 'stance', 'relevance', 'rigour', 'reason', 'by', 'at'];

const copyOf = (doc: Y.Doc): Y.Doc => {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
};

/** Everything that is read has the types that the rest of the program relies on. */
function expectTyped(doc: Y.Doc): void {
	const m = readModel(doc);
	expect(typeof m.title).toBe('string');
	expect(typeof m.note).toBe('string');
	for (const node of m.nodes.values()) {
		expect(NODE_KINDS).toContain(node.kind);
		for (const key of ['id', 'label', 'note'] as const) expect(typeof node[key]).toBe('string');
		for (const key of ['pathway', 'stage'] as const)
			if (node[key] !== null) expect(typeof node[key]).toBe('string');
		if (node.pos !== null) expect(isPosition(node.pos)).toBe(true);
		expect(typeof node.core).toBe('boolean');
		for (const reference of node.references)
			for (const text of Object.values(reference)) expect(typeof text).toBe('string');
	}
	for (const arrow of m.arrows.values()) {
		expect(RELATIONS).toContain(arrow.relation);
		for (const key of ['from', 'to', 'because'] as const) expect(typeof arrow[key]).toBe('string');
	}
	for (const lane of [...m.pathways.values(), ...m.stages.values()]) {
		expect(typeof lane.title).toBe('string');
		expect(Number.isFinite(lane.order)).toBe(true);
	}
	for (const statement of m.statements.values()) {
		expect(typeof statement.text).toBe('string');
		for (const id of statement.about) expect(typeof id).toBe('string');
	}
	expect(() => visiblePart(m, 'core')).not.toThrow();
	for (const link of readLinks(doc).values()) {
		expect(STANCES).toContain(link.stance);
		for (const key of ['recordId', 'targetId', 'reason', 'by', 'at'] as const)
			expect(typeof link[key]).toBe('string');
		for (const key of ['relevance', 'rigour'] as const)
			if (link[key] !== null) expect(GRADES).toContain(link[key]);
	}
	expect(typeof theoryShape(doc)).toBe('number');
}

/** Keys without which a record is passed over whole: each is broken alone, since one hides the rest. */
const GATES = ['kind', 'relation', 'from', 'to', 'stance', 'recordId', 'targetId'];
const LISTS: [string, string[]][] = [
	...['nodes', 'arrows', 'pathways', 'stages', 'statements'].map((name): [string, string[]] => [
		name,
		THEORY_KEYS
	]),
	['links', LINK_KEYS]
];
const CASES = ODD.map((odd, i) => [i, odd] as const);

function expectReadWith(odd: () => unknown, name: string, keys: readonly string[]): void {
	const doc = new Y.Doc();
	writeModel(doc, smallModel());
	writeLinks(doc, smallLinks().values());
	const map = doc.getMap<unknown>(name);
	const fields = map.get([...map.keys()][0]!) as Y.Map<unknown>;
	let live = readModel(doc);
	for (const root of theoryRoots(doc)) root.observeDeep((events) => (live = rereadModel(doc, live, events)));
	for (const key of keys) fields.set(key, odd());
	map.set('odd', odd());
	map.set('', odd());
	doc.getMap('model').set('title', odd());
	doc.getMap('model').set('shape', odd());
	expectTyped(doc);
	expectTyped(copyOf(doc));
	expectSame(live, readModel(doc), 'reading pieces is reading all');
}

describe('a malformed document', () => {
	it.each(CASES)('is read where any field or record holds odd value %i', (_, odd) => {
		for (const [name, keys] of LISTS) {
			expectReadWith(
				odd,
				name,
				keys.filter((key) => !GATES.includes(key))
			);
			const own = new Set(
				Object.keys(
					(name === 'links' ? smallLinks() : smallModel()[name as 'nodes']).values().next().value ?? {}
				)
			);
			for (const key of GATES) if (own.has(key)) expectReadWith(odd, name, [key]);
		}
	});

	it('is read where roots are of another type', () => {
		const doc = new Y.Doc();
		doc.getArray('nodes').push(['a', 'b']);
		doc.getText('arrows').insert(0, 'text');
		doc.getXmlFragment('model').push([new Y.XmlElement('p')]);
		doc.getArray('links').push([1]);
		expectTyped(copyOf(doc));
	});

	it('is read where it is empty', () => {
		expect(readModel(new Y.Doc()).nodes.size).toBe(0);
		expect(readLinks(new Y.Doc()).size).toBe(0);
		expect(theoryShape(new Y.Doc())).toBe(0);
	});

	it('keeps what is sound beside what is not', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		doc.getMap('nodes').set('bad', 'not a node');
		doc.getMap('nodes').set('worse', new Y.Map([['kind', 'feeling']]));
		expect(readModel(doc)).toEqual(smallModel());
	});

	it('takes a change without throwing, also where the change is about what is malformed', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		doc.getMap('nodes').set('need', 'not a node');
		(doc.getMap('nodes').get('help') as Y.Map<unknown>).set('label', 7);
		const set = (id: string, fields: object) =>
			writeChange(doc, { does: 'x', steps: [{ op: 'set', in: 'nodes', id, fields }] }, 'me');
		set('need', { label: 'x' });
		set('help', { label: 'Help' });
		set('gone', { label: 'x' });
		expect(readModel(doc).nodes.get('help')?.label).toBe('Help');
		expect(readModel(doc).nodes.has('need')).toBe(false);
	});

	it('is read after any bytes of it were changed, where Yjs takes it at all', () => {
		const next = random(77);
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		writeLinks(doc, smallLinks().values());
		const update = Y.encodeStateAsUpdate(doc);
		let taken = 0;
		for (let i = 0; i < 400; i++) {
			const bytes = update.slice();
			for (let n = 0; n < 1 + next() * 3; n++)
				bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
			const copy = new Y.Doc();
			try {
				Y.applyUpdate(copy, bytes);
			} catch {
				continue;
			}
			taken++;
			expectTyped(copy);
		}
		expect(taken).toBeGreaterThan(10);
	});

	it('E1 has only ids and judgements under a link', () => {
		const doc = new Y.Doc();
		writeLinks(doc, smallLinks().values());
		const [root] = linksRoots(doc);
		for (const fields of root!.values())
			expect([...(fields as Y.Map<unknown>).keys()].sort()).toEqual([...LINK_KEYS].sort());
	});
});
