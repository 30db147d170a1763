// A node or a lane as one shape that holds its words, so that it is moved and edited as one thing.
import { NODE_KIND_WORDS } from '#lib/domain/theory/vocabulary.ts';
import { LANE_CORNER } from '#lib/figure/scene-lanes.ts';
import { MARK_COLOURS } from '#lib/figure/marks.ts';
import type { SceneBox, SceneLane, SceneMark } from '#lib/figure/scene.ts';
import { element as el } from '#lib/figure/xml.ts';
import { COMPACT, type Density, FULL } from '#lib/layout/density.ts';
import { sidePadding } from '#lib/layout/node-size.ts';
import { drawable } from '#lib/text/wrap.ts';
import type { OnSlide } from './on-slide.ts';
import { outline, ROUND_INSET, type Site, textInset } from './outline.ts';
import type { Shape } from './slide.ts';
import { paragraph, type Run, textBody } from './text.ts';
import { colour, line, preset, solid } from './xml-parts.ts';

const SYMBOLS = { supports: '▲', challenges: '▽', refines: '◇' } as const;
/** Has the signs above on Windows; elsewhere another font stands in for it. */
const SYMBOL_FONT = 'Segoe UI Symbol';
/** The size of its type for a sign of size 1. */
const SYMBOL_SIZE = 1.25;
/** The middle of a line above its baseline, in em of Inter. */
export const MIDDLE = 0.364;
/** Least width of a line in EMU: half a point. */
export const THINNEST = 6_350;

/** The evidence marks as text: a sign in its colour and the number of records, where it is told. `points` are pt in a px. */
export function markRuns(marks: readonly SceneMark[], points: number): Run[] {
	return marks.flatMap(({ stance, size, count }, i) => {
		const sign = { text: SYMBOLS[stance], colour: MARK_COLOURS[stance], font: SYMBOL_FONT };
		const number = count ? [{ text: count.text, size: count.size * points, colour: count.colour }] : [];
		const gap = i > 0 ? [{ text: '  ', size: size * points }] : [];
		return [...gap, { ...sign, size: size * SYMBOL_SIZE * points }, ...number];
	});
}

/** Fill and border of a box, for nodes and for samples in the legend. */
export function boxLook(
	{ style, fill, border, hatch }: Pick<SceneBox, 'style' | 'fill' | 'border' | 'hatch'>,
	scale: number
): string {
	const hatched = el(
		'a:pattFill',
		{ prst: 'wdUpDiag' },
		el('a:fgClr', {}, colour(hatch)) + el('a:bgClr', {}, colour(fill))
	);
	const dots = style.dash.length > 0 && style.dash[0]! < 2;
	const frame = line({
		colour: border,
		width: Math.max(THINNEST, style.borderWidth * scale),
		dash: style.dash.map((length) => length * scale),
		...(dots ? { cap: 'rnd' as const } : {})
	});
	return (style.hatched ? hatched : solid(fill)) + frame;
}

/** The label as one text, which Office breaks anew when it is edited; shortened where the figure shows it so. */
export function labelOf({ name, kind, label }: Pick<SceneBox, 'name' | 'kind' | 'label'>): string {
	const whole = drawable(name.slice(NODE_KIND_WORDS[kind].length + 2));
	const shown = label.map(({ text }) => text).join('');
	const visible = (text: string): number => text.replaceAll(/\s/gu, '').length;
	if (visible(shown) === visible(whole) || !shown.endsWith('…')) return whole;
	let left = visible(shown) - 1;
	let at = 0;
	while (at < whole.length && left > 0) if (!/\s/u.test(whole[at++]!)) left--;
	return `${whole.slice(0, at)}…`;
}

/** The shape of a node. `evidence` in words, empty where there is none; `more` are its sites beside the usual four. */
export function nodeShape(box: SceneBox, evidence: string, more: readonly Site[], on: OnSlide): Shape {
	const { scale, points } = on;
	const density = box.word ? FULL : COMPACT;
	const padding = sidePadding(box.kind, density) * scale;
	const label = labelOf(box);
	const { size, lineHeight } = density.label;
	const header = headerOf(box, density, padding, on);
	const words = paragraph([{ text: label, size: size * points, colour: box.label[0]!.colour }], {
		lineHeight: lineHeight * points,
		before: header.gap * points
	});
	const kept = textInset(box, more) * scale;
	const insets = [padding - kept, header.top * scale - kept, padding - kept, 0] as const;
	return {
		name: label,
		alt: [box.name, evidence].filter(Boolean).join('. '),
		place: on.rect(box.rect),
		look: outline(withPillAtText(box, density), more) + boxLook(box, scale),
		text: textBody([...header.paragraphs, words], { insets })
	};
}

/**
 * The line above a label with word and marks, where there is one; how far below the top it starts and how far above the label it
 * ends, in px. Marks across the upper border are text of the box, too, so that a node stays one shape: they start above it.
 */
function headerOf(
	box: SceneBox,
	{ padding: { level }, header }: Density,
	padding: number,
	{ scale, points }: OnSlide
): { paragraphs: string[]; top: number; gap: number } {
	const { rect, word, badge } = box;
	if (!word && box.marks.length === 0) return { paragraphs: [], top: level, gap: 0 };
	// The text of a box with marks across its border starts where those do, see `outline.ts`.
	const [top, height, end] = badge
		? [0, badge.height, level + rect.y - badge.y]
		: [level, header?.height ?? 0, level + (header ? header.height + header.gap : 0)];
	const words: Run[] = word ? [{ text: word.text, size: word.size * points, colour: word.colour }] : [];
	// Not a tab between them: programs disagree on what follows a tab.
	const gap = words.length > 0 && box.marks.length > 0 ? [{ text: '  ', size: words[0]!.size! }] : [];
	const line = paragraph([...words, ...gap, ...markRuns(box.marks, points)], {
		align: badge ? 'right' : 'left',
		lineHeight: height * points,
		before: 0,
		indent: word ? (word.x - rect.x) * scale - padding : 0
	});
	return { paragraphs: [line], top, gap: Math.max(0, end - top - height) };
}

/** A box whose pill stands round its marks, which end where its text does. */
function withPillAtText(box: SceneBox, density: Density): SceneBox {
	if (!box.badge) return box;
	const right = box.rect.x + box.rect.width - sidePadding(box.kind, density) + density.badge.padding;
	return { ...box, badge: { ...box.badge, x: right - box.badge.width } };
}

/** The background of a lane, with its heading. */
export function laneShape(lane: SceneLane, on: OnSlide): Shape {
	const { scale, points } = on;
	const { rect, heading } = lane;
	const first = heading[0];
	const name = heading.map(({ text }) => text).join(' ');
	const kept = LANE_CORNER * ROUND_INSET;
	const inset = first ? (first.x - rect.x - kept) * scale : 0;
	const lineHeight =
		first?.size === COMPACT.heading.size ? COMPACT.heading.lineHeight : FULL.heading.lineHeight;
	const top = first ? (first.y - first.size * MIDDLE - lineHeight / 2 - rect.y - kept) * scale : 0;
	const lines = heading.map(({ text, size, colour: ink }) =>
		paragraph([{ text, size: size * points, colour: ink, bold: true }], {
			lineHeight: lineHeight * points,
			before: 0
		})
	);
	return {
		name: `Lane: ${name}`,
		alt: `Background of the lane “${name}”`,
		place: on.rect(rect),
		look:
			preset('roundRect', { adj: (LANE_CORNER / Math.min(rect.width, rect.height)) * 100_000 }) +
			solid(lane.fill) +
			line({ colour: lane.border, width: Math.max(THINNEST, scale) }),
		text: textBody(lines, { insets: [inset, top, 0, 0], wrap: false })
	};
}
