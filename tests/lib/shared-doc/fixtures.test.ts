// Documents of every released shape, as bytes that were written once. A fixture is never written again: when the shape
// changes, add the next one beside it, and the old one must still be read.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findProblems } from '#lib/domain/theory/integrity.ts';
import { PLAIN_ARROW, PLAIN_NODE } from '#lib/domain/theory/model.ts';
import { LINKS_SHAPE, readLinks, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, THEORY_SHAPE, theoryShape, writeModel } from '#lib/shared-doc/theory-doc.ts';
import { byId, model, type Parts, smallLinks, smallModel } from '../../support/models.ts';

const FOLDER = new URL('../../fixtures/documents/', import.meta.url);
const bytes = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
const json = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as unknown;

/** The document in a fixture: `.bin` is an update V1, `.snapshot.bin` the same as V2. */
function load(name: string): Y.Doc {
	const doc = new Y.Doc();
	(name.endsWith('.snapshot.bin') ? Y.applyUpdateV2 : Y.applyUpdate)(doc, bytes(name));
	return doc;
}

describe('a theory document of shape 1', () => {
	// Fields that came later than this fixture are read as not said.
	const parts = json('theory-v1.json') as Required<Parts>;
	const expected = model({
		...parts,
		nodes: parts.nodes.map((node) => ({ ...PLAIN_NODE, ...node })),
		arrows: parts.arrows.map((arrow) => ({ ...PLAIN_ARROW, ...arrow }))
	});

	it.each(['theory-v1.bin', 'theory-v1.snapshot.bin'])('is read from %s', (name) => {
		const doc = load(name);
		expect(theoryShape(doc)).toBe(1);
		expect(readModel(doc)).toEqual(expected);
		expect(findProblems(readModel(doc))).toEqual([]);
	});

	it('holds everything that a model of this shape can hold', () => {
		const m = expected;
		expect(m.title).toBe('Fixture of shape 1');
		expect(m.nodes.get('help')?.label).toBe('Trusted: Help is given quickly and well');
		expect(m.nodes.get('need')).toMatchObject({ pos: [1e6, 3.25], pathway: 'b', stage: 'early' });
		expect(m.nodes.get('mod')?.kind).toBe('moderator');
		expect([...m.arrows.keys()].sort()).toEqual(['a9k', 'e1', 'e2', 'e3', 'e4']);
		expect(m.arrows.get('e4')?.to).toBe('e2');
		expect(m.statements.get('s1')?.about).toEqual(['need', 'e1']);
	});

	it('is the shape that current code writes', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		expect(THEORY_SHAPE).toBe(1);
		expect(theoryShape(doc)).toBe(theoryShape(load('theory-v1.bin')));
	});

	it('has the keys that current code writes', () => {
		const doc = new Y.Doc();
		writeModel(doc, expected);
		const [now, then] = [doc, load('theory-v1.bin')].map((d) => {
			expect(readModel(d)).toEqual(expected);
			return Object.fromEntries(
				['model', 'nodes', 'arrows', 'pathways', 'stages', 'statements'].map((name) => [
					name,
					d.getMap(name).toJSON()
				])
			);
		});
		expect(now).toEqual(then);
	});
});

describe('a links document of shape 1', () => {
	const expected = byId(json('links-v1.json') as { id: string }[]);

	it.each(['links-v1.bin', 'links-v1.snapshot.bin'])('is read from %s', (name) => {
		expect(readLinks(load(name))).toEqual(expected);
		expect(load(name).getMap('meta').get('shape')).toBe(1);
	});

	it('is the shape that current code writes', () => {
		const doc = new Y.Doc();
		writeLinks(doc, smallLinks().values());
		expect(LINKS_SHAPE).toBe(1);
		expect(doc.getMap('meta').toJSON()).toEqual(load('links-v1.bin').getMap('meta').toJSON());
		expect([...expected.keys()].sort()).toEqual(['l1', 'l2', 'l4']);
	});
});
