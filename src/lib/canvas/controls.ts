// What the canvas offers to the rest of the editor, put together from its parts.
import type { CanvasControls } from '#lib/workspace/canvas-view.svelte.ts';
import { freePlaceNear } from './add-node.ts';
import type { Camera } from './camera.ts';
import type { Clip } from './clip.ts';
import type { Keyboard } from './keyboard.ts';
import type { Picture } from './picture.svelte.ts';
import type { Whereabouts } from './whereabouts.ts';

interface Parts {
	picture: Picture;
	camera: Camera;
	whereabouts: Whereabouts;
	keyboard: Keyboard;
	clip: Clip;
	/** Adds a node whose left side has its middle at a point. */
	add(at: { x: number; y: number }): void;
	aimMenu(): void;
}

export const controlsOf = ({
	picture,
	camera,
	whereabouts,
	keyboard,
	clip,
	add,
	aimMenu
}: Parts): CanvasControls => ({
	fit: () => camera.fit(),
	fitTo: (ids) => camera.fitTo(ids),
	reveal: (ids) => camera.reveal(ids),
	keepInSight: (id) => camera.keepInSight(id),
	zoomBy: (factor) => camera.zoomBy(factor),
	zoomTo: (zoom) => camera.zoomTo(zoom),
	inSight: () => camera.inSight(),
	lookAt: (rect) => camera.lookAt(rect),
	add: () => add(freePlaceNear(whereabouts.now(), [...picture.boxes.values()])),
	boxesOf: (ids) =>
		new Map(ids.flatMap((id) => (picture.boxes.has(id) ? [[id, picture.boxes.get(id)!]] : []))),
	focus: (id, isInView) => keyboard.focus(id, isInView),
	aimMenu,
	copy: (cut) => clip.copy(cut),
	paste: () => clip.pasteFromMenu(),
	duplicate: () => clip.duplicate()
});
