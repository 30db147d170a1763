// Draws a model whose nodes and arrows already have their place, as the canvas or a layout gives it. Knows no layout engine.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { type Extent, withoutDangling } from '#lib/domain/theory/selection.ts';
import { type Rect, around } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { type Frame, type Picture, composePage } from './compose-page.ts';
import { type EvidenceTotal, countsOf, descriptionOf, titleOf } from './describe.ts';
import { type Detail, FULL_DETAIL } from './detail.ts';
import { withRelationWords } from './relation-words.ts';
import { sceneBoxes } from './scene-boxes.ts';
import { sceneLanes } from './scene-lanes.ts';
import { type Course, sceneLines } from './scene-lines.ts';
import type { Scene } from './scene.ts';
import { COLOUR_THEME, type Theme } from './theme.ts';

/**
 * What to draw. `strengths` by node or arrow id; without it the figure says nothing of evidence. `evidence` is the total
 * for the notes. `caption` stands above the figure: the model's title unless given, none where empty.
 */
export interface FigureRequest {
	model: Model;
	extent: Extent;
	strengths?: ReadonlyMap<string, Strength>;
	evidence?: EvidenceTotal;
	caption?: string;
	/** Written beneath: the model's note and the counts unless given. */
	notes?: readonly string[];
	theme?: Theme;
	detail?: Detail;
	frame?: Frame;
}

/** The scene of a part of a model that is already laid out, as the canvas shows it. */
export function drawPlaced(
	request: FigureRequest,
	shown: Model,
	places: ReadonlyMap<string, Rect>,
	laid: readonly LaneBox[],
	routes: ReadonlyMap<string, Course>
): Scene {
	const { model, strengths, evidence, caption, notes, frame } = request;
	const { theme = COLOUR_THEME, detail = FULL_DETAIL } = request;
	const boxes = sceneBoxes(shown, places, strengths ?? new Map(), theme, detail);
	const lines = sceneLines(shown, routes, strengths ?? null, theme, detail);
	const own = boxes.flatMap(({ rect, sign, badge }) => [
		rect,
		...(badge ? [badge] : []),
		...(sign ? [sign] : [])
	]);
	const taken = [...own, ...laid.map((l) => l.heading)];
	const drawn = lines.flatMap((l) => [...l.points.map(dotRect), ...(l.badge ? [l.badge.rect] : [])]);
	const picture: Picture = {
		lanes: sceneLanes(shown, laid, theme, detail.density),
		boxes,
		lines: withRelationWords(lines, taken, theme, detail.density),
		extent: around([...taken, ...laid.map((l) => l.rect), ...drawn])
	};
	const whole = withoutDangling(model);
	return composePage(
		picture,
		{
			title: titleOf(model),
			description: descriptionOf(shown, whole, evidence),
			caption: caption ?? model.title,
			notes: (notes ?? [shown.note, countsOf(shown, whole, evidence)]).filter((note) => note.trim() !== '')
		},
		theme,
		detail,
		frame
	);
}

const dotRect = ({ x, y }: { x: number; y: number }): Rect => ({ x: x - 2, y: y - 2, width: 4, height: 4 });
