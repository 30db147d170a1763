// Draws a model whose nodes and arrows already have their place, as the canvas or a layout gives it. Knows no layout engine.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { type Extent, withoutDangling } from '#lib/domain/theory/selection.ts';
import { type Rect, around } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { type Picture, composePage } from './compose-page.ts';
import { type EvidenceTotal, countsOf, descriptionOf, titleOf } from './describe.ts';
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
	theme?: Theme;
}

/** The scene of a part of a model that is already laid out, as the canvas shows it. */
export function drawPlaced(
	{ model, strengths, evidence, caption, theme = COLOUR_THEME }: FigureRequest,
	shown: Model,
	places: ReadonlyMap<string, Rect>,
	laid: readonly LaneBox[],
	routes: ReadonlyMap<string, Course>
): Scene {
	const boxes = sceneBoxes(shown, places, strengths ?? new Map(), theme);
	const lines = sceneLines(shown, routes, strengths ?? null, theme);
	const taken = [...boxes.map((b) => b.rect), ...laid.map((l) => l.heading)];
	const drawn = lines.flatMap((l) => [...l.points.map(dotRect), ...(l.badge ? [l.badge.rect] : [])]);
	const picture: Picture = {
		lanes: sceneLanes(shown, laid, theme),
		boxes,
		lines: withRelationWords(lines, taken, theme),
		extent: around([...taken, ...laid.map((l) => l.rect), ...drawn])
	};
	const whole = withoutDangling(model);
	return composePage(
		picture,
		{
			title: titleOf(model),
			description: descriptionOf(shown, whole, evidence),
			caption: caption ?? model.title,
			notes: [shown.note, countsOf(shown, whole, evidence)].filter((note) => note.trim() !== '')
		},
		theme
	);
}

const dotRect = ({ x, y }: { x: number; y: number }): Rect => ({ x: x - 2, y: y - 2, width: 4, height: 4 });
