// Words in the shapes of a drawing canvas: as large as in the scene and no larger, so that they fit where they were measured.
import { type IRunPropertiesOptions, LineRuleType, type Paragraph, TabStopType, TextRun } from 'docx';
import type { Stance } from '#lib/domain/evidence/link.ts';
import { MARK_COLOURS } from '#lib/figure/marks.ts';
import type { SceneBox, SceneMark, SceneText } from '#lib/figure/scene.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import type { Scale, Words } from './canvas-shape.ts';
import { FONT } from './looks.ts';
import { paragraph, runsOf } from './words.ts';

/** The signs of the evidence marks as characters, which move with their shape and can be edited. Arial has not all of them. */
const SIGNS: Record<Stance, string> = { supports: '▲', challenges: '▽', refines: '◇' };
const SIGN_FONT = 'Segoe UI Symbol';
/** A line's height as a multiple of its size, where nothing else is known of it. */
const LINE = 1.3;
// The middle of a line lies this far above its baseline, in shares of its size.
const MIDDLE = 0.364;

const twips = (length: number, { pt }: Scale): number => Math.round(length * pt * 20);
/** Word has sizes in halves of a pt. Rounded down: text that was measured to fit must not grow. */
export const halfPoints = (size: number, { pt }: Scale): number =>
	Math.max(2, Math.floor(size * pt * 2 + 0.01));

/** Arial's bold is as wide as Inter's semibold, or a hair wider. */
const BOLD = 0.96;

const middleOf = ({ y, size }: SceneText): number => y - size * MIDDLE;

function lookOf({ size, weight, colour }: SceneText, scale: Scale): IRunPropertiesOptions {
	const bold = weight >= 600;
	return {
		font: FONT,
		size: halfPoints(bold ? size * BOLD : size, scale),
		bold,
		color: colour.replace('#', '')
	};
}

/** One paragraph with lines of exactly this height (px). */
function line(
	words: string,
	height: number,
	scale: Scale,
	more: Omit<Parameters<typeof paragraph>[2] & object, 'spacing'> & { before?: number } = {}
): Paragraph {
	const { before = 0, ...options } = more;
	return paragraph(words, 'FigureText', {
		...options,
		spacing: {
			before: twips(before, scale),
			after: 0,
			line: Math.max(20, twips(height, scale)),
			lineRule: LineRuleType.EXACT
		}
	});
}

/** Text of one or several lines of a scene, and the rectangle (px) that it needs to stand where they stand. */
export function textBox(lines: readonly SceneText[], scale: Scale): { rect: Rect; words: Words } {
	const [first, second] = [lines[0]!, lines[1]];
	const height = second ? second.y - first.y : first.size * LINE;
	const text = lines.map((each) => each.text).join('\n');
	const width = Math.max(...lines.map((each) => each.width));
	return {
		// Wider than the words, which Word would wrap for the sake of a hair.
		rect: {
			x: first.x,
			y: middleOf(first) - height / 2,
			width: width * 1.05 + 4,
			height: height * lines.length
		},
		words: {
			paragraphs: [line(text, height, scale, { look: lookOf(first, scale) })],
			inset: { left: 0, top: 0, right: 0, bottom: 0 },
			anchor: 't'
		}
	};
}

/** The label as people wrote it, so that Word breaks it anew when they change it; its lines where it was shortened. */
export function labelOf({ name, label }: Pick<SceneBox, 'name' | 'label'>): string {
	const whole = name.slice(name.indexOf(': ') + 2);
	const bare = (text: string): string => text.replaceAll(/\s/g, '');
	const lines = label.map(({ text }) => text);
	return bare(lines.join('')) === bare(whole) ? whole.trim() : lines.join('\n');
}

/** The words of a node: its kind with the evidence marks at the right, and its label. */
export function nodeWords(box: SceneBox, scale: Scale): Words {
	const { rect, word, label } = box;
	const first = label[0];
	const left = (first ?? word ?? rect).x - rect.x;
	const height = label[1] ? label[1].y - first!.y : (first?.size ?? 0) * LINE;
	const labelTop = first ? middleOf(first) - height / 2 : rect.y;
	const labelLook = first && lookOf(first, scale);
	const marks = box.badge ? [] : box.marks;
	const inset = { left, right: left, top: labelTop - rect.y, bottom: 0 };
	if (!word) {
		// A sign or badge of a compact node stands across its border, and leaves the room to the label.
		const paragraphs = [line(labelOf(box), height, scale, { look: labelLook })];
		return { paragraphs, inset: { ...inset, top: 0 }, anchor: 'ctr' };
	}
	const wordHeight = word.size * LINE;
	const wordTop = middleOf(word) - wordHeight / 2;
	const header = line(word.text, wordHeight, scale, {
		indent: { firstLine: twips(word.x - rect.x - left, scale) },
		tabStops: [{ type: TabStopType.RIGHT, position: twips(rect.width - 2 * left, scale) }],
		children: [
			...runsOf(word.text, lookOf(word, scale)),
			...(marks.length > 0 ? [new TextRun({ text: '\t' }), ...markRuns(marks, scale)] : [])
		]
	});
	const before = Math.max(0, labelTop - wordTop - wordHeight);
	return {
		paragraphs: [header, line(labelOf(box), height, scale, { before, look: labelLook })],
		inset: { ...inset, top: wordTop - rect.y },
		anchor: 't'
	};
}

/** The marks of a badge, in its middle. */
export function badgeWords(marks: readonly SceneMark[], rect: Rect, scale: Scale): Words {
	const height = Math.max(...marks.map(({ size, count }) => count?.size ?? size)) * LINE;
	const words = line('', height, scale, { align: 'center', children: markRuns(marks, scale) });
	return { paragraphs: [words], inset: { left: 0, top: 0, right: 0, bottom: 0 }, anchor: 'ctr' };
}

function markRuns(marks: readonly SceneMark[], scale: Scale): TextRun[] {
	return marks.flatMap(({ stance, size, count }, i) => [
		new TextRun({
			text: `${i > 0 ? ' ' : ''}${SIGNS[stance]}`,
			font: SIGN_FONT,
			size: halfPoints(size * 1.15, scale),
			color: MARK_COLOURS[stance].replace('#', '')
		}),
		...(count ? [new TextRun({ text: count.text, ...lookOf(count, scale) })] : [])
	]);
}
