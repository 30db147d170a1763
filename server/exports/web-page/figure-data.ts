// What the page's scripts know of a model figure: its nodes in reading order and its arrows, in words, without places.
import { NODE_KIND_WORDS, RELATION_WORDS } from '#lib/domain/theory/vocabulary.ts';
import type { SceneBox, SceneLane } from '#lib/figure/scene.ts';
import type { ModelDrawing } from '#lib/report/document.ts';

export interface NodeWords {
	id: string;
	label: string;
	/** "Mechanism" */
	kind: string;
	/** Heading of the lane in which it stands; empty where it stands in none. */
	lane: string;
	evidence: string;
}

export interface ArrowWords {
	id: string;
	from: string;
	/** A node or another arrow. */
	to: string;
	/** "leads to" */
	relation: string;
	/** "Trust enables Shared goals" */
	name: string;
	because: string;
	evidence: string;
}

export interface FigureWords {
	nodes: readonly NodeWords[];
	arrows: readonly ArrowWords[];
}

/** Nodes by lane, in a lane from left to right, in a column from top to bottom; arrows in the order of where they start. */
export function figureWords({ scene, evidence, because }: ModelDrawing): FigureWords {
	const nodes = scene.boxes
		.map((box) => ({ box, at: scene.lanes.findIndex((lane) => isIn(box, lane)) }))
		.sort((a, b) => a.at - b.at || a.box.rect.x - b.box.rect.x || a.box.rect.y - b.box.rect.y)
		.map(({ box, at }): NodeWords => {
			const kind = NODE_KIND_WORDS[box.kind];
			const lane = (scene.lanes[at]?.heading ?? []).map(({ text }) => text).join(' ');
			const label = box.name.slice(`${kind}: `.length);
			return { id: box.id, label, kind, lane, evidence: evidence[box.id] ?? '' };
		});
	const places = new Map(nodes.map(({ id }, i) => [id, i]));
	const arrows = scene.lines
		.map(({ id, from, to, relation, name }): ArrowWords => {
			const words = { because: because?.[id] ?? '', evidence: evidence[id] ?? '' };
			return { id, from, to, relation: RELATION_WORDS[relation], name, ...words };
		})
		.sort((a, b) => (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0));
	return { nodes, arrows };
}

function isIn({ rect }: SceneBox, lane: SceneLane): boolean {
	const [x, y] = [rect.x + rect.width / 2 - lane.rect.x, rect.y + rect.height / 2 - lane.rect.y];
	return x >= 0 && y >= 0 && x <= lane.rect.width && y <= lane.rect.height;
}
