// Schemes: sound by themselves, to start a model from, and to put a model into.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEME_IDS } from '#lib/domain/schemes/scheme.ts';
import { schemeOf, SCHEMES } from '#lib/domain/schemes/schemes.ts';
import { startModel } from '#lib/domain/schemes/start-model.ts';
import { previewSwitch, switchScheme } from '#lib/domain/schemes/switch-scheme.ts';
import { findProblems } from '#lib/domain/theory/integrity.ts';
import { inOrder } from '#lib/domain/theory/lanes.ts';
import { after, checkCommand, refusal } from '../../../support/command-laws.ts';
import { anySoundModel, model, node, SEEDED, smallModel } from '../../../support/models.ts';

const start = smallModel();

describe('a scheme', () => {
	it('is there for every id', () => {
		expect(SCHEMES.map(({ id }) => id)).toEqual([...SCHEME_IDS]);
	});

	it.each(SCHEMES)('$id starts a sound model with its lanes and no content', (scheme) => {
		const made = startModel(scheme, 'New');
		expect(findProblems(made)).toEqual([]);
		expect([made.nodes.size, made.arrows.size]).toEqual([0, 0]);
		expect(inOrder(made.pathways).map(({ title }) => title)).toEqual(
			scheme.pathways.map(({ title }) => title)
		);
		expect(inOrder(made.stages).map(({ id }) => id)).toEqual(scheme.stages.map(({ id }) => id));
		expect(made.note.split('\n')).toHaveLength(Math.max(1, scheme.prompts.length));
	});
});

describe('switching', () => {
	it('P3 keeps every node and arrow of any sound model, and all laws of commands', () => {
		fc.assert(
			fc.property(anySoundModel(), fc.constantFrom(...SCHEMES), (first, scheme) => {
				const result = checkCommand(first, (m) => switchScheme(m, scheme));
				if (!result.ok) return;
				const next = after(first, (m) => switchScheme(m, scheme));
				expect([...next.nodes.keys()]).toEqual([...first.nodes.keys()]);
				expect(next.arrows).toEqual(first.arrows);
				for (const { pathway, stage } of next.nodes.values()) {
					expect(pathway === null || next.pathways.has(pathway)).toBe(true);
					expect(stage === null || next.stages.has(stage)).toBe(true);
				}
				const { placed, parked } = previewSwitch(first, scheme);
				expect(placed.length + parked.length).toBe(first.nodes.size);
				for (const id of parked) expect(next.nodes.get(id)!.pathway).toBeNull();
			}),
			SEEDED
		);
	});

	it('gives a kind the only place that is for it', () => {
		const kinds = model({
			nodes: [
				node('act', { kind: 'activity' }),
				node('mech'),
				node('mid', { kind: 'intermediate-outcome' }),
				node('ctx', { kind: 'context' }),
				node('pre', { kind: 'prerequisite' })
			]
		});
		const mrc = after(kinds, (m) => switchScheme(m, schemeOf('mrc')));
		expect(Object.fromEntries([...mrc.nodes].map(([id, { pathway }]) => [id, pathway]))).toEqual({
			act: 'what-delivered',
			mech: 'mechanisms',
			mid: 'mechanisms',
			ctx: null,
			pre: 'how-delivered'
		});
		expect(previewSwitch(kinds, schemeOf('mrc')).parked).toEqual([]);
		// Short or medium term? Nobody can say: it is parked.
		expect(previewSwitch(kinds, schemeOf('kellogg')).parked).toEqual(['mech', 'mid']);
	});

	it('keeps a pathway that the scheme has by the same title, and its nodes on it', () => {
		const made = startModel(schemeOf('two-pathway'), 'M');
		const own = {
			...made,
			pathways: new Map([['x', { id: 'x', title: 'pathway b: RELATIONSHIPS', order: 0 }]]),
			nodes: new Map([['n', node('n', { pathway: 'x', stage: 'process' })]])
		};
		const next = after(own, (m) => switchScheme(m, schemeOf('two-pathway')));
		expect(inOrder(next.pathways).map(({ id }) => id)).toEqual(['resources', 'x']);
		expect(next.nodes.get('n')).toEqual(own.nodes.get('n'));
		expect(previewSwitch(own, schemeOf('two-pathway'))).toMatchObject({
			placed: ['n'],
			added: ['Pathway A: resources'],
			removed: []
		});
	});

	it('N5 gives a new pathway an id that is free', () => {
		const taken = model({ nodes: [node('what', { kind: 'activity' }), node('who')] });
		const next = after(taken, (m) => switchScheme(m, schemeOf('yef')));
		expect(next.nodes.get('what')!.pathway).toBe('what-2');
		expect(findProblems(next)).toEqual([]);
	});

	it('takes away what the scheme has not, and says so beforehand', () => {
		expect(previewSwitch(start, schemeOf('blank'))).toEqual({
			placed: ['mod'],
			parked: ['need', 'help', 'bond', 'safe'],
			added: [],
			removed: ['Resources', 'Relationships', 'Early']
		});
		const next = after(start, (m) => switchScheme(m, schemeOf('blank')));
		expect([next.pathways.size, next.stages.size, next.nodes.size]).toEqual([0, 0, 5]);
	});

	it('does nothing to a model that is in the scheme already', () => {
		const made = startModel(schemeOf('kellogg'), 'M');
		expect(refusal(made, (m) => switchScheme(m, schemeOf('kellogg')))).toBe('nothing-to-change');
	});
});
