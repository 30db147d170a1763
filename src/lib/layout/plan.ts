// Decides the grid of the figure's middle: which layers each lane has and how a long lane folds into rows. Sets no coordinates.
import type { Lane } from '#lib/domain/theory/lanes.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Size } from './geometry.ts';
import { layersOf, layersWithin, type Link } from './layers.ts';
import { membersOf, nodeLinks, sizeOf, type Members } from './members.ts';
import { ASPECTS, pageHeight, type PageShape } from './page-shape.ts';
import { type Gaps, PAPER_GAPS, SCREEN_GAPS, UNKNOWN_SIZE } from './spacing.ts';
import { stagedLayers } from './stages.ts';

/** One line of columns; `start` is the column of the page on which it begins. */
export interface Row {
	columns: string[][];
	start: number;
}

export interface BodyLane {
	lane: Lane;
	rows: Row[];
	extras: string[];
}

export interface Plan {
	/** Lanes of the middle from top to bottom. */
	body: BodyLane[];
	/** The lanes around them: columns and bands. */
	around: Members[];
	/** How many columns the middle has. */
	columns: number;
	links: Link[];
	gaps: Gaps;
	/** The most columns that arrows among prerequisites or among outcomes make. */
	sides: number;
}

/** Rows have at least so many columns where they have to be folded. */
const LEAST_WIDE: Record<PageShape, number> = { screen: 3, slide: 3, 'a4-landscape': 2, 'a4-portrait': 1 };
/** Nobody reads a longer row, and trying them all takes long. */
const MOST_WIDE = 40;
/** How much wider than its shape a screen's page may be to save one fold. */
const FOLD_COST = 0.3;
/** And to save one arrow from running from the end of a row to the start of another. */
const CUT_COST = 0.2;
/** How much smaller, as a share, paper may show everything to save one fold. */
const PAPER_FOLD_COST = 0.04;
/** What a band takes of a sheet's height, and what caption, legend and notes do. */
const bandHeight = ({ heading, padding, lane }: Gaps): number =>
	heading + 2 * padding + lane + UNKNOWN_SIZE.height;
const WORDS_HEIGHT = 140;
const MOST_SIDES = 3;

/** What is asked of a plan. What is not given is chosen for the shape: the gaps, the most columns of a row, of the sides. */
export interface PlanWish {
	shape?: PageShape;
	gaps?: Gaps;
	columns?: number;
	sides?: number;
}

/** The grid for a model; a model without pathways has the nodes outside every lane as its middle. */
export function planOf(model: Model, sizes: ReadonlyMap<string, Size>, wish: PlanWish = {}): Plan {
	const { shape = 'screen', sides: most = MOST_SIDES } = wish;
	const members = membersOf(model);
	const links = nodeLinks(model);
	const gaps = wish.gaps ?? (shape === 'screen' ? SCREEN_GAPS : PAPER_GAPS);
	const role = members.some((m) => m.lane.role === 'pathway') ? 'pathway' : 'other';
	const lanes = members.filter((m) => m.lane.role === role);
	const around = members.filter((m) => m.lane.role !== role);
	const staged = role === 'other' && lanes[0] ? stagedLayers(model, lanes[0].core, links) : null;
	const layers = staged ? [staged] : lanes.map((m) => layersWithin(m.core, links));
	const sides = around
		.filter((m) => m.lane.role === 'before' || m.lane.role === 'after')
		.map((m) => sideColumns(m.core, m.lane.role === 'before' ? 'left' : 'right', links, most).length);
	const bands = around.length - sides.length;
	// Columns that have a name stand side by side on any page.
	const columns = staged
		? Infinity
		: (wish.columns ?? bestWidth(layers, links, sizes, { sides, bands }, shape, gaps));
	const rows = layers.map((l) => fold(l, columns, links));
	const width = Math.max(0, ...rows.flat().map((row) => row.length));
	const body = lanes.map((m, i) => ({
		lane: m.lane,
		extras: m.extras,
		// The last row ends where the outcomes begin, so that the end of the story stands beside them.
		rows: rows[i]!.map((columns, n): Row => ({ columns, start: n === 0 ? 0 : width - columns.length }))
	}));
	return { body, around, columns: width, links, gaps, sides: most };
}

/** The columns of prerequisites or outcomes, counted from the middle outwards, by the arrows among them. */
export function sideColumns(
	ids: readonly string[],
	side: 'left' | 'right',
	links: readonly Link[],
	most = MOST_SIDES
): string[][] {
	const own = new Set(ids);
	const inner = links.filter((l) => own.has(l.from) && own.has(l.to));
	const layer = layersOf(ids, side === 'right' ? inner : inner.map((l) => ({ from: l.to, to: l.from })));
	const columns: string[][] = [];
	for (const id of ids) (columns[Math.min(Math.max(layer.get(id)!, 0), most - 1)] ??= []).push(id);
	return columns.filter((c) => c);
}

function bestWidth(
	lanes: readonly string[][][],
	links: readonly Link[],
	sizes: ReadonlyMap<string, Size>,
	beside: { sides: readonly number[]; bands: number },
	shape: PageShape,
	gaps: Gaps
): number {
	const longest = Math.max(0, ...lanes.map((l) => l.length));
	const pitch = UNKNOWN_SIZE.width + gaps.column;
	let [best, bestCost] = [Math.min(longest, MOST_WIDE), Infinity];
	for (let width = Math.min(longest, MOST_WIDE); width >= Math.min(LEAST_WIDE[shape], longest); width--) {
		let [height, folds, cuts, used] = [0, 0, 0, 0];
		for (const lane of lanes) {
			const rows = fold(lane, width, links);
			folds += Math.max(0, rows.length - 1);
			cuts += cutBy(rows, lane, links);
			used = Math.max(used, ...rows.map((row) => row.length));
			height += gaps.heading + 2 * gaps.padding + gaps.lane - gaps.row;
			for (const row of rows) height += gaps.row + Math.max(...row.map((ids) => heightOf(ids, sizes, gaps)));
		}
		const page = beside.sides.reduce((sum, n) => sum + n * pitch + gaps.gutter, used * pitch);
		const cost =
			shape === 'screen'
				? folds * FOLD_COST + cuts * CUT_COST + Math.max(0, page / Math.max(height, 1) - ASPECTS.screen)
				: pageHeight(
						{ width: page, height: height + beside.bands * bandHeight(gaps) + WORDS_HEIGHT },
						shape
					) *
					(1 + folds * PAPER_FOLD_COST);
		if (cost < bestCost) [best, bestCost] = [width, cost];
	}
	return best;
}

function heightOf(ids: readonly string[], sizes: ReadonlyMap<string, Size>, { box }: Gaps): number {
	return ids.reduce((sum, id) => sum + sizeOf(sizes, id).height + box, 0);
}

/** Cuts layers into as few rows of at most `width` as there have to be, where the fewest links are cut and rows come out even. */
function fold(layers: readonly string[][], width: number, links: readonly Link[]): string[][][] {
	const count = layers.length;
	if (count <= width) return count === 0 ? [] : [[...layers]];
	const rows = Math.ceil(count / width);
	const cutCost = cutCosts(layers, links);
	// best[r][i]: the cheapest way to have the first i layers in r rows, and where its last row begins.
	const best = Array.from({ length: rows + 1 }, () =>
		Array.from({ length: count + 1 }, () => ({ cost: Infinity, from: 0 }))
	);
	best[0]![0] = { cost: 0, from: 0 };
	for (let r = 1; r <= rows; r++) {
		for (let i = 1; i <= count; i++) {
			for (let from = Math.max(0, i - width); from < i; from++) {
				const uneven = Math.abs(i - from - count / rows);
				const cost = best[r - 1]![from]!.cost + (from > 0 ? cutCost[from]! : 0) + uneven * 0.6;
				if (cost < best[r]![i]!.cost) best[r]![i] = { cost, from };
			}
		}
	}
	const result: string[][][] = [];
	for (let r = rows, i = count; r > 0; r--) {
		const from = best[r]![i]!.from;
		result.unshift(layers.slice(from, i));
		i = from;
	}
	return result;
}

/** How many links the folds between these rows cut. */
function cutBy(rows: readonly string[][][], layers: readonly string[][], links: readonly Link[]): number {
	const costs = cutCosts(layers, links);
	let [sum, at] = [0, 0];
	for (const row of rows.slice(0, -1)) {
		at += row.length;
		sum += costs[at]!;
	}
	return sum;
}

function cutCosts(layers: readonly string[][], links: readonly Link[]): number[] {
	const layerOf = new Map(layers.flatMap((ids, i) => ids.map((id): [string, number] => [id, i])));
	const costs = Array<number>(layers.length + 1).fill(0);
	for (const { from, to } of links) {
		const [a, b] = [layerOf.get(from), layerOf.get(to)];
		if (a === undefined || b === undefined) continue;
		for (let i = Math.min(a, b) + 1; i <= Math.max(a, b); i++) costs[i]! += 1;
	}
	return costs;
}
