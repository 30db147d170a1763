// Which sides of two boxes an arrow between them uses without being asked: the reading direction of the figure.
import { laneIdOf, lanesOf, type LaneRole } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { DOWN, LEFT, RIGHT, UP } from './route-grid.ts';

/** The free sides at both ends, the most natural one first. */
export interface Sides {
	out: readonly number[];
	into: readonly number[];
}

interface Place {
	laneId: string;
	role: LaneRole;
}

/** Where each node belongs, as `sidesBetween` wants it. */
export function placesOf(model: Model): Map<string, Place> {
	const roles = new Map(lanesOf(model).map((lane) => [lane.id, lane.role]));
	return new Map(
		[...model.nodes].map(([id, node]) => {
			const laneId = laneIdOf(model, node);
			return [id, { laneId, role: roles.get(laneId)! }];
		})
	);
}

/** `to` is null for an arrow that ends on another arrow; `down` says whether the target lies lower. */
export function sidesBetween(from: Place, to: Place | null, down: boolean): Sides {
	const [below, above] = down ? [DOWN, UP] : [UP, DOWN];
	const out = isBand(from.role) ? [below] : to && isBand(to.role) ? [RIGHT, below] : [RIGHT];
	if (!to) return { out, into: [LEFT] };
	const into = isBand(to.role) ? [above] : isBand(from.role) ? [LEFT, above] : [LEFT];
	if (from.role === 'pathway' && to.role === 'pathway' && from.laneId !== to.laneId) {
		return { out: [RIGHT, below], into: [LEFT, above] };
	}
	return { out, into };
}

function isBand(role: LaneRole): boolean {
	return role === 'contexts' || role === 'moderators' || role === 'unintended' || role === 'other';
}
