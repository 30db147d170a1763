// The diagram without a mouse: going from node to node, selecting, moving. What has a name is an action; these keys have none.
import { tick } from 'svelte';
import { type Move, moveNodes } from '#lib/domain/theory/node-commands.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';
import type { Camera } from './camera.ts';
import { type Direction, nextIn } from './neighbours.ts';
import type { Picture } from './picture.svelte.ts';

const DIRECTIONS: Record<string, { way: Direction; by: readonly [number, number] }> = {
	ArrowLeft: { way: 'left', by: [-1, 0] },
	ArrowRight: { way: 'right', by: [1, 0] },
	ArrowUp: { way: 'up', by: [0, -1] },
	ArrowDown: { way: 'down', by: [0, 1] }
};
/** How far a key moves a node, and with Shift, in model pixels. */
const STEP = { near: 8, far: 40 };
/** A node out of sight is there a few frames after the view has moved. */
const TRIES = 30;

export class Keyboard {
	readonly #workspace: Workspace;
	readonly #picture: Picture;
	readonly #camera: Camera;
	readonly #region: () => HTMLElement;

	constructor(workspace: Workspace, picture: Picture, camera: Camera, region: () => HTMLElement) {
		this.#workspace = workspace;
		this.#picture = picture;
		this.#camera = camera;
		this.#region = region;
	}

	/**
	 * @param order all nodes in reading order
	 * @param stop where the keyboard is, or would begin
	 * @returns false where the key means nothing here
	 */
	press(event: KeyboardEvent, order: readonly string[], stop: string | null): boolean {
		const { open } = this.#workspace;
		const target = event.target as Element;
		if (target.closest('textarea') || event.ctrlKey || event.metaKey || event.altKey) return false;
		const at = target.closest<HTMLElement>('.svelte-flow__node')?.dataset.id ?? null;
		const isChosen = at === null ? open.selection.length > 0 : open.selection.includes(at);
		const direction = DIRECTIONS[event.key];
		if (direction)
			return isChosen && open.mayEdit
				? this.#move(direction.by, event.shiftKey)
				: this.#go(at === null ? stop : nextIn(direction.way, at, this.#picture.boxes));
		switch (event.key) {
			case 'Enter':
			case ' ':
				if (at === null) return false;
				if (event.shiftKey)
					open.select(isChosen ? open.selection.filter((id) => id !== at) : [...open.selection, at]);
				else if (open.selected === at && event.key === 'Enter') this.#goToDetails();
				else open.select([at]);
				return true;
			case 'Escape':
				if (open.selection.length === 0) return false;
				open.select([]);
				return true;
			case 'Home':
				return this.#go(order[0] ?? null);
			case 'End':
				return this.#go(order.at(-1) ?? null);
			case 'PageDown':
			case 'PageUp':
				return this.#go(order[order.indexOf(at ?? stop ?? '') + (event.key === 'PageDown' ? 1 : -1)] ?? null);
			default:
				return false;
		}
	}

	/** Puts the focus on a node, wherever it is. */
	focus(id: string, isInView = false): void {
		this.#workspace.view.focused = id;
		if (!isInView) this.#camera.keepInSight(id, 0);
		let tries = 0;
		const look = () => {
			const node = this.#elementOf(id);
			if (node) node.focus({ preventScroll: true });
			else if (++tries < TRIES && this.#workspace.view.focused === id) requestAnimationFrame(look);
		};
		void tick().then(look);
	}

	/** The same where the focus has fallen back to the page. */
	focusIfLost(id: string): void {
		if (document.activeElement === document.body || document.activeElement === null) this.focus(id);
	}

	#go(id: string | null): boolean {
		if (id !== null) this.focus(id);
		return true;
	}

	#move([dx, dy]: readonly [number, number], isFar: boolean): boolean {
		const { open } = this.#workspace;
		const far = isFar ? STEP.far : STEP.near;
		const moves = open.selection.flatMap((id): Move[] => {
			const rect = this.#picture.boxes.get(id);
			return rect ? [{ id, pos: [rect.x + dx * far, rect.y + dy * far] }] : [];
		});
		open.run((model) => moveNodes(model, moves), true);
		return true;
	}

	#goToDetails(): void {
		document
			.querySelector<HTMLElement>('[aria-label="Details"] .group :is(textarea, input, select, button, a)')
			?.focus();
	}

	#elementOf(id: string): HTMLElement | null {
		return this.#region().querySelector(`.svelte-flow__node[data-id="${CSS.escape(id)}"]`);
	}
}
