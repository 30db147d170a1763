// An SVG as PNG, with the fonts that the product ships and no others, so that it looks the same on every machine.
import { crc32 } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { MM_PER_INCH } from '#lib/report/page.ts';
import { FONT_FILES } from '../exports/fonts.ts';

/** How fine a picture is. `width`: how wide it is on paper, in mm; as many px as the SVG has, at 96 to the inch, unless said. */
export interface Fineness {
	dpi: number;
	width?: number;
}

/** A picture of more pixels than may be drawn. */
export class PictureTooLarge extends Error {}

const INTER = Object.values(FONT_FILES.inter);
/** Read only where a text needs them: they are several times as large as Inter. */
const FURTHER = [FONT_FILES.arabic, FONT_FILES.hebrew, FONT_FILES.emoji].flatMap((files) =>
	Object.values(files)
);
const NEEDS_FURTHER =
	/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{1f000}-\u{1faff}]|\p{Emoji_Presentation}|\ufe0f/u;

const PX_PER_INCH = 96;
/** Sharp on paper and on dense screens. */
const ZOOM = 2;
/** Larger pictures than this, in px of the SVG, are drawn at their own size unless it is said how fine. */
const LARGE = 6000;
/** 400 MB while it is drawn. */
const MOST_PIXELS = 100_000_000;

/**
 * Without a fineness, twice as many px as the SVG has; a large one as many. The file says how large it is on paper.
 * @throws PictureTooLarge
 * @throws where the SVG cannot be drawn
 */
export function pngOf(svg: string, fineness?: Fineness): Uint8Array {
	const fontFiles = NEEDS_FURTHER.test(svg) ? [...INTER, ...FURTHER] : INTER;
	const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' };
	const { width, height } = sizeOf(svg, font);
	const zoom = fineness
		? ((fineness.width ?? (width / PX_PER_INCH) * MM_PER_INCH) / MM_PER_INCH / width) * fineness.dpi
		: Math.max(width, height) > LARGE
			? 1
			: ZOOM;
	const pixels = Math.round(width * zoom) * Math.round(height * zoom);
	if (pixels > MOST_PIXELS)
		throw new PictureTooLarge(
			`The picture would have ${Math.round(pixels / 1_000_000)} million pixels; at most ${MOST_PIXELS / 1_000_000} million are drawn. Choose fewer dots per inch.`
		);
	const fitTo = { mode: 'width', value: Math.round(width * zoom) } as const;
	const png = new Resvg(svg, { font, fitTo }).render().asPng();
	return withResolution(png, fineness?.dpi ?? zoom * PX_PER_INCH);
}

/** The size that the SVG gives itself; our own all say it in their first tag. */
function sizeOf(svg: string, font: object): { width: number; height: number } {
	const [, width, height] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
	if (width && height) return { width: Number(width), height: Number(height) };
	return new Resvg(svg, { font });
}

/** Where the first chunk of a PNG ends, which must stay the first. */
const AFTER_HEADER = 33;

/** The PNG with a note of its resolution, by which Word and others know how large it is on paper. */
function withResolution(png: Uint8Array, dpi: number): Uint8Array {
	const chunk = Buffer.alloc(21);
	const perMetre = Math.round((dpi * 1000) / MM_PER_INCH);
	chunk.writeUInt32BE(9, 0);
	chunk.write('pHYs', 4, 'latin1');
	chunk.writeUInt32BE(perMetre, 8);
	chunk.writeUInt32BE(perMetre, 12);
	chunk.writeUInt8(1, 16);
	chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
	return new Uint8Array(Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]));
}
