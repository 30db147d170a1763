// What the routes of a model depend on, as plain values that can be sent to a worker, and how they are answered there.
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import type { Rect, Size } from './geometry.ts';
import type { LaneBox } from './lane-boxes.ts';
import { type Route, routeArrows, routeAround } from './route.ts';

/** `model` without its words, so that typing asks nothing new. */
export interface RouteQuestion {
	model: Pick<Model, 'nodes' | 'arrows' | 'pathways'>;
	boxes: ReadonlyMap<string, Rect>;
	lanes: readonly LaneBox[];
	badges: ReadonlyMap<string, Size>;
}
export type Routes = ReadonlyMap<string, Route>;

/** With more arrows than this a quick answer comes first: new lines at moved nodes only. */
const MANY = 150;
/** Where more nodes than this have moved, that is not quick. */
const FEW = 40;

/** The same object for the same record, so that two questions are quickly seen to be one. */
function remembered<T extends object>(make: (record: T) => T): (record: T) => T {
	const made = new WeakMap<T, T>();
	return (record) => {
		let one = made.get(record);
		if (!one) made.set(record, (one = make(record)));
		return one;
	};
}
const bareNode = remembered<TheoryNode>((node) => ({
	...node,
	...{ label: '', note: '', pos: null, references: [], status: null, basis: null }
}));
const bareArrow = remembered<Arrow>((arrow) => ({
	...arrow,
	...{ because: '', references: [], status: null, basis: null }
}));

export function routeQuestion(
	model: Model,
	boxes: ReadonlyMap<string, Rect>,
	lanes: readonly LaneBox[],
	badges: ReadonlyMap<string, Size>
): RouteQuestion {
	return {
		model: {
			nodes: new Map([...model.nodes].map(([id, node]) => [id, bareNode(node)])),
			arrows: new Map([...model.arrows].map(([id, arrow]) => [id, bareArrow(arrow)])),
			pathways: model.pathways
		},
		boxes,
		lanes,
		badges
	};
}

export const answerTo = ({ model, boxes, lanes, badges }: RouteQuestion): Map<string, Route> =>
	routeArrows(whole(model), boxes, lanes, badges);

/** The answer with the lines of `before` wherever nothing moved; null where so much did that it would not be quick. */
export function quickAnswer(
	question: RouteQuestion,
	before: { question: RouteQuestion; routes: Routes }
): Map<string, Route> | null {
	const { model, boxes, lanes, badges } = question;
	if (model.arrows.size <= MANY) return null;
	const moved = movedSince(boxes, before.question.boxes);
	for (const [id, arrow] of model.arrows) {
		const old = before.question.model.arrows.get(id);
		if (old && (old.from !== arrow.from || old.to !== arrow.to)) moved.add(arrow.from);
	}
	if (moved.size > FEW) return null;
	return routeAround(whole(model), boxes, lanes, badges, before.routes, moved);
}

/** Ids of boxes that are new or elsewhere. */
export function movedSince(now: ReadonlyMap<string, Rect>, before: ReadonlyMap<string, Rect>): Set<string> {
	const moved = new Set<string>();
	for (const [id, rect] of now) {
		const old = before.get(id);
		const same =
			old &&
			(old === rect ||
				(old.x === rect.x && old.y === rect.y && old.width === rect.width && old.height === rect.height));
		if (!same) moved.add(id);
	}
	return moved;
}

const whole = (model: RouteQuestion['model']): Model => ({
	title: '',
	note: '',
	stages: new Map(),
	statements: new Map(),
	...model
});
