// From drawn nodes to the library's nodes. Objects that did not change are kept, because replacing one costs a redraw.
import { type Node, Position } from '@xyflow/svelte';
import type { DrawnNode } from './drawings.ts';

export interface TheoryNodeData extends Record<string, unknown> {
	drawing: DrawnNode['drawing'];
	/** Colours and names of others who have it selected. */
	others: readonly { name: string; colour: string }[];
	renaming: boolean;
}
export type TheoryFlowNode = Node<TheoryNodeData, 'theory'>;

export interface NodeState {
	/** What a screen reader says of it. */
	name: string;
	selected: boolean;
	others: TheoryNodeData['others'];
	renaming: boolean;
	/** The tab stop of the diagram. */
	isStop: boolean;
	movable: boolean;
}

export const SIDES = [Position.Right, Position.Bottom, Position.Left, Position.Top] as const;

/** @param now the library's nodes as they are; `state` tells what to add to a drawing */
export function flowNodes(
	now: readonly TheoryFlowNode[],
	drawn: readonly DrawnNode[],
	state: (id: string) => NodeState
): TheoryFlowNode[] {
	const before = new Map(now.map((node) => [node.id, node]));
	return drawn.map((node) => {
		const facts = state(node.id);
		const old = before.get(node.id);
		if (old && isSame(old, node, facts)) return old;
		const { width, height } = node.rect;
		return {
			...old,
			id: node.id,
			type: 'theory' as const,
			// A node under this person's own hand stays there until it is dropped.
			position: old?.dragging ? old.position : { x: node.rect.x, y: node.rect.y },
			width,
			height,
			handles: SIDES.map((side) => ({
				id: side,
				type: 'source' as const,
				position: side,
				...handleAt(side, width, height),
				width: 8,
				height: 8
			})),
			selected: facts.selected,
			draggable: facts.movable && !facts.renaming,
			connectable: facts.movable,
			ariaLabel: facts.name,
			domAttributes: { tabindex: facts.isStop ? 0 : -1 },
			data: { drawing: node.drawing, others: facts.others, renaming: facts.renaming }
		};
	});
}

function isSame(old: TheoryFlowNode, node: DrawnNode, facts: NodeState): boolean {
	const { rect } = node;
	return (
		old.data.drawing === node.drawing &&
		(old.dragging || (old.position.x === rect.x && old.position.y === rect.y)) &&
		old.width === rect.width &&
		old.height === rect.height &&
		!!old.selected === facts.selected &&
		old.data.renaming === facts.renaming &&
		old.connectable === facts.movable &&
		old.ariaLabel === facts.name &&
		(old.domAttributes?.tabindex === 0) === facts.isStop &&
		old.data.others.length === facts.others.length &&
		old.data.others.every((other, i) => other.name === facts.others[i]!.name)
	);
}

function handleAt(side: Position, width: number, height: number): { x: number; y: number } {
	if (side === Position.Right) return { x: width - 4, y: height / 2 - 4 };
	if (side === Position.Left) return { x: -4, y: height / 2 - 4 };
	return { x: width / 2 - 4, y: side === Position.Top ? -4 : height - 4 };
}
