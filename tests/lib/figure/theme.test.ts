import { describe, expect, it } from 'vitest';
import { MARK_COLOURS } from '#lib/figure/marks.ts';
import { VIEW_THEMES } from '#lib/domain/views/saved-view.ts';
import { CONTRAST_THEME, COLOUR_THEME, GREY_THEME, hueOf, laneHues, themeOf } from '#lib/figure/theme.ts';
import { model, node } from './small-models.ts';

function luminance(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((i) => {
		const c = parseInt(colour.slice(i, i + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light! + 0.05) / (dark! + 0.05);
}

describe.each([COLOUR_THEME, GREY_THEME, CONTRAST_THEME])('theme $id', (theme) => {
	it.each(Object.entries(theme.hues))('has readable text and visible borders: %s', (_, hue) => {
		for (const ground of [hue.fill, hue.hatch, theme.page]) {
			expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(4.5);
			expect(contrast(hue.word, ground)).toBeGreaterThanOrEqual(4.5);
			expect(contrast(hue.border, ground)).toBeGreaterThanOrEqual(3);
		}
		for (const ink of [hue.word, theme.line]) expect(contrast(ink, hue.lane)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(hue.border, hue.lane)).toBeGreaterThanOrEqual(3);
		for (const mark of Object.values(MARK_COLOURS))
			expect(contrast(mark, hue.fill)).toBeGreaterThanOrEqual(3);
	});

	it('has readable notes', () => {
		expect(contrast(theme.quiet, theme.page)).toBeGreaterThanOrEqual(4.5);
	});
});

describe('the theme of high contrast', () => {
	const { page, ink, quiet, line, hairline } = CONTRAST_THEME;

	it.each(Object.entries(CONTRAST_THEME.hues))('has 7:1 for text and 4.5:1 for lines: %s', (_, hue) => {
		for (const ground of [hue.fill, hue.hatch, page]) {
			expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
			expect(contrast(hue.border, ground)).toBeGreaterThanOrEqual(4.5);
		}
		for (const ground of [hue.fill, hue.lane, page])
			expect(contrast(hue.word, ground)).toBeGreaterThanOrEqual(7);
		for (const stroke of [line, hue.border, hue.laneBorder])
			expect(contrast(stroke, hue.lane)).toBeGreaterThanOrEqual(4.5);
		for (const mark of Object.values(MARK_COLOURS))
			expect(contrast(mark, hue.fill)).toBeGreaterThanOrEqual(4.5);
	});

	it('has 7:1 for notes and 4.5:1 for rules', () => {
		expect(contrast(quiet, page)).toBeGreaterThanOrEqual(7);
		expect(contrast(hairline, page)).toBeGreaterThanOrEqual(4.5);
	});
});

describe('themeOf', () => {
	it('has the colours of every theme that a view can have', () => {
		expect(VIEW_THEMES.map((theme) => themeOf(theme).id)).toEqual([...VIEW_THEMES]);
	});
});

describe('hues', () => {
	it('follow the order of the pathways, not their ids', () => {
		const pathways = new Map(['x', 'y', 'z'].map((id, i) => [id, { id, title: id, order: -i }]));
		const hues = laneHues({ pathways });
		expect([hues.get('pathway:z'), hues.get('pathway:y'), hues.get('pathway:x')]).toEqual([
			'blue',
			'amber',
			'violet'
		]);
	});

	it('are those of the lane, except for kinds that stay recognisable everywhere', () => {
		const m = model([]);
		expect(hueOf(m, node('n', { pathway: 'b' }))).toBe('amber');
		expect(hueOf(m, node('n', { kind: 'outcome', pathway: 'a' }))).toBe('blue');
		expect(hueOf(m, node('n', { kind: 'outcome' }))).toBe('green');
		expect(hueOf(m, node('n', { kind: 'moderator', pathway: 'a' }))).toBe('plum');
		expect(hueOf(m, node('n', { pathway: 'gone' }))).toBe('stone');
	});
});
