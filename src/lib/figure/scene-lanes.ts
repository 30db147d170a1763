// Lanes as tinted backgrounds of the scene with their headings.
import type { Model } from '#lib/domain/theory/model.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { wrap } from '#lib/text/wrap.ts';
import type { SceneLane } from './scene.ts';
import { textLines } from './text-lines.ts';
import { type Theme, laneHues } from './theme.ts';

/** Style of lane headings; their place is given by the layout. */
export const HEADING_STYLE = { size: 13, weight: 600, lineHeight: 17 } as const;
/** Where a heading starts, from the left edge of its rectangle, in px. */
export const HEADING_INSET = 14;
/** Corner radius of a lane's background, in px. */
export const LANE_CORNER = 6;

/** The lanes in the order of the layout; a heading that does not fit is shortened. */
export function sceneLanes(model: Model, laid: readonly LaneBox[], theme: Theme): SceneLane[] {
	const hues = laneHues(model);
	return laid.map(({ lane, rect, heading }) => {
		const colours = theme.hues[hues.get(lane.id) ?? 'stone'];
		const lines = wrap(
			lane.title,
			HEADING_STYLE,
			heading.width - HEADING_INSET,
			Math.max(1, Math.floor(heading.height / HEADING_STYLE.lineHeight))
		);
		const top = heading.y + Math.max(0, heading.height - lines.length * HEADING_STYLE.lineHeight) / 2;
		return {
			id: lane.id,
			rect,
			fill: colours.lane,
			border: colours.laneBorder,
			heading: textLines(lines, heading.x + HEADING_INSET, top, { ...HEADING_STYLE, colour: colours.word })
		};
	});
}
