// Commands on pathways against the laws of every command and the rule P1.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_LIMIT } from '#lib/domain/theory/integrity.ts';
import { lanesOf } from '#lib/domain/theory/lanes.ts';
import { addPathway, removePathway, renamePathway } from '#lib/domain/theory/pathway-commands.ts';
import { after, checkCommand, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, model, SEEDED, smallModel } from '../../../support/models.ts';

const start = smallModel();

it('keeps the laws on any sound model', () => {
	fc.assert(
		fc.property(anySoundModel(), fc.string({ maxLength: 20 }), fc.nat(3), (first, title, at) => {
			checkCommand(first, (m) => addPathway(m, { id: 'made', title }));
			const id = [...first.pathways.keys()][at] ?? 'gone';
			checkCommand(first, (m) => renamePathway(m, id, title));
			checkCommand(first, (m) => removePathway(m, id));
		}),
		SEEDED
	);
});

describe('addPathway', () => {
	it('adds a pathway below the others and nothing else', () => {
		const next = after(start, (m) => addPathway(m, { id: 'C', title: ' Trust ' }));
		expect(next.pathways.get('C')).toEqual({ id: 'C', title: 'Trust', order: 2 });
		expect(next.pathways.size).toBe(3);
		expect(next.nodes).toBe(start.nodes);
	});

	it('comes last whatever the orders are', () => {
		const odd = model({
			pathways: [
				{ id: 'last', title: 'Last', order: 7 },
				{ id: 'first', title: 'First', order: -3 }
			]
		});
		const next = after(odd, (m) => addPathway(m, { id: 'new', title: 'New' }));
		const pathways = lanesOf(next).filter((lane) => lane.role === 'pathway');
		expect(pathways.map((lane) => lane.title)).toEqual(['First', 'Last', 'New']);
		const negative = model({ pathways: [{ id: 'a', title: 'A', order: -3 }] });
		expect(after(negative, (m) => addPathway(m, { id: 'b', title: 'B' })).pathways.get('b')?.order).toBe(-2);
	});

	it('starts at 0 in a model without pathways', () => {
		const next = after(model(), (m) => addPathway(m, { id: 'A', title: 'Only' }));
		expect(next.pathways.get('A')?.order).toBe(0);
	});

	it('N1 refuses an id that is none', () => {
		expect(refusal(start, (m) => addPathway(m, { id: '-a', title: 'x' }))).toBe('invalid-id');
	});

	it.each(['need', 'e1', 'A', 's1', 'st1'])('N5 refuses the id %s, which names something', (id) => {
		expect(refusal(start, (m) => addPathway(m, { id, title: 'x' }))).toBe('duplicate-id');
	});

	it('is named for undo', () => {
		const result = checkCommand(start, (m) => addPathway(m, { id: 'C', title: 'x' }));
		expect(result.ok && result.value.does).toBe('Add pathway');
	});
});

describe.each([
	['addPathway', (title: string) => refusal(start, (m) => addPathway(m, { id: 'C', title }))],
	['renamePathway', (title: string) => refusal(start, (m) => renamePathway(m, 'A', title))]
])('the title in %s', (_, refusalOf) => {
	it('N2 is a label', () => {
		expect(refusalOf('a\nb')).toBe('invalid-label');
		expect(refusalOf('a\u202eb')).toBe('invalid-label');
		expect(refusalOf('x'.repeat(LABEL_LIMIT))).toBe(null);
		expect(refusalOf('x'.repeat(LABEL_LIMIT + 1))).toBe('label-too-long');
	});

	it.each(['', '   '])('is not empty: %j', (title) => {
		expect(refusalOf(title)).toBe('invalid-label');
	});
});

describe('renamePathway', () => {
	it('changes the title and nothing else', () => {
		const result = checkCommand(start, (m) => renamePathway(m, 'A', ' <b>Means</b> '));
		expect(result.ok && result.value).toEqual({
			does: 'Rename pathway',
			steps: [{ op: 'set', in: 'pathways', id: 'A', fields: { title: '<b>Means</b>' } }]
		});
	});

	it('does nothing where only blanks around the title differ', () => {
		expect(refusal(start, (m) => renamePathway(m, 'A', ' Resources '))).toBe('nothing-to-change');
	});

	it('refuses what is no pathway', () => {
		for (const id of ['gone', 'need', 's1'])
			expect(refusal(start, (m) => renamePathway(m, id, 'x'))).toBe('not-found');
	});
});

describe('removePathway', () => {
	it('P1 takes the nodes off it in the same change and keeps them', () => {
		const next = after(start, (m) => removePathway(m, 'A'));
		expect([...next.pathways.keys()]).toEqual(['B']);
		expect(next.nodes.size).toBe(start.nodes.size);
		expect(next.nodes.get('need')).toEqual({ ...start.nodes.get('need'), pathway: null });
		expect(next.nodes.get('help')).toEqual({ ...start.nodes.get('help'), pathway: null });
		expect(next.nodes.get('bond')).toBe(start.nodes.get('bond'));
		expect(next.arrows).toBe(start.arrows);
	});

	it('P1 leaves no node on a pathway that is gone, in any sound model', () => {
		fc.assert(
			fc.property(anySoundModel(), (first) => {
				let m = first;
				for (const id of first.pathways.keys()) m = after(m, (now) => removePathway(now, id));
				expect(m.pathways.size).toBe(0);
				expect([...m.nodes.values()].filter((node) => node.pathway !== null)).toEqual([]);
			}),
			SEEDED
		);
	});

	it('is named for undo', () => {
		const result = checkCommand(start, (m) => removePathway(m, 'B'));
		expect(result.ok && result.value.does).toBe('Remove pathway');
	});

	it('refuses what is no pathway', () => {
		for (const id of ['gone', 'need', 's1'])
			expect(refusal(start, (m) => removePathway(m, id))).toBe('not-found');
	});
});
