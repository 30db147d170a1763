// How large a figure and its text come out on a page.
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import type { Scene, SceneText } from '#lib/figure/scene.ts';
import type { Size } from '#lib/layout/geometry.ts';
import { figureRoom, POINTS_PER_MM, POINTS_PER_PX } from '../page.ts';

/** Small figures are not blown up beyond what makes their smallest text so large, in pt. */
const LARGEST_TEXT = 11;

/** Every piece of text of a scene. */
function textsOf(scene: Scene): SceneText[] {
	const texts = [
		...scene.caption,
		...scene.notes,
		...scene.lanes.flatMap((lane) => lane.heading),
		...scene.legend.map((entry) => entry.text),
		...scene.boxes.flatMap((box) => [box.word, ...box.label, ...box.marks.map((mark) => mark.count)]),
		...scene.lines.flatMap((line) => [line.word, ...(line.badge?.marks ?? []).map((mark) => mark.count)])
	];
	return texts.filter((text) => text !== null);
}

/** The size of the smallest text of a scene, in px; that of large text where it has none. */
export const smallestPx = (scene: Scene): number => Math.min(16, ...textsOf(scene).map((text) => text.size));

/** How many pt a px takes where something of this size fills the room for a figure on a page. */
export function pointsForSize({ width, height }: Size, page: Exclude<ViewPage, 'free'>): number {
	const room = roomInPx(page, 1);
	return Math.min(room.width / width, room.height / height);
}

/** The room for a figure on a page in px that take so many pt each. */
export function roomInPx(page: Exclude<ViewPage, 'free'>, points: number): Size {
	const { width, height } = figureRoom(page);
	return { width: (width * POINTS_PER_MM) / points, height: (height * POINTS_PER_MM) / points };
}

/** How many pt a px of this scene takes on this page: as large as the room allows, small figures not blown up. */
export function pointsPerPx(scene: Scene, page: ViewPage): number {
	if (page === 'free') return POINTS_PER_PX;
	return Math.min(pointsForSize(scene, page), LARGEST_TEXT / smallestPx(scene));
}

/** The size of the smallest text of a scene on a page, in pt. */
export const smallestText = (scene: Scene, page: ViewPage): number =>
	smallestPx(scene) * pointsPerPx(scene, page);
