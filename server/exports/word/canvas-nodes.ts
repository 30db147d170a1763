// Nodes on a drawing canvas: one shape each, with its words in it, and the badge of a compact node.
import type { XmlComponent } from 'docx';
import { BAR_WIDTH, outlinePath } from '#lib/figure/box-style.ts';
import { isFilled, MARK_COLOURS, markPath, warningPaths } from '#lib/figure/marks.ts';
import type { SceneBox, SceneMark } from '#lib/figure/scene.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import { pathPieces } from '../office/path-pieces.ts';
import type { Canvas } from './on-canvas.ts';
import { type Named, type OutlinePart, type Scale, outline, shape } from './canvas-shape.ts';
import { badgeWords, nodeWords } from './canvas-words.ts';

/** The outline of a box with the bar and the sign that tell its kind, in px from its corner. */
export function nodeOutline({ rect, style, sign }: Pick<SceneBox, 'rect' | 'style' | 'sign'>): OutlinePart[] {
	const { width, height } = rect;
	const parts = [{ pieces: pathPieces(outlinePath(style.outline, 0, 0, width, height)), filled: true }];
	if (style.bar) {
		// Lines of one shape have one width, so that a bar is a frame with nothing inside.
		const inset = Math.min(6, height / 4);
		const left = style.bar === 'left' ? BAR_WIDTH - 0.6 : width - BAR_WIDTH - 0.6;
		const frame = `M${left} ${inset}H${left + 1.2}V${height - inset}H${left}Z`;
		parts.push({ pieces: pathPieces(frame), filled: false });
	}
	if (sign) {
		const paths = warningPaths(sign.x - rect.x, sign.y - rect.y, sign.width);
		parts.push({ pieces: pathPieces(paths.outline), filled: true });
		parts.push({ pieces: pathPieces(paths.stroke), filled: false });
	}
	return parts;
}

/** A node, and its badge where it has one. */
export function nodeShapes(box: SceneBox, { scene, scale, evidence, nodes, named }: Canvas): XmlComponent[] {
	const { rect, style, border, fill, hatch, badge } = box;
	const { named: about, sites } = nodes.get(box.id)!;
	const dotted = style.dash.length > 0 && style.dash[0]! < 2;
	const node = shape(
		about,
		rect,
		{
			geometry: outline(rect, nodeOutline(box), sites.points, scale),
			fill: style.hatched ? { hatch, ground: fill } : fill,
			line: { colour: border, width: style.borderWidth, dash: style.dash, round: dotted },
			words: nodeWords(box, scale)
		},
		scale
	);
	if (!badge) return [node];
	const alt = evidence[box.id] ?? 'Records linked to this node';
	return [node, badgeShape(badge, box.marks, named(`Evidence: ${box.name}`, alt), scene, scale)];
}

/** The pill with evidence marks of an arrow or a compact node. */
export function badgeShape(
	rect: Rect,
	marks: readonly SceneMark[],
	about: Named,
	{ page, hairline }: { page: string; hairline: string },
	scale: Scale
): XmlComponent {
	// Office's own pill keeps words away from its round ends above and below, too.
	const parts = [{ pieces: pathPieces(outlinePath('pill', 0, 0, rect.width, rect.height)), filled: true }];
	const geometry = outline(rect, parts, [], scale);
	const look = { geometry, fill: page, line: { colour: hairline, width: 1 } };
	return shape(about, rect, { ...look, words: badgeWords(marks, rect, scale) }, scale);
}

/** An evidence mark by itself. */
export function markShape(
	{ stance, x, y, size }: Omit<SceneMark, 'count'>,
	about: Named,
	scale: Scale
): XmlComponent {
	const colour = MARK_COLOURS[stance];
	const rect = { x, y, width: size, height: size };
	const parts = [{ pieces: pathPieces(markPath(stance, 0, 0, size)), filled: true }];
	const fill = isFilled(stance) ? colour : '#ffffff';
	const geometry = outline(rect, parts, [], scale);
	return shape(about, rect, { geometry, fill, line: { colour, width: 1.2 } }, scale);
}
