// Nodes as boxes of the scene: outline, kind word, label lines, sign and evidence marks, all within the rectangle.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { NODE_KIND_WORDS, STATUS_WORDS } from '#lib/domain/theory/vocabulary.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import * as box from '#lib/layout/node-size.ts';
import { measure } from '#lib/text/measure.ts';
import { wrap } from '#lib/text/wrap.ts';
import { BOX_STYLES } from './box-style.ts';
import type { SceneBox, SceneMark } from './scene.ts';
import { textAt, textLines } from './text-lines.ts';
import { type Theme, hueOf, laneHues } from './theme.ts';

const SIGN_SIZE = 10;
const SIGN_GAP = 4;

/** The boxes of all nodes that have a place, in the order of the model. */
export function sceneBoxes(
	model: Model,
	places: ReadonlyMap<string, Rect>,
	strengths: ReadonlyMap<string, Strength>,
	theme: Theme
): SceneBox[] {
	const hues = laneHues(model);
	return [...model.nodes.values()].flatMap((node) => {
		const rect = places.get(node.id);
		if (!rect) return [];
		const colours = theme.hues[hueOf(model, node, hues)];
		return [sceneBox(node, rect, strengths.get(node.id), theme, colours)];
	});
}

function sceneBox(
	node: TheoryNode,
	rect: Rect,
	strength: Strength | undefined,
	theme: Theme,
	{ fill, border, hatch, word }: Theme['hues']['blue']
): SceneBox {
	const style = BOX_STYLES[node.kind];
	const padding = box.sidePadding(node.kind);
	const left = rect.x + padding;
	const right = rect.x + rect.width - padding;
	const top = rect.y + box.NODE_PADDING;
	const middle = top + box.HEADER_HEIGHT / 2;
	const counts = box.marksOf(strength);
	const marksLeft = right - box.marksWidth(counts);
	const wordLeft = left + (style.sign ? SIGN_SIZE + SIGN_GAP : 0);
	const room = (counts.length > 0 ? marksLeft - box.MARK_SPACING : right) - wordLeft;
	const kindWord = wrap(kindWordOf(node, room), box.KIND_STYLE, room, 1)[0]!;
	const label = { ...box.LABEL_STYLE, lineHeight: box.LINE_HEIGHT, colour: theme.ink };
	return {
		id: node.id,
		kind: node.kind,
		name: `${NODE_KIND_WORDS[node.kind]}: ${node.label}`,
		rect,
		style,
		fill,
		border,
		hatch,
		word: textAt(kindWord, wordLeft, middle, { ...box.KIND_STYLE, colour: word }),
		label: textLines(box.nodeSize(node).lines, left, top + box.HEADER_HEIGHT + box.HEADER_GAP, label),
		sign: style.sign && { x: left, y: middle - SIGN_SIZE / 2, width: SIGN_SIZE, height: SIGN_SIZE },
		marks: sceneMarks(counts, marksLeft, middle, theme)
	};
}

/** The word for the kind: with what must not be overlooked where there is room for it, shortened where there is not. */
function kindWordOf(node: TheoryNode, room: number): string {
	const word = NODE_KIND_WORDS[node.kind];
	const withStatus = node.status ? [`${word}, ${STATUS_WORDS[node.status].replace(/^feared, /, '')}`] : [];
	const [first = word] = word.split(' ');
	return [...withStatus, word].find((w) => measure(w, box.KIND_STYLE) <= room) ?? first;
}

/** Marks in a row from `left`, their middle at `middle`. */
export function sceneMarks(
	counts: readonly box.MarkCount[],
	left: number,
	middle: number,
	theme: Theme
): SceneMark[] {
	let x = left;
	return counts.map(({ stance, count }) => {
		const at = x + box.MARK_SIZE + box.MARK_GAP;
		const text = textAt(String(count), at, middle, { ...box.MARK_STYLE, colour: theme.ink });
		const mark = { stance, x, y: middle - box.MARK_SIZE / 2, size: box.MARK_SIZE, count: text };
		x = at + text.width + box.MARK_SPACING;
		return mark;
	});
}
