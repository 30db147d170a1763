// Writes a scene as one standalone SVG document: real text, no script, nothing loaded from elsewhere.
import type { Rect } from '#lib/layout/geometry.ts';
import { decimals as n } from './decimals.ts';
import { isFilled, markPath, MARK_COLOURS } from './marks.ts';
import { LANE_CORNER } from './scene-lanes.ts';
import type { LegendEntry, Scene, SceneBox, SceneLane, SceneLine, SceneMark, SceneText } from './scene.ts';
import { boxShape } from './svg-box.ts';
import { lineShape } from './svg-line.ts';
import type { Theme } from './theme.ts';
import { element as el, xmlText } from './xml.ts';

const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** The SVG of a scene. `prefix` keeps ids apart where several figures stand in one page. The same scene, the same bytes. */
export function svgOf(scene: Scene, prefix = 'figure'): string {
	const parts = [
		el('title', { id: `${prefix}-title` }, xmlText(scene.title) || ' '),
		el('desc', { id: `${prefix}-desc` }, xmlText(scene.description) || ' '),
		hatches(scene, prefix),
		el('rect', { width: n(scene.width), height: n(scene.height), fill: scene.page }),
		group('caption', scene.caption.map(textOf)),
		group('lanes', scene.lanes.map(laneSvg)),
		group(
			'lines',
			scene.lines.map((line) => lineSvg(line, scene.page))
		),
		group(
			'boxes',
			scene.boxes.map((box) => boxSvg(box, prefix, scene))
		),
		group(
			'badges',
			scene.lines.map((line) => badgeSvg(line, scene))
		),
		scene.rule &&
			el('path', {
				d: `M${n(scene.rule.x)} ${n(scene.rule.y)}h${n(scene.rule.width)}`,
				stroke: scene.hairline
			}),
		group(
			'legend',
			scene.legend.map((entry) => legendOf(entry, prefix, scene.page))
		),
		group('notes', scene.notes.map(textOf))
	];
	const [width, height] = [n(scene.width), n(scene.height)];
	const root = {
		xmlns: 'http://www.w3.org/2000/svg',
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		role: 'img',
		'aria-labelledby': `${prefix}-title ${prefix}-desc`,
		'font-family': FONT
	};
	return `${el('svg', root, `\n${parts.filter(Boolean).join('\n')}\n`)}\n`;
}

function group(name: string, parts: readonly string[]): string {
	const drawn = parts.filter(Boolean);
	return drawn.length === 0 ? '' : el('g', { class: name }, `\n${drawn.join('\n')}\n`);
}

function textOf(line: SceneText): string {
	if (line.text === '') return '';
	const { size, weight, colour } = line;
	return el(
		'text',
		{ x: n(line.x), y: n(line.y), 'font-size': size, 'font-weight': weight, fill: colour },
		xmlText(line.text)
	);
}

/** A lane's background and heading. */
export function laneSvg(lane: SceneLane): string {
	const shape = el('rect', { ...rectOf(lane.rect), rx: LANE_CORNER, fill: lane.fill, stroke: lane.border });
	return el('g', { 'data-lane': lane.id }, shape + lane.heading.map(textOf).join(''));
}

/** A node's box with its text and marks. */
export function boxSvg(box: SceneBox, prefix: string, ground: Pick<Scene, 'page' | 'hairline'>): string {
	const texts = [box.word, ...box.label].map((line) => (line ? textOf(line) : '')).join('');
	const badge = box.badge ? pill(box.badge, ground) : '';
	const marks = badge + box.marks.map(markOf).join('');
	return el('g', { 'data-node': box.id }, boxShape(box, prefix) + texts + marks);
}

/** An arrow's line. */
export function lineSvg(line: SceneLine, page: string): string {
	return el('g', { 'data-arrow': line.id }, lineShape(line, page) + (line.word ? textOf(line.word) : ''));
}

/** An arrow's evidence badge; nothing where it has none. */
export function badgeSvg({ badge, id }: SceneLine, scene: Pick<Scene, 'page' | 'hairline'>): string {
	if (!badge) return '';
	return el('g', { 'data-badge': id }, pill(badge.rect, scene) + badge.marks.map(markOf).join(''));
}

/** The ground of evidence marks. */
const pill = (rect: Rect, { page, hairline }: Pick<Scene, 'page' | 'hairline'>): string =>
	el('rect', { ...rectOf(rect), rx: n(rect.height / 2), fill: page, stroke: hairline });

const markOf = (mark: SceneMark): string => markShape(mark) + (mark.count ? textOf(mark.count) : '');

function markShape({ stance, x, y, size }: Omit<SceneMark, 'count'>): string {
	const colour = MARK_COLOURS[stance];
	return el('path', {
		d: markPath(stance, x, y, size),
		fill: isFilled(stance) ? colour : '#ffffff',
		stroke: colour,
		'stroke-width': 1.2,
		'stroke-linejoin': 'round'
	});
}

const legendOf = ({ sample, text }: LegendEntry, prefix: string, page: string): string =>
	sampleSvg(sample, prefix, page) + textOf(text);

/** The small drawing of a legend's entry, without its words. */
export function sampleSvg(sample: LegendEntry['sample'], prefix: string, page: string): string {
	if (sample.draw === 'box') return boxShape(sample.box, prefix);
	if (sample.draw === 'line') return lineShape(sample.line, page);
	return markShape(sample.mark);
}

/** One pattern for each colour of hatching that occurs. */
function hatches(scene: Scene, prefix: string): string {
	const colours = new Set(scene.boxes.filter((b) => b.style.hatched).map((b) => b.hatch));
	const patterns = [...colours].map((colour) => hatchPattern(colour, prefix));
	return patterns.length === 0 ? '' : el('defs', {}, patterns.join(''));
}

function hatchPattern(colour: string, prefix: string): string {
	const stripe = el('path', { d: 'M0 0V7', stroke: colour, 'stroke-width': 5 });
	const frame = { id: `${prefix}-hatch-${colour.slice(1)}`, width: 7, height: 7 };
	return el('pattern', { ...frame, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, stripe);
}

/** Every hatch pattern of a theme, for surfaces that draw boxes one by one. */
export function hatchesSvg(theme: Theme, prefix: string): string {
	const colours = new Set(Object.values(theme.hues).map((hue) => hue.hatch));
	return el('defs', {}, [...colours].map((colour) => hatchPattern(colour, prefix)).join(''));
}

const rectOf = ({ x, y, width, height }: Rect) => ({ x: n(x), y: n(y), width: n(width), height: n(height) });
