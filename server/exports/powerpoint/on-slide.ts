// From the px of a scene to a slide.
import type { Point, Rect } from '#lib/layout/geometry.ts';
import type { Scene } from '#lib/figure/scene.ts';
import { EMU_PER_POINT } from './xml-parts.ts';

/** No figure is drawn larger than this, in pt for each px: its text would be larger than the slide's. */
const LARGEST = 1.25;

export interface OnSlide {
	/** EMU in a px. */
	scale: number;
	/** Pt in a px, for sizes of type. */
	points: number;
	point(p: Point): Point;
	rect(r: Rect): Rect;
}

/** Puts a scene in the middle of a frame (EMU), as large as it can be. */
export function onSlide(scene: Pick<Scene, 'width' | 'height'>, frame: Rect): OnSlide {
	const scale = Math.min(frame.width / scene.width, frame.height / scene.height, LARGEST * EMU_PER_POINT);
	const dx = frame.x + (frame.width - scene.width * scale) / 2;
	const dy = frame.y + (frame.height - scene.height * scale) / 2;
	const point = ({ x, y }: Point): Point => ({ x: dx + x * scale, y: dy + y * scale });
	return {
		scale,
		points: scale / EMU_PER_POINT,
		point,
		rect: (r) => ({ ...point(r), width: r.width * scale, height: r.height * scale })
	};
}
