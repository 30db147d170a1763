// An SVG as PNG, with the font that the product ships and no other, so that it looks the same on every machine.
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FONTS = [
	'400Regular/Inter_400Regular',
	'500Medium/Inter_500Medium',
	'600SemiBold/Inter_600SemiBold'
].map((name) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`));

/** Sharp on paper and on dense screens. */
const ZOOM = 2;
/** Larger pictures than this, in px of the SVG, are drawn at their own size. */
const LARGE = 6000;

/** @throws where the SVG cannot be drawn */
export function pngOf(svg: string): Uint8Array {
	const font = { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter' };
	const plain = new Resvg(svg, { font });
	const zoom = Math.max(plain.width, plain.height) > LARGE ? 1 : ZOOM;
	return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng();
}
