// Commands on nodes against the laws of every command and the rules N1–N6.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_LIMIT, POSITION_LIMIT, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { addNode, deleteItems, editNode, moveNodes, renameNode } from '#lib/domain/theory/node-commands.ts';
import { NODE_KINDS } from '#lib/domain/theory/vocabulary.ts';
import { strengths } from '#lib/domain/evidence/strength.ts';
import { after, checkCommand, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, arrow, link, model, node, SEEDED, smallModel } from '../../../support/models.ts';
import { random, randomCommand } from '../../../support/random-commands.ts';

const start = smallModel();
const fresh = { id: 'new', kind: 'activity', label: 'New', pos: [1, 2] } as const;
const refusalOfId = (id: string) => refusal(start, (m) => addNode(m, { ...fresh, id }));
const refusalOfLabel = (label: string) => refusal(start, (m) => renameNode(m, 'need', label));

describe('any command', () => {
	it('keeps the laws on any sound model, sensible or not', () => {
		const counts = { accepted: 0, refused: 0 };
		fc.assert(
			fc.property(anySoundModel(), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (first, seeds) => {
				let m = first;
				for (const [i, seed] of seeds.entries()) {
					const command = randomCommand(random(seed), () => `made${i}`);
					const result = checkCommand(m, command);
					counts[result.ok ? 'accepted' : 'refused']++;
					if (result.ok) m = after(m, command);
				}
			}),
			SEEDED
		);
		// A generator that makes only nonsense would test nothing.
		expect(counts.accepted).toBeGreaterThan(100);
		expect(counts.refused).toBeGreaterThan(20);
	});
});

describe('addNode', () => {
	it('adds a node with what was given and nothing else', () => {
		const next = after(start, (m) => addNode(m, { ...fresh, pathway: 'A', stage: 's1', core: false }));
		expect(next.nodes.get('new')).toEqual(
			node('new', { kind: 'activity', label: 'New', pathway: 'A', stage: 's1', pos: [1, 2], core: false })
		);
		expect(next.nodes.size).toBe(start.nodes.size + 1);
		expect(next.arrows).toBe(start.arrows);
	});

	it('takes an empty label, since people name a box after they have put it there', () => {
		expect(after(start, (m) => addNode(m, { ...fresh, label: '' })).nodes.get('new')?.label).toBe('');
	});

	it.each(['a', '0', 'A.b-c_1', 'x'.repeat(64), 'constructor'])('N1 takes the id %s', (id) => {
		expect(refusalOfId(id)).toBe(null);
	});

	it.each(['', '.a', '-a', '_a', 'a b', 'a/b', 'é', 'a\n', '__proto__', '<i>', 'x'.repeat(65)])(
		'N1 refuses the id %j',
		(id) => {
			expect(refusalOfId(id)).toBe('invalid-id');
		}
	);

	it.each([
		['node', 'need'],
		['arrow', 'e1'],
		['pathway', 'A'],
		['stage', 's1'],
		['statement', 'st1']
	])('N5 refuses the id of a %s', (_, id) => {
		expect(refusalOfId(id)).toBe('duplicate-id');
	});

	it.each([
		['NaN', [NaN, 0]],
		['infinite', [0, Infinity]],
		['too far', [POSITION_LIMIT + 1, 0]],
		['too far the other way', [0, -POSITION_LIMIT - 1]],
		['one number', [1]],
		['three numbers', [1, 2, 3]]
	])('N4 refuses a position that is %s', (_, pos) => {
		expect(refusal(start, (m) => addNode(m, { ...fresh, pos: pos as never }))).toBe('invalid-position');
		expect(refusal(start, (m) => moveNodes(m, [{ id: 'need', pos: pos as never }]))).toBe('invalid-position');
	});

	it('N4 takes a position at the limit', () => {
		const pos = [POSITION_LIMIT, -POSITION_LIMIT] as const;
		expect(after(start, (m) => addNode(m, { ...fresh, pos })).nodes.get('new')?.pos).toEqual(pos);
	});

	it('refuses a kind that is not in the list', () => {
		expect(refusal(start, (m) => addNode(m, { ...fresh, kind: 'feeling' as never }))).toBe('invalid-kind');
		expect(refusal(start, (m) => editNode(m, 'need', { kind: 'feeling' as never }))).toBe('invalid-kind');
	});

	it.each(NODE_KINDS)('takes the kind %s', (kind) => {
		expect(after(start, (m) => addNode(m, { ...fresh, kind })).nodes.get('new')?.kind).toBe(kind);
	});
});

describe('renameNode', () => {
	it('N2 trims a label and keeps markup as the text that it is', () => {
		const next = after(start, (m) => renameNode(m, 'need', '  <b>Need</b> & “help” 😀 '));
		expect(next.nodes.get('need')?.label).toBe('<b>Need</b> & “help” 😀');
	});

	it.each([
		['a line break', 'a\nb'],
		['a tab', 'a\tb'],
		['a null', 'a\u0000b'],
		['delete', 'a\u007fb'],
		['a C1 control', 'a\u0085b'],
		['a line separator', 'a\u2028b'],
		['a direction override', 'a\u202eb'],
		['a direction isolate', 'a\u2067b'],
		['half a surrogate pair', 'a\ud83d'],
		['a byte order mark inside', 'a\ufeffb']
	])('N2 refuses a label with %s', (_, label) => {
		expect(refusalOfLabel(label)).toBe('invalid-label');
	});

	it('N2 takes 300 characters and refuses 301', () => {
		expect(refusalOfLabel('x'.repeat(LABEL_LIMIT))).toBe(null);
		expect(refusalOfLabel('x'.repeat(LABEL_LIMIT + 1))).toBe('label-too-long');
	});

	it('does nothing where only blanks around the label differ', () => {
		expect(refusalOfLabel(' Need is understood ')).toBe('nothing-to-change');
	});

	it('refuses a node that is gone', () => {
		expect(refusal(start, (m) => renameNode(m, 'gone', 'x'))).toBe('not-found');
		expect(refusal(start, (m) => renameNode(m, 'e1', 'x'))).toBe('not-found');
	});
});

describe('moveNodes', () => {
	it('moves what is there in one step and passes over what is gone', () => {
		const next = after(start, (m) =>
			moveNodes(m, [
				{ id: 'need', pos: [10, 20] },
				{ id: 'gone', pos: [1, 1] },
				{ id: 'mod', pos: [0, 5], pathway: 'B' }
			])
		);
		expect(next.nodes.get('need')).toEqual({ ...start.nodes.get('need'), pos: [10, 20] });
		expect(next.nodes.get('mod')).toEqual({ ...start.nodes.get('mod'), pos: [0, 5], pathway: 'B' });
	});

	it('does nothing where nothing moved', () => {
		expect(refusal(start, (m) => moveNodes(m, [{ id: 'need', pos: [0, 0], pathway: 'A' }]))).toBe(
			'nothing-to-change'
		);
		expect(refusal(start, (m) => moveNodes(m, []))).toBe('nothing-to-change');
	});

	it('refuses all moves where one goes to an unknown pathway', () => {
		const moves = [
			{ id: 'need', pos: [9, 9] as const },
			{ id: 'help', pos: [9, 9] as const, pathway: 'C' }
		];
		expect(refusal(start, (m) => moveNodes(m, moves))).toBe('not-found');
	});

	it('takes the name that the caller gives, e.g. for tidy', () => {
		const result = checkCommand(start, (m) => moveNodes(m, [{ id: 'need', pos: [1, 1] }], 'Tidy'));
		expect(result.ok && result.value.does).toBe('Tidy');
	});
});

describe('editNode', () => {
	it('changes the fields that differ and writes no others', () => {
		const result = checkCommand(start, (m) =>
			editNode(m, 'help', { kind: 'activity', pathway: 'A', stage: null, note: 'One\nTwo', core: true })
		);
		expect(result.ok && result.value.steps).toEqual([
			{ op: 'set', in: 'nodes', id: 'help', fields: { kind: 'activity', stage: null, note: 'One\nTwo' } }
		]);
	});

	it('N3 takes a note of 4,000 characters with line breaks and refuses a longer one', () => {
		const note = `one\n\ttwo${'x'.repeat(PROSE_LIMIT - 8)}`;
		expect(after(start, (m) => editNode(m, 'need', { note })).nodes.get('need')?.note).toBe(note);
		expect(refusal(start, (m) => editNode(m, 'need', { note: `${note}x` }))).toBe('label-too-long');
	});

	it('N3 refuses a note with control characters or half a surrogate pair', () => {
		for (const note of ['a\u0007', 'a\u202e', '\udc00'])
			expect(refusal(start, (m) => editNode(m, 'need', { note }))).toBe('invalid-label');
	});

	it('refuses an unknown pathway, stage or node', () => {
		expect(refusal(start, (m) => editNode(m, 'need', { pathway: 'C' }))).toBe('not-found');
		expect(refusal(start, (m) => editNode(m, 'need', { stage: 'C' }))).toBe('not-found');
		expect(refusal(start, (m) => editNode(m, 'gone', { core: false }))).toBe('not-found');
	});

	it('does nothing where nothing differs', () => {
		expect(refusal(start, (m) => editNode(m, 'need', { core: true, pathway: 'A' }))).toBe(
			'nothing-to-change'
		);
		expect(refusal(start, (m) => editNode(m, 'need', {}))).toBe('nothing-to-change');
	});
});

describe('deleteItems', () => {
	const left = (m: Model) => ({ nodes: [...m.nodes.keys()], arrows: [...m.arrows.keys()] });

	it('N6 deletes the arrows at a deleted node with it', () => {
		const next = after(start, (m) => deleteItems(m, ['need']));
		expect(left(next)).toEqual({ nodes: ['help', 'bond', 'safe', 'mod'], arrows: ['e2', 'e4', 'e5'] });
	});

	it('N6 keeps evidence links where they are: they count again when the node comes back', () => {
		const links = [link('l1', 'r1', 'need')];
		const next = after(start, (m) => deleteItems(m, ['need']));
		expect(next.nodes.has('need')).toBe(false);
		const counted = strengths(links, () => ({ sourceId: 's', withdrawn: false }));
		expect(counted.get('need')?.supports).toEqual({ records: 1, sources: 1 });
	});

	it('A7 deletes the arrows that act on a deleted arrow, however deep', () => {
		const deep = model({
			nodes: [node('a'), node('b'), node('m')],
			arrows: [arrow('e1', 'a', 'b'), arrow('e3', 'm', 'e2'), arrow('e2', 'm', 'e1'), arrow('e4', 'b', 'a')]
		});
		expect(left(after(deep, (m) => deleteItems(m, ['e1']))).arrows).toEqual(['e4']);
		expect(left(after(start, (m) => deleteItems(m, ['safe']))).arrows).toEqual(['e1', 'e2', 'e3']);
	});

	it.each([
		[['need'], 'Delete node'],
		[['need', 'help'], 'Delete nodes'],
		[['e1'], 'Delete arrow'],
		[['e1', 'e2'], 'Delete arrows'],
		[['need', 'gone'], 'Delete node']
	])('names the deletion of %j for undo', (ids, does) => {
		const result = checkCommand(start, (m) => deleteItems(m, ids));
		expect(result.ok && result.value.does).toBe(does);
	});

	it('refuses where nothing of it is there', () => {
		expect(refusal(start, (m) => deleteItems(m, ['gone', 'st1']))).toBe('not-found');
		expect(refusal(start, (m) => deleteItems(m, []))).toBe('not-found');
	});
});
