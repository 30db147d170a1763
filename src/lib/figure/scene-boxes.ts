// Nodes as boxes of the scene: outline, label lines, and what stands above them: kind word, sign, evidence marks.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { NODE_KIND_WORDS, STATUS_WORDS } from '#lib/domain/theory/vocabulary.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import * as size from '#lib/layout/node-size.ts';
import { type TextStyle, measure } from '#lib/text/measure.ts';
import { wrap } from '#lib/text/wrap.ts';
import { BOX_STYLES } from './box-style.ts';
import { type Detail, FULL_DETAIL } from './detail.ts';
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
	theme: Theme,
	detail: Detail = FULL_DETAIL
): SceneBox[] {
	const hues = laneHues(model);
	return [...model.nodes.values()].flatMap((node) => {
		const rect = places.get(node.id);
		if (!rect) return [];
		const { fill, border, hatch, word } = theme.hues[hueOf(model, node, hues)];
		const { padding, header, label } = detail.density;
		const top = rect.y + padding.level + (header ? header.height + header.gap : 0);
		const left = rect.x + size.sidePadding(node.kind, detail.density);
		const { lines } = size.nodeSize(node, detail.density);
		return [
			{
				id: node.id,
				kind: node.kind,
				name: `${NODE_KIND_WORDS[node.kind]}: ${node.label}`,
				rect,
				style: BOX_STYLES[node.kind],
				fill,
				border,
				hatch,
				label: textLines(lines, left, top, { ...label, colour: theme.ink }),
				...topOf(node, rect, strengths.get(node.id), { ...theme, word }, detail)
			}
		];
	});
}

type Top = Pick<SceneBox, 'word' | 'sign' | 'marks' | 'badge'>;

/** What stands above the label: in a row of its own, or across the border. */
function topOf(
	node: TheoryNode,
	rect: Rect,
	strength: Strength | undefined,
	{ ink, word }: Pick<Theme, 'ink'> & { word: string },
	detail: Detail
): Top {
	const { density, fewBelow } = detail;
	const padding = size.sidePadding(node.kind, density);
	const counts = size.marksOf(strength);
	const signed = BOX_STYLES[node.kind].sign !== null;
	const { header } = density;
	if (!header) {
		const badge = size.boxBadge(rect, strength, density, fewBelow);
		return {
			word: null,
			sign: signed ? signOnBorder(rect) : null,
			marks: badge ? marksIn(badge, counts, ink, detail) : [],
			badge
		};
	}
	const [left, right] = [rect.x + padding, rect.x + rect.width - padding];
	const middle = rect.y + density.padding.level + header.height / 2;
	const marksLeft = right - size.marksWidth(counts, density, fewBelow);
	const wordLeft = left + (signed ? SIGN_SIZE + SIGN_GAP : 0);
	const room = (counts.length > 0 ? marksLeft - density.mark.spacing : right) - wordLeft;
	const kindWord = wrap(kindWordOf(node, room, header.style), header.style, room, 1)[0]!;
	return {
		word: textAt(kindWord, wordLeft, middle, { ...header.style, colour: word }),
		sign: signed ? { x: left, y: middle - SIGN_SIZE / 2, width: SIGN_SIZE, height: SIGN_SIZE } : null,
		marks: sceneMarks(counts, marksLeft, middle, ink, detail),
		badge: null
	};
}

const BORDER_SIGN = 15;

/** A sign half over the upper left corner, so that the label keeps its room. */
const signOnBorder = ({ x, y }: Rect): Rect => ({
	x: x + SIGN_GAP * 2,
	y: y - BORDER_SIGN / 2,
	width: BORDER_SIGN,
	height: BORDER_SIGN
});

/** The word for the kind: with what must not be overlooked where there is room for it, shortened where there is not. */
function kindWordOf(node: TheoryNode, room: number, style: TextStyle): string {
	const word = NODE_KIND_WORDS[node.kind];
	const withStatus = node.status ? [`${word}, ${STATUS_WORDS[node.status].replace(/^feared, /, '')}`] : [];
	const [first = word] = word.split(' ');
	return [...withStatus, word].find((w) => measure(w, style) <= room) ?? first;
}

/** The marks in a badge. */
export const marksIn = (
	badge: Rect,
	counts: readonly size.MarkCount[],
	ink: string,
	detail: Detail
): SceneMark[] =>
	sceneMarks(counts, badge.x + detail.density.badge.padding, badge.y + badge.height / 2, ink, detail);

/** Marks in a row from `left`, their middle at `middle`. */
function sceneMarks(
	counts: readonly size.MarkCount[],
	left: number,
	middle: number,
	ink: string,
	{ density, fewBelow }: Detail
): SceneMark[] {
	const { mark } = density;
	let x = left;
	return counts.map((each) => {
		const at = x + mark.size + mark.gap;
		const number = size.numberOf(each, fewBelow);
		const count = number === null ? null : textAt(number, at, middle, { ...mark.style, colour: ink });
		const drawn = { stance: each.stance, x, y: middle - mark.size / 2, size: mark.size, count };
		x = (count ? at + count.width : x + mark.size) + mark.spacing;
		return drawn;
	});
}
