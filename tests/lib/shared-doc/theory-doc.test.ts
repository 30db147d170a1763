// The theory and the links in their documents: round trips, and the shape on disk that measurements asked for.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteItems, moveNodes } from '#lib/domain/theory/node-commands.ts';
import { linksRoots, readLinks, writeLinks } from '#lib/shared-doc/links-doc.ts';
import {
	readModel,
	theoryRoots,
	THEORY_SHAPE,
	theoryShape,
	writeChange,
	writeModel
} from '#lib/shared-doc/theory-doc.ts';
import { expectSame } from '../../support/command-laws.ts';
import { anyLinks, anySoundModel, SEEDED, smallLinks, smallModel } from '../../support/models.ts';

describe('writeModel and readModel', () => {
	it('give back any sound model, also through both formats of update', () => {
		fc.assert(
			fc.property(anySoundModel(), (m) => {
				const doc = new Y.Doc();
				writeModel(doc, m);
				expectSame(readModel(doc), m, 'read from the document');
				const [one, two] = [new Y.Doc(), new Y.Doc()];
				Y.applyUpdate(one, Y.encodeStateAsUpdate(doc));
				Y.applyUpdateV2(two, Y.encodeStateAsUpdateV2(doc));
				expectSame(readModel(one), m, 'read through V1');
				expectSame(readModel(two), m, 'read through V2');
			}),
			SEEDED
		);
	});

	it('keep the order of records', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		expect([...readModel(doc).nodes.keys()]).toEqual([...smallModel().nodes.keys()]);
	});

	it('do not share arrays with the model', () => {
		const pos: [number, number] = [1, 2];
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		writeChange(
			doc,
			{ does: 'Move', steps: [{ op: 'set', in: 'nodes', id: 'need', fields: { pos } }] },
			'me'
		);
		pos[0] = 99;
		expect(readModel(doc).nodes.get('need')?.pos).toEqual([1, 2]);
	});

	it('tell the shape', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		expect(theoryShape(doc)).toBe(THEORY_SHAPE);
	});

	it('keep a position under one key, so that moving stays small', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		const fields = doc.getMap('nodes').get('need') as Y.Map<unknown>;
		expect(fields.get('pos')).toEqual([0, 0]);
		expect(fields.get('label')).toBeInstanceOf(Y.Text);
		const before = Y.encodeStateAsUpdateV2(doc).length;
		for (let i = 1; i <= 500; i++) {
			const moved = moveNodes(readModel(doc), [{ id: 'need', pos: [i, i] }]);
			if (moved.ok) writeChange(doc, moved.value, 'me');
		}
		expect(Y.encodeStateAsUpdateV2(doc).length - before).toBeLessThan(2500);
	});

	it('delete with the records everything under them', () => {
		const doc = new Y.Doc();
		writeModel(doc, smallModel());
		const gone = deleteItems(readModel(doc), [...smallModel().nodes.keys()]);
		if (gone.ok) writeChange(doc, gone.value, 'me');
		expect(readModel(doc).nodes.size + readModel(doc).arrows.size).toBe(0);
		expect(new TextDecoder().decode(Y.encodeStateAsUpdate(doc))).not.toContain('help is noticed');
	});
});

describe('writeLinks and readLinks', () => {
	it('give back any links', () => {
		fc.assert(
			fc.property(anyLinks(), (links) => {
				const doc = new Y.Doc();
				writeLinks(doc, links.values());
				const copy = new Y.Doc();
				Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc));
				expectSame(readLinks(doc), links, 'read from the document');
				expectSame(readLinks(copy), links, 'read through V2');
			}),
			SEEDED
		);
	});

	it('keep out of the theory’s roots', () => {
		const doc = new Y.Doc();
		writeLinks(doc, smallLinks().values());
		expect(readModel(doc).nodes.size).toBe(0);
		expect(theoryRoots(doc)).not.toContain(linksRoots(doc)[0]);
	});
});
