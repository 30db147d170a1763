// The theme of a deck: Arial, and the colours of our figures for whatever people add themselves.
import { element as el } from '#lib/figure/xml.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { colour, document, FONT, NAMESPACES } from './xml-parts.ts';

const { ink, page, quiet, hues } = COLOUR_THEME;

const COLOURS: readonly (readonly [string, string])[] = [
	['dk1', ink],
	['lt1', page],
	['dk2', quiet],
	['lt2', hues.slate.fill],
	['accent1', hues.blue.border],
	['accent2', hues.amber.border],
	['accent3', hues.violet.border],
	['accent4', hues.teal.border],
	['accent5', hues.rose.border],
	['accent6', hues.green.border],
	['hlink', hues.blue.word],
	['folHlink', hues.violet.word]
];

export function themeXml(): string {
	const colours = COLOURS.map(([name, hex]) => el(`a:${name}`, {}, colour(hex)));
	const faces =
		el('a:latin', { typeface: FONT }) + el('a:ea', { typeface: '' }) + el('a:cs', { typeface: FONT });
	const fill = el('a:solidFill', {}, el('a:schemeClr', { val: 'phClr' }));
	const lines = [6350, 12700, 19050].map((w) =>
		el('a:ln', { w, cap: 'flat', cmpd: 'sng', algn: 'ctr' }, fill + el('a:prstDash', { val: 'solid' }))
	);
	const plain = el('a:effectStyle', {}, el('a:effectLst', {}));
	const format =
		el('a:fillStyleLst', {}, fill.repeat(3)) +
		el('a:lnStyleLst', {}, lines.join('')) +
		el('a:effectStyleLst', {}, plain.repeat(3)) +
		el('a:bgFillStyleLst', {}, fill.repeat(3));
	const elements =
		el('a:clrScheme', { name: 'Throughline' }, colours.join('')) +
		el('a:fontScheme', { name: 'Throughline' }, el('a:majorFont', {}, faces) + el('a:minorFont', {}, faces)) +
		el('a:fmtScheme', { name: 'Throughline' }, format);
	return document(
		el(
			'a:theme',
			{ 'xmlns:a': NAMESPACES['xmlns:a'], name: 'Throughline' },
			el('a:themeElements', {}, elements) + el('a:objectDefaults', {}) + el('a:extraClrSchemeLst', {})
		)
	);
}
