// The fonts of a PDF: read once, shaped fast where Inter needs no shaping, embedded as the glyphs that are used.
import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph, type GlyphPosition, type GlyphRun, type Subset } from 'fontkit';
import { type Weight, widthsOf } from '#lib/text/width-table.ts';
import { FONT_FILES, type FontFamily } from '../fonts.ts';

/** Set before a run that is drawn from right to left; fonts of {@link fontFor} take it away again. */
export const FROM_THE_RIGHT = '\u200f';

export const fontName = (family: FontFamily, weight: Weight): string => `${family}-${weight}`;

const read = new Map<string, Font>();

function fontOf(family: FontFamily, weight: Weight): Font {
	const name = fontName(family, weight);
	let font = read.get(name);
	if (!font)
		read.set(name, (font = withItsOwnGlyphs(create(readFileSync(FONT_FILES[family][weight])) as Font)));
	return font;
}

/**
 * The library keeps one glyph for each shape, with the characters that it stood for first, in whichever document that was.
 * Here every glyph knows what it stands for, or the text of a PDF would be wrong and differ from one writing to the next.
 */
function withItsOwnGlyphs(font: Font): Font {
	const getGlyph = (id: number, codePoints: number[] = []): Glyph =>
		Object.create(font.getGlyph(id), {
			codePoints: { value: codePoints },
			isMark: {
				value: codePoints.length > 0 && codePoints.every((code) => MARK.test(String.fromCodePoint(code)))
			},
			isLigature: { value: codePoints.length > 1 }
		}) as Glyph;
	return Object.create(font, { getGlyph: { value: getGlyph } }) as Font;
}

const MARK = /\p{M}/u;

const covered = new Map<string, boolean>();

/** Whether a family has a glyph for a code point; all weights have the same. */
export function covers(family: FontFamily, codePoint: number): boolean {
	const key = `${family} ${codePoint}`;
	let has = covered.get(key);
	if (has === undefined) covered.set(key, (has = fontOf(family, 400).hasGlyphForCodePoint(codePoint)));
	return has;
}

/** What the document's library needs of a glyph. */
interface Sign {
	id: number;
	advanceWidth: number;
	codePoints: readonly number[];
}

const GLYPHS = 0x10000;

/**
 * A font for one document, with a layout and a subset of its own. What one shape stands for in several places, as Arabic
 * letters that differ by their dots do, is embedded once for each, so that the text can be read back.
 */
export function fontFor(family: FontFamily, weight: Weight): Font {
	const font = fontOf(family, weight);
	const count = new Map<number, number>();
	const signs = new Map<string, Sign>();
	const shaped = new Map<string, GlyphRun>();

	function signOf(id: number, advanceWidth: number, codePoints: readonly number[]): Sign {
		const key = `${id} ${codePoints.join(' ')}`;
		let sign = signs.get(key);
		if (!sign) {
			const variant = count.get(id) ?? 0;
			count.set(id, variant + 1);
			signs.set(key, (sign = { id: id + variant * GLYPHS, advanceWidth, codePoints }));
		}
		return sign;
	}

	const plainSigns = new Map<number, Sign>();
	function plainSign(code: number): Sign {
		let sign = plainSigns.get(code);
		if (!sign) {
			const glyph = font.glyphForCodePoint(code);
			plainSigns.set(code, (sign = signOf(glyph.id, glyph.advanceWidth, [code])));
		}
		return sign;
	}

	function shapedRun(text: string): GlyphRun {
		let run = shaped.get(text);
		if (!run) {
			const fromTheRight = text.startsWith(FROM_THE_RIGHT);
			const words = fromTheRight ? text.slice(FROM_THE_RIGHT.length) : text;
			run = font.layout(words, undefined, undefined, undefined, fromTheRight ? 'rtl' : 'ltr');
			shaped.set(text, run);
		}
		const glyphs = run.glyphs.map(({ id, advanceWidth, codePoints }) => signOf(id, advanceWidth, codePoints));
		return runOf(glyphs, run.positions);
	}

	function layout(text: string): GlyphRun {
		const positions = family === 'inter' ? plainPositions(weight, text) : null;
		if (!positions) return shapedRun(text);
		return runOf(
			[...text].map((character) => plainSign(character.codePointAt(0)!)),
			positions
		);
	}

	return Object.create(font, {
		layout: { value: layout },
		createSubset: { value: () => subsetOf(font) }
	}) as Font;
}

/** A subset that takes the ids of signs. */
function subsetOf(font: Font): Subset {
	const subset = font.createSubset() as Subset & { glyphs: number[] };
	const places = new Map<number, number>([[0, 0]]);
	subset.includeGlyph = ((glyph: number | Glyph) => {
		const id = typeof glyph === 'number' ? glyph : glyph.id;
		let place = places.get(id);
		if (place === undefined) places.set(id, (place = subset.glyphs.push(id % GLYPHS) - 1));
		return place;
		// The declared types know neither that ids are taken nor what is answered.
	}) as unknown as Subset['includeGlyph'];
	return subset;
}

/**
 * Text of which the table of widths knows every character is set by that table: advance and kerning, as it was measured
 * when it was broken into lines. Shaping it would take a hundred times as long. Null for all other text.
 */
function plainPositions(weight: Weight, text: string): GlyphPosition[] | null {
	const widths = widthsOf(weight);
	const codes = [...text].map((character) => character.codePointAt(0)!);
	const positions: GlyphPosition[] = [];
	for (const [i, code] of codes.entries()) {
		const advance = widths.advance(code);
		if (advance === undefined) return null;
		const kern = i + 1 < codes.length ? widths.kern(code, codes[i + 1]!) : 0;
		positions.push({ xAdvance: advance + kern, yAdvance: 0, xOffset: 0, yOffset: 0 });
	}
	return positions;
}

/** A run whose positions the document's library may write into. */
function runOf(glyphs: readonly Sign[], given: readonly GlyphPosition[]): GlyphRun {
	const positions = given.map((position) => ({ ...position }));
	return {
		glyphs,
		positions,
		get advanceWidth() {
			return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
		}
	} as unknown as GlyphRun;
}
