// An arrow under the hand: what it would end at just now, and what letting go does.
import { connect } from '#lib/domain/theory/arrow-commands.ts';
import { inOneStep } from '#lib/domain/theory/in-one-step.ts';
import type { Point } from '#lib/layout/geometry.ts';
import { newId } from '#lib/open-model/new-id.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';
import { newNodeAt } from './add-node.ts';
import { arrowAt, boxAt } from './hit.ts';
import type { Picture } from './picture.svelte.ts';

/** What lies under the end: a node, an arrow, or room for a new node. */
export type Target = { is: 'node' | 'arrow'; id: string } | { is: 'room'; at: Point };

/** How near to an arrow counts as on it, in screen pixels. */
const REACH = 14;
/** From where it starts, nobody means to make a new node. */
const NEAR = 40;

export class Connecting {
	readonly #open: OpenModel;
	readonly #picture: Picture;
	from: string | null = $state(null);
	target: Target | null = $state.raw(null);

	constructor(open: OpenModel, picture: Picture) {
		this.#open = open;
		this.#picture = picture;
	}

	start(from: string | null): void {
		this.from = from;
		this.target = null;
	}

	move(at: Point, zoom: number): void {
		if (this.from === null) return;
		const target = this.#under(at, zoom);
		if (JSON.stringify(target) !== JSON.stringify(this.target)) this.target = target;
	}

	/**
	 * Draws the arrow to what lies there, with a new node where nothing does, in one step.
	 * @returns ids of what was made
	 */
	end(at: Point, zoom: number): { arrow: string; node: string | null } | null {
		const { from } = this;
		const target = from === null ? null : this.#under(at, zoom);
		this.start(null);
		if (from === null || !target) return null;
		const arrow = newId('a');
		const addedBy = this.#open.me.name;
		if (target.is !== 'room') {
			const drawn = this.#open.run((model) => connect(model, { id: arrow, from, to: target.id, addedBy }));
			return drawn ? { arrow, node: null } : null;
		}
		const node = newId('n');
		const made = this.#open.run(
			inOneStep(
				'Add next node',
				newNodeAt(this.#open, this.#picture.lanes, target.at, node, this.#open.model.nodes.get(from)),
				(model) => connect(model, { id: arrow, from, to: node, addedBy })
			)
		);
		return made ? { arrow, node } : null;
	}

	#under(at: Point, zoom: number): Target | null {
		const id = boxAt(at, this.#picture.boxes);
		if (id !== null) return id === this.from ? null : { is: 'node', id };
		const arrow = arrowAt(at, this.#picture.arrows, REACH / zoom);
		if (arrow !== null) return { is: 'arrow', id: arrow };
		const start = this.#picture.boxes.get(this.from ?? '');
		if (!start) return null;
		const away = Math.max(
			start.x - at.x,
			at.x - start.x - start.width,
			start.y - at.y,
			at.y - start.y - start.height
		);
		return away * zoom < NEAR ? null : { is: 'room', at };
	}
}
