import { describe, expect, it } from 'vitest';
import { lineStyle } from '#lib/figure/line-style.ts';
import { sceneLegend } from '#lib/figure/scene-legend.ts';
import { arrowSentence, sceneLines } from '#lib/figure/scene-lines.ts';
import { lineShape } from '#lib/figure/svg-line.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { arrow, model, node, strength } from './small-models.ts';

const whole = model(
	[node('a', { pathway: 'a' }), node('b', { pathway: 'a' }), node('c', { pathway: 'b' }), node('m')],
	[
		arrow('forward', 'a', 'b'),
		arrow('back', 'b', 'a', { feedback: true }),
		arrow('across', 'a', 'c'),
		arrow('back-across', 'c', 'a', { feedback: true }),
		arrow('moderating', 'm', 'b', { relation: 'moderates' }),
		arrow('acting', 'm', 'forward')
	]
);
const styleOf = (id: string, of?: Parameters<typeof strength>) =>
	lineStyle(whole, whole.arrows.get(id)!, of && strength(...of));
const LINE = [
	{ x: 0, y: 0 },
	{ x: 90, y: 0 }
];
const drawn = (id: string, of?: Parameters<typeof strength>) =>
	lineShape({ points: LINE, style: styleOf(id, of), colour: '#000', sign: null }, '#fff');

describe('the drawing of an arrow', () => {
	it('differs in shape, in one colour, for each thing that it can say', () => {
		const all = [
			drawn('forward'),
			drawn('back'),
			drawn('across'),
			drawn('moderating'),
			drawn('acting'),
			drawn('forward', [2]),
			drawn('forward', [2, 1]),
			drawn('forward', [0, 2])
		];
		expect(new Set(all).size).toBe(all.length);
	});

	it('says of feedback between pathways that it is feedback', () => {
		expect(styleOf('back-across')).toEqual(styleOf('back'));
		expect(styleOf('back')).toMatchObject({ stroke: 'feedback', end: 'open' });
		expect(arrowSentence(whole, whole.arrows.get('back')!)).toBe('b leads to a (feedback)');
	});

	it('tells evidence against alone from evidence for and against', () => {
		expect(styleOf('forward', [0, 2])).toMatchObject({ standing: 'challenged', ticks: true, double: false });
		expect(styleOf('forward', [0, 2, 1])).toMatchObject({ standing: 'challenged' });
		expect(styleOf('forward', [1, 2])).toMatchObject({ standing: 'contested', ticks: false, double: true });
		expect(styleOf('forward', [0, 0, 1])).toMatchObject({ standing: 'backed', ticks: false, double: false });
	});
});

describe('the legend', () => {
	const wordsFor = (...ids: string[]): string[] => {
		const routes = new Map(ids.map((id) => [id, { points: LINE, badge: null }]));
		const strengths = new Map([['back', strength(0, 1)]]);
		const lines = sceneLines(whole, routes, strengths, COLOUR_THEME);
		return sceneLegend([], lines, { x: 0, y: 0, width: 900 }, COLOUR_THEME).entries.map((e) => e.text.text);
	};

	it('explains feedback and challenged arrows only where they occur', () => {
		expect(wordsFor('back')).toEqual(['feeds back', 'evidence against only']);
		expect(wordsFor('forward', 'across')).not.toContain('feeds back');
		expect(wordsFor('forward', 'across')).not.toContain('evidence against only');
	});
});
