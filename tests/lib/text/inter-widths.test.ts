import { describe, expect, it } from 'vitest';
import { TABLES } from '#lib/text/inter-widths.ts';
import * as committed from '#lib/text/inter-widths.ts';
import { measure } from '#lib/text/measure.ts';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { WEIGHTS, browserFont, serverFont, widthSource } from './width-source.ts';

const LATIN =
	' !"#$%&\'()*+,-./0123456789:;=?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz£àâéêëîïôöûüŵŷ‘’“”–—…';

const LABELS = [
	'Spending allowed up to a set limit without authorisation (limit above zero)',
	"Bold leadership that backs workers' decisions",
	'Behavioural or psychological change',
	'Taking AVATAR to Yr. Wyddfa: To, Ty, We, LT',
	'Trust develops, “heard” and understood — £1,854.19'
];

describe('the width table', () => {
	// Shaping every pair of three weights takes eight seconds, so one weight is made anew on every run.
	it('is what the font files give', () => {
		const all = process.env.UPDATE_WIDTHS !== undefined;
		const source = widthSource(all ? WEIGHTS : [500]);
		if (all) writeFileSync(new URL('../../../src/lib/text/inter-widths.ts', import.meta.url), source.text);
		else {
			expect(source.tables[500]).toEqual(TABLES[500]);
			expect([source.kerned, source.further]).toEqual([committed.KERNED, committed.FURTHER]);
		}
	}, 30_000);

	it('stays small enough for the browser', () => {
		expect(gzipSync(JSON.stringify(committed)).length).toBeLessThan(12 * 1024);
	});

	it.each(WEIGHTS)('has the advances of both font files at weight %i', (weight) => {
		const server = serverFont(weight);
		for (const subset of ['latin', 'latin-ext', 'greek', 'cyrillic']) {
			const browser = browserFont(weight, subset);
			for (const code of browser.characterSet.filter((c) => server.hasGlyphForCodePoint(c))) {
				const [a, b] = [server, browser].map((font) => font.glyphForCodePoint(code).advanceWidth);
				expect(a, `U+${code.toString(16)}`).toBe(b);
			}
		}
		for (const character of LATIN) {
			const glyph = server.glyphForCodePoint(character.codePointAt(0)!);
			expect(measure(character, { size: 2048, weight }), character).toBeCloseTo(glyph.advanceWidth, 6);
		}
	});

	it.each(WEIGHTS)('measures ordinary text as shaping does at weight %i', (weight) => {
		const server = serverFont(weight);
		for (const label of LABELS) {
			const shaped = (server.layout(label).advanceWidth / server.unitsPerEm) * 13;
			expect(measure(label, { size: 13, weight }), label).toBeCloseTo(shaped, 3);
		}
	});

	it('is within two per cent where shaping looks further than at pairs', () => {
		const server = serverFont(500);
		for (const text of [
			'The s.17 limit of 2x4 at 11:30',
			'Version 3.2.1 -> 4.0 (2022)',
			'15, 1+2+4 = 7, 7+14 = 21'
		]) {
			const shaped = (server.layout(text).advanceWidth / server.unitsPerEm) * 13;
			expect(Math.abs(measure(text, { size: 13, weight: 500 }) / shaped - 1), text).toBeLessThan(0.02);
		}
	});
});
