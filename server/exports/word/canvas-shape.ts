// The shapes of a drawing canvas in DrawingML: outline, fill, line, words, and connectors between them.
import type { Paragraph, XmlComponent } from 'docx';
import { HEAD } from '#lib/figure/line-style.ts';
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { BentLine } from '../office/bent-line.ts';
import type { PathPiece } from '../office/path-pieces.ts';
import { x } from './xml.ts';

/** How many pt, and how many of DrawingML's units, a px of the scene takes. */
export interface Scale {
	pt: number;
	emu: number;
}

export const EMU_PER_POINT = 12_700;
export const scaleOf = (pt: number): Scale => ({ pt, emu: pt * EMU_PER_POINT });

/** What a shape is called, in Word's list of shapes and for whoever does not see it. `id` is the document's alone. */
export interface Named {
	id: number;
	name: string;
	alt: string;
}

/** `width` and `dash` in px. `head` is an end of DrawingML. */
export interface LineLook {
	colour: string;
	width: number;
	dash?: readonly number[];
	round?: boolean;
	double?: boolean;
	head?: 'triangle' | 'arrow' | null;
}

export type Fill = string | { hatch: string; ground: string } | null;

/** One path of an outline, in px from the top left corner of its shape. */
export interface OutlinePart {
	pieces: readonly PathPiece[];
	filled: boolean;
}

/** Words in a shape; insets in px. */
export interface Words {
	paragraphs: readonly Paragraph[];
	inset: { left: number; top: number; right: number; bottom: number };
	anchor: 't' | 'ctr';
}

const rounded = (length: number): number => Math.round(length);

/** A shape at `rect` (px). `geometry` is one of those beneath. */
export function shape(
	named: Named,
	rect: Rect,
	look: { geometry: XmlComponent; fill: Fill; line: LineLook | null; words?: Words | null },
	scale: Scale
): XmlComponent {
	return x('wps:wsp', {}, [
		identity(named),
		x('wps:cNvSpPr'),
		x('wps:spPr', {}, [transform(rect, scale), look.geometry, filling(look.fill), lineOf(look.line, scale)]),
		...wordsOf(look.words ?? null, scale)
	]);
}

/** A connector along `way` (px), glued at both ends. */
export function connector(
	named: Named,
	way: BentLine,
	ends: readonly { id: number; site: number }[],
	line: LineLook,
	scale: Scale
): XmlComponent {
	const [start, end] = ends.map(({ id, site }) => ({ id, idx: site }));
	return x('wps:wsp', {}, [
		identity(named),
		x('wps:cNvCnPr', {}, [x('a:stCxn', start), x('a:endCxn', end)]),
		x('wps:spPr', {}, [
			transform(way, scale, {
				rot: way.rotation === 0 ? null : way.rotation * 60_000,
				flipH: way.flipH ? 1 : null,
				flipV: way.flipV ? 1 : null
			}),
			x('a:prstGeom', { prst: way.preset }, [
				x(
					'a:avLst',
					{},
					way.adjustments.map((value, i) => x('a:gd', { name: `adj${i + 1}`, fmla: `val ${value}` }))
				)
			]),
			x('a:noFill'),
			lineOf(line, scale)
		]),
		x('wps:bodyPr')
	]);
}

/** One of DrawingML's own outlines. */
export function preset(name: string, adjust: Record<string, number> = {}): XmlComponent {
	const guides = Object.entries(adjust).map(([key, value]) =>
		x('a:gd', { name: key, fmla: `val ${rounded(value)}` })
	);
	return x('a:prstGeom', { prst: name }, [x('a:avLst', {}, guides)]);
}

/** An outline of our own. `sites` are where connectors may be glued, in px from the top left corner like the parts. */
export function outline(
	size: { width: number; height: number },
	parts: readonly OutlinePart[],
	sites: readonly Point[],
	{ emu }: Scale
): XmlComponent {
	const at = (length: number): number => rounded(length * emu);
	const [width, height] = [Math.max(1, at(size.width)), Math.max(1, at(size.height))];
	const point = (p: Point): XmlComponent => x('a:pt', { x: at(p.x), y: at(p.y) });
	const drawn = (piece: PathPiece): XmlComponent => {
		if (piece.to === 'close') return x('a:close');
		if (piece.to === 'curve') return x('a:cubicBezTo', {}, [piece.first, piece.second, piece.at].map(point));
		return x(piece.to === 'move' ? 'a:moveTo' : 'a:lnTo', {}, [point(piece.at)]);
	};
	// Guides, as Office writes them, so that places of glue move with the shape when somebody makes it larger.
	const guides = sites.flatMap((p, i) => [
		x('a:gd', { name: `siteX${i}`, fmla: `*/ w ${at(p.x)} ${width}` }),
		x('a:gd', { name: `siteY${i}`, fmla: `*/ h ${at(p.y)} ${height}` })
	]);
	return x('a:custGeom', {}, [
		x('a:avLst'),
		x('a:gdLst', {}, guides),
		x('a:ahLst'),
		x(
			'a:cxnLst',
			{},
			sites.map((p, i) =>
				x('a:cxn', { ang: angleAt(p, size) }, [x('a:pos', { x: `siteX${i}`, y: `siteY${i}` })])
			)
		),
		x('a:rect', { l: 'l', t: 't', r: 'r', b: 'b' }),
		x(
			'a:pathLst',
			{},
			parts.map(({ pieces, filled }) =>
				x('a:path', { w: width, h: height, fill: filled ? null : 'none' }, pieces.map(drawn))
			)
		)
	]);
}

/** The direction in which a line leaves a box at this point of its edge, in 60,000ths of a degree. */
function angleAt({ x: left, y: top }: Point, { width, height }: { width: number; height: number }): number {
	const distances = [width - left, height - top, left, top];
	return distances.indexOf(Math.min(...distances)) * 5_400_000;
}

const identity = ({ id, name, alt }: Named): XmlComponent => x('wps:cNvPr', { id, name, descr: alt });

function transform(rect: Rect, { emu }: Scale, turned: Record<string, number | null> = {}): XmlComponent {
	return x('a:xfrm', turned, [
		x('a:off', { x: rounded(rect.x * emu), y: rounded(rect.y * emu) }),
		x('a:ext', { cx: rounded(rect.width * emu), cy: rounded(rect.height * emu) })
	]);
}

const colour = (hex: string): XmlComponent => x('a:srgbClr', { val: hex.replace('#', '').toUpperCase() });

function filling(fill: Fill): XmlComponent {
	if (fill === null) return x('a:noFill');
	if (typeof fill === 'string') return x('a:solidFill', {}, [colour(fill)]);
	return x('a:pattFill', { prst: 'wdUpDiag' }, [
		x('a:fgClr', {}, [colour(fill.hatch)]),
		x('a:bgClr', {}, [colour(fill.ground)])
	]);
}

/** Heads of these lengths (pt) and less are small ones of Office, which has three sizes. */
const SMALL_HEAD = 5;

function lineOf(line: LineLook | null, { emu, pt }: Scale): XmlComponent {
	if (!line) return x('a:ln', {}, [x('a:noFill')]);
	const { dash = [] } = line;
	const head = HEAD.length * pt <= SMALL_HEAD ? 'sm' : 'med';
	// Dashes are told in thousandths of a per cent of the line's width.
	const share = (length: number): number => rounded((length / line.width) * 100_000);
	const dashes = Array.from({ length: dash.length / 2 }, (_, i) =>
		x('a:ds', { d: share(dash[2 * i]!), sp: share(dash[2 * i + 1]!) })
	);
	return x(
		'a:ln',
		{
			w: rounded(line.width * emu),
			cap: line.round ? 'rnd' : 'flat',
			cmpd: line.double ? 'dbl' : null
		},
		[
			x('a:solidFill', {}, [colour(line.colour)]),
			dashes.length > 0 ? x('a:custDash', {}, dashes) : x('a:prstDash', { val: 'solid' }),
			x('a:round'),
			line.head ? x('a:tailEnd', { type: line.head, w: head, len: head }) : null
		]
	);
}

function wordsOf(words: Words | null, { emu }: Scale): XmlComponent[] {
	if (!words) return [x('wps:bodyPr')];
	const { left, top, right, bottom } = words.inset;
	const inset = (length: number): number => Math.max(0, rounded(length * emu));
	return [
		x('wps:txbx', {}, [x('w:txbxContent', {}, [...words.paragraphs])]),
		x(
			'wps:bodyPr',
			{
				rot: 0,
				vert: 'horz',
				wrap: 'square',
				lIns: inset(left),
				tIns: inset(top),
				rIns: inset(right),
				bIns: inset(bottom),
				anchor: words.anchor,
				anchorCtr: 0
			},
			[x('a:noAutofit')]
		)
	];
}
