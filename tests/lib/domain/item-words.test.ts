// What a person who does not see the diagram is told.
import { describe, expect, it } from 'vitest';
import { NO_STRENGTH } from '#lib/domain/evidence/strength.ts';
import { arrowName, nodeName, strengthWords } from '#lib/domain/item-words.ts';
import { arrow, model, node, smallModel } from '../../support/models.ts';

const m = smallModel();

describe('item words', () => {
	it('tells a node with kind, lane, arrows and evidence', () => {
		const strength = {
			...NO_STRENGTH,
			supports: { records: 6, sources: 4 },
			challenges: { records: 1, sources: 1 }
		};
		expect(nodeName(m, m.nodes.get('bond')!, strength)).toBe(
			'Relationship grows, mechanism, Relationships; 1 arrow in, 1 out; ' +
				'6 records from 4 sources support it, 1 record from 1 source challenges it'
		);
		expect(nodeName(m, m.nodes.get('mod')!, null)).toBe('Caseload 😀, moderator; 0 arrows in, 1 out');
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
