// Lanes as tinted backgrounds of the scene with their headings.
import type { Model } from '#lib/domain/theory/model.ts';
import { type Density, FULL } from '#lib/layout/density.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { wrap } from '#lib/text/wrap.ts';
import type { SceneLane } from './scene.ts';
import { textLines } from './text-lines.ts';
import { type Theme, laneHues } from './theme.ts';

/** Where a heading starts, from the left edge of its rectangle, in px. */
export const HEADING_INSET = 14;
/** Corner radius of a lane's background, in px. */
export const LANE_CORNER = 6;

/** The lanes in the order of the layout; a heading that does not fit is shortened. */
export function sceneLanes(
	model: Model,
	laid: readonly LaneBox[],
	theme: Theme,
	{ heading: style }: Density = FULL
): SceneLane[] {
	const hues = laneHues(model);
	return laid.map(({ lane, rect, heading }) => {
		const colours = theme.hues[hues.get(lane.id) ?? 'stone'];
		const lines = wrap(
			lane.title,
			style,
			heading.width - HEADING_INSET,
			Math.max(1, Math.floor(heading.height / style.lineHeight))
		);
		const top = heading.y + Math.max(0, heading.height - lines.length * style.lineHeight) / 2;
		return {
			id: lane.id,
			rect,
			fill: colours.lane,
			border: colours.laneBorder,
			heading: textLines(lines, heading.x + HEADING_INSET, top, { ...style, colour: colours.word })
		};
	});
}
