// Text of shapes and cells: paragraphs, runs, direction. Sizes in pt, lengths in EMU.
import { element as el, xmlText } from '#lib/figure/xml.ts';
import { drawable } from '#lib/text/wrap.ts';
import { EMU_PER_POINT, FONT, solid } from './xml-parts.ts';

export interface Run {
	text: string;
	size?: number;
	bold?: boolean;
	colour?: string;
	/** Another font than that of the theme, for signs. */
	font?: string;
}

export interface ParagraphLook {
	align?: 'left' | 'center' | 'right';
	/** Distance from line to line, in pt; that of the font where it is not given. */
	lineHeight?: number;
	/** Room above, in pt. */
	before?: number;
	/** How far lines start from the left inset, in EMU. */
	indent?: number;
	/** Depth in a list, from 0, and its sign. */
	list?: { level: number; ordered: boolean };
}

export interface BodyLook {
	/** In EMU: left, top, right, bottom. */
	insets?: readonly [number, number, number, number];
	anchor?: 't' | 'ctr' | 'b';
	wrap?: boolean;
}

/** How far each level of a list stands in, in pt. */
export const LIST_INDENT = 18;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;

/** True where the first letter of a text belongs to a script that runs from right to left. */
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(LETTER.exec(text)?.[0] ?? '');

const hundredths = (points: number): number => Math.max(100, Math.round(points * 100));

/** The theme's font, said with every run: not every program takes it from the theme beside a run in another one. */
const OWN_FACES = el('a:latin', { typeface: '+mn-lt' }) + el('a:cs', { typeface: '+mn-cs' });

function runLook({ text, size, bold, colour, font }: Run, name: string): string {
	const faces = (typeface: string): string =>
		['a:latin', 'a:ea', 'a:cs', 'a:sym'].map((tag) => el(tag, { typeface })).join('');
	return el(
		name,
		{
			lang: isRightToLeft(text) ? 'ar-SA' : 'en-GB',
			sz: size === undefined ? null : hundredths(size),
			b: bold ? 1 : null,
			dirty: 0
		},
		(colour ? solid(colour) : '') + (font ? faces(font) : OWN_FACES)
	);
}

/** A run of text; line breaks within it stay. */
function runXml(run: Run): string {
	return drawable(run.text)
		.split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/)
		.map((text) => (text === '' ? '' : el('a:r', {}, runLook(run, 'a:rPr') + el('a:t', {}, xmlText(text)))))
		.join(el('a:br', {}, runLook(run, 'a:rPr')));
}

/** One paragraph. Where it begins from right to left, it runs so. */
export function paragraph(runs: readonly Run[], look: ParagraphLook = {}): string {
	const rtl = isRightToLeft(runs.map(({ text }) => text).join(''));
	const { align = rtl ? 'right' : undefined, lineHeight, before, indent = 0, list } = look;
	const values = {
		marL: list ? (list.level + 1) * LIST_INDENT * EMU_PER_POINT : Math.max(0, Math.round(indent)),
		lvl: list && list.level > 0 ? Math.min(list.level, 8) : null,
		indent: list ? -LIST_INDENT * EMU_PER_POINT : 0,
		algn: align ? { left: 'l', center: 'ctr', right: 'r' }[align] : null,
		rtl: rtl ? 1 : null
	};
	const points = (name: string, value: number): string =>
		el(name, {}, el('a:spcPts', { val: Math.round(value * 100) }));
	const sign = !list
		? el('a:buNone', {})
		: el('a:buFont', { typeface: FONT }) +
			(list.ordered ? el('a:buAutoNum', { type: 'arabicPeriod' }) : el('a:buChar', { char: '•' }));
	const content =
		(lineHeight ? points('a:lnSpc', lineHeight) : '') +
		(before === undefined ? '' : points('a:spcBef', before)) +
		sign;
	const end = runs.at(-1);
	return el(
		'a:p',
		{},
		el('a:pPr', values, content) +
			runs.map(runXml).join('') +
			(end ? runLook({ ...end, text: '' }, 'a:endParaRPr') : '')
	);
}

/** The text of a shape, a cell or a placeholder: `name` is that of its element. */
export function textBody(paragraphs: readonly string[], look: BodyLook = {}, name = 'p:txBody'): string {
	const { insets = [0, 0, 0, 0], anchor = 't', wrap = true } = look;
	const [lIns, tIns, rIns, bIns] = insets.map((inset) => Math.max(0, Math.round(inset)));
	const body = el(
		'a:bodyPr',
		{ wrap: wrap ? 'square' : 'none', lIns, tIns, rIns, bIns, rtlCol: 0, anchor },
		el('a:noAutofit', {})
	);
	return el(name, {}, body + el('a:lstStyle', {}) + (paragraphs.join('') || el('a:p', {})));
}

/** The text of a placeholder, which looks as its layout says. */
export function placeholderBody(paragraphs: readonly string[]): string {
	const body = el('a:bodyPr', {}, el('a:noAutofit', {}));
	return el('p:txBody', {}, body + el('a:lstStyle', {}) + (paragraphs.join('') || el('a:p', {})));
}
