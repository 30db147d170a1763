import { describe, expect, it } from 'vitest';
import { svgOf } from '#lib/figure/svg.ts';
import { PictureTooLarge, pngOf } from '#server/drawing/png.ts';
import { hostileDocument } from '../../support/report-documents.ts';

const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"><rect width="400" height="200" fill="#206540"/></svg>';
const view = (png: Uint8Array): DataView => new DataView(png.buffer, png.byteOffset, png.byteLength);
const width = (png: Uint8Array): number => view(png).getUint32(16);
/** Of the chunk that follows the header, in dots per inch. */
function resolution(png: Uint8Array): number {
	expect(Buffer.from(png.subarray(37, 41)).toString('latin1')).toBe('pHYs');
	return Math.round(view(png).getUint32(41) * 0.0254);
}

describe('a picture of an SVG', () => {
	it('has twice as many px as the SVG', () => {
		expect(width(pngOf(SVG))).toBe(800);
		expect(resolution(pngOf(SVG))).toBe(192);
	});

	it('is as fine as asked, and says so', () => {
		const png = pngOf(SVG, { dpi: 300 });
		expect(width(png)).toBe(1250);
		expect(resolution(png)).toBe(300);
	});

	it('fills a page as wide as asked', () => {
		expect(width(pngOf(SVG, { dpi: 300, width: 297 }))).toBe(3508);
	});

	it('is refused where it would take too much room', () => {
		expect(() => pngOf(SVG, { dpi: 6000, width: 297 })).toThrow(PictureTooLarge);
		expect(() => pngOf(SVG, { dpi: 6000, width: 297 })).toThrow('million pixels');
	});

	it('draws Arabic and emoji, which Inter has not got', () => {
		const text = (words: string) =>
			SVG.replace('</svg>', `<text x="20" y="90" font-size="40">${words}</text></svg>`);
		const [one, other] = ['الثقة', 'العامل'].map((words) => Buffer.from(pngOf(text(words))));
		// Boxes for unknown letters would be as many, but the same; nothing at all would be the same as well.
		expect(one!.equals(other!)).toBe(false);
		expect(Buffer.from(pngOf(text('🤝'))).equals(Buffer.from(pngOf(text('🌱'))))).toBe(false);
	});

	it('comes through with words that are meant to break it', () => {
		for (const block of hostileDocument().blocks)
			if (block.kind === 'figure' && block.drawing.as === 'scene')
				expect(pngOf(svgOf(block.drawing.scene)).length).toBeGreaterThan(1000);
	});
});
