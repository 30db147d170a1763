// The legend: explains exactly what occurs in the figure, in rows that fit its width.
import { NODE_KIND_WORDS, NODE_KINDS } from '#lib/domain/theory/vocabulary.ts';
import { type Stance, STANCES } from '#lib/domain/evidence/link.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import { pointBeforeEnd } from './rounded-path.ts';
import { SIGN, type LineStyle } from './line-style.ts';
import type { LegendEntry, SceneBox, SceneLine } from './scene.ts';
import { textAt } from './text-lines.ts';
import { type Detail, FULL_DETAIL } from './detail.ts';
import type { Theme } from './theme.ts';

const SAMPLE = { width: 30, height: 14 } as const;
const SAMPLE_GAP = 7;
const ENTRY_GAP = 22;

const STANCE_LEGEND = {
	supports: 'records that support',
	challenges: 'records that challenge',
	refines: 'records that refine'
} as const;

/** An entry before it has its place. `width` is that of its sample. */
interface Draft {
	text: string;
	width: number;
	sample: (x: number, middle: number) => LegendEntry['sample'];
}

/** The legend's entries from (left, top) on and its height in px; 0 where there is nothing to explain. */
export function sceneLegend(
	boxes: readonly SceneBox[],
	lines: readonly SceneLine[],
	area: Omit<Rect, 'height'>,
	theme: Theme,
	detail: Detail = FULL_DETAIL
): { entries: LegendEntry[]; height: number } {
	const { lineHeight: row, ...style } = detail.density.legend;
	const drafts = [...kindDrafts(boxes), ...lineDrafts(lines), ...markDrafts(boxes, lines, detail)];
	let x = area.x;
	let middle = area.y + row / 2;
	const entries = drafts.map((draft) => {
		const text = textAt(draft.text, 0, middle, { ...style, colour: theme.quiet });
		const width = draft.width + SAMPLE_GAP + text.width;
		if (x > area.x && x + width > area.x + area.width) {
			x = area.x;
			middle += row;
		}
		const placed = textAt(draft.text, x + draft.width + SAMPLE_GAP, middle, {
			...style,
			colour: theme.quiet
		});
		const entry = { sample: draft.sample(x, middle), text: placed };
		x += width + ENTRY_GAP;
		return entry;
	});
	return { entries, height: entries.length === 0 ? 0 : middle + row / 2 - area.y };
}

function kindDrafts(boxes: readonly SceneBox[]): Draft[] {
	return NODE_KINDS.flatMap((kind) => {
		const first = boxes.find((b) => b.kind === kind);
		if (!first) return [];
		const { style, fill, border, hatch } = first;
		const sample = (x: number, middle: number): LegendEntry['sample'] => {
			const rect = { x, y: middle - SAMPLE.height / 2, ...SAMPLE };
			const sign = style.sign && { x: x + 10.5, y: middle - 4.5, width: 9, height: 9 };
			return { draw: 'box', box: { rect, style, fill, border, hatch, sign } };
		};
		return [{ text: NODE_KIND_WORDS[kind], width: SAMPLE.width, sample }];
	});
}

function lineDrafts(lines: readonly SceneLine[]): Draft[] {
	const colour = lines[0]?.colour;
	if (colour === undefined) return [];
	const plain: LineStyle = {
		stroke: 'causal',
		standing: 'unknown',
		dash: [],
		width: 1.2,
		double: false,
		ticks: false,
		end: 'arrow',
		sign: null
	};
	const some = (test: (style: LineStyle, line: SceneLine) => boolean): LineStyle | undefined =>
		lines.find((l) => test(l.style, l))?.style;
	const entry = (
		text: string,
		found: LineStyle | undefined,
		show: (s: LineStyle) => Partial<LineStyle>
	): Draft[] =>
		found ? [{ text, width: SAMPLE.width, sample: lineSample({ ...plain, ...show(found) }, colour) }] : [];
	const standing = some((s) => s.standing !== 'unknown') !== undefined;
	return [
		...entry(
			'leads to or enables',
			some((s) => s.stroke === 'causal'),
			() => ({})
		),
		...entry(
			'between pathways',
			some((s) => s.stroke === 'crossing'),
			({ dash }) => ({ dash })
		),
		...entry(
			'feeds back',
			some((s) => s.stroke === 'feedback'),
			({ dash }) => ({ dash, end: 'open' })
		),
		...entry(
			'acts on a node',
			some((s) => s.stroke === 'acting' && s.end === 'arrow'),
			({ dash }) => ({ dash })
		),
		...entry(
			'acts on an arrow',
			some((s) => s.end === 'dot'),
			({ dash, end }) => ({ dash, end })
		),
		...entry(
			'decreases',
			some((s) => s.sign === 'minus'),
			() => ({ sign: 'minus' })
		),
		...entry(
			'may cause, or feared but not observed',
			some((s) => s.sign === 'question'),
			() => ({ sign: 'question' })
		),
		...(standing
			? [
					...entry(
						'no evidence linked',
						some((s) => s.standing === 'none'),
						({ width }) => ({ width })
					),
					...entry(
						'evidence linked',
						some((s) => s.standing === 'backed'),
						({ width }) => ({ width })
					),
					...entry(
						'evidence for and against',
						some((s) => s.double),
						({ width }) => ({ width, double: true })
					),
					...entry(
						'evidence against only',
						some((s) => s.ticks),
						({ width }) => ({ width, ticks: true })
					)
				]
			: [])
	];
}

function lineSample(style: LineStyle, colour: string): Draft['sample'] {
	return (x, y) => {
		const points = [
			{ x, y },
			{ x: x + SAMPLE.width, y }
		];
		const sign = style.sign && pointBeforeEnd(points, SIGN.distance);
		return { draw: 'line', line: { points, style, colour, sign } };
	};
}

function markDrafts(
	boxes: readonly SceneBox[],
	lines: readonly SceneLine[],
	{ density, fewBelow }: Detail
): Draft[] {
	const marks = [...boxes, ...lines.map((l) => l.badge)].flatMap((b) => b?.marks ?? []);
	const { size } = density.mark;
	const entry = (stance: Stance, text: string): Draft => ({
		text,
		width: size,
		sample: (x, middle) => ({ draw: 'mark', mark: { stance, x, y: middle - size / 2, size } })
	});
	const stances = STANCES.filter((stance) => marks.some((m) => m.stance === stance));
	const few = marks.find((m) => m.count === null);
	return [
		...stances.map((stance) => entry(stance, STANCE_LEGEND[stance])),
		...(few ? [entry(few.stance, `no number: fewer than ${fewBelow} records`)] : [])
	];
}
