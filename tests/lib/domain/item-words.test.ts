// What a person who does not see the diagram is told.
import { describe, expect, it } from 'vitest';
import { NO_STRENGTH } from '#lib/domain/evidence/strength.ts';
import { arrowFacts, arrowName, nodeFacts, nodeName, strengthWords } from '#lib/domain/item-words.ts';
import { arrow, model, node, smallModel } from '../../support/models.ts';

const m = smallModel();
const strength = {
	...NO_STRENGTH,
	supports: { records: 6, sources: 4 },
	challenges: { records: 1, sources: 1 }
};

describe('item words', () => {
	it('tells a node with kind, pathway, neighbours and evidence', () => {
		expect(nodeName(m, m.nodes.get('bond')!, strength)).toBe(
			'Relationship grows, mechanism, Relationships; from Help is given; to Need is understood; ' +
				'6 records support, 1 challenges'
		);
		expect(nodeName(m, m.nodes.get('mod')!, null)).toBe(
			'Caseload 😀, moderator; no arrows in; to the arrow “Help is given → Child is safe”'
		);
		expect(nodeName(model({ nodes: [node('a')] }), node('a'), undefined)).toBe(
			'Label of a, mechanism; no arrows; no evidence yet'
		);
	});

	it('names three neighbours, not at any length, and counts the rest', () => {
		const hub = model({
			nodes: [node('hub'), ...[1, 2, 3, 4, 5].map((n) => node(`n${n}`, { label: `${n}`.repeat(90) }))],
			arrows: [1, 2, 3, 4, 5].map((n) => arrow(`e${n}`, `n${n}`, 'hub'))
		});
		const [one, two, three] = ['1', '2', '3'].map((n) => `${n.repeat(79)}…`);
		expect(nodeFacts(hub, node('hub'), null)).toBe(
			`mechanism; from ${one}, ${two}, ${three} and 2 more; no arrows out`
		);
	});

	it('tells what is said of an arrow and who acts on it', () => {
		expect(arrowFacts(m, m.arrows.get('e2')!, strength)).toBe(
			'because help is noticed; 6 records support, 1 challenges'
		);
		const back = { ...m.arrows.get('e4')!, feedback: true, status: 'feared-not-observed' as const };
		expect(arrowFacts(m, back, null)).toBe(
			'feared, not observed; feedback; no because yet; acted on by Caseload 😀'
		);
		expect(arrowFacts(m, { ...back, because: `${'x'.repeat(198)}😀 and more` }, null)).toContain(
			`because ${'x'.repeat(198)}…;`
		);
	});

	it('says the same of evidence in full', () => {
		expect(strengthWords(strength)).toBe(
			'6 records from 4 sources support it, 1 record from 1 source challenges it'
		);
	});

	it('tells that there is no evidence, and tells nothing to those who may not know', () => {
		expect(strengthWords(undefined)).toBe('no evidence linked yet');
		expect(strengthWords(NO_STRENGTH)).toBe('no evidence linked yet');
		expect(strengthWords(null)).toBe('');
	});

	it('tells an arrow onto an arrow, and one whose end is missing', () => {
		expect(arrowName(m, m.arrows.get('e5')!)).toBe(
			'Caseload 😀 moderates the arrow “Help is given → Child is safe”'
		);
		expect(arrowName(m, arrow('x', 'gone', 'need'))).toBe('Unnamed node leads to Need is understood');
	});

	it('comes to an end where arrows act on each other in a circle', () => {
		const circle = model({ nodes: [node('a')], arrows: [arrow('e', 'a', 'f'), arrow('f', 'a', 'e')] });
		expect(arrowName(circle, circle.arrows.get('e')!)).toMatch(/an arrow/);
	});
});
