// Looks for the arrangement of a part that reads best on a page: widths of boxes, folds and distances are tried, those
// whose text comes out largest are drawn, and boxes of the best change places while that helps.
import type { Model } from '#lib/domain/theory/model.ts';
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import { arranged } from '#lib/layout/arranged.ts';
import { COMPACT, type Density } from '#lib/layout/density.ts';
import type { LayoutEngine } from '#lib/layout/engine.ts';
import { around, type Size } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { planOf } from '#lib/layout/plan.ts';
import { type Gaps, TIGHT_GAPS } from '#lib/layout/spacing.ts';
import { roughly } from '#lib/layout/tidy-quickly.ts';
import { exchanges } from '#lib/layout/untangle.ts';
import { SMALLEST_TEXT } from '../page.ts';
import { type Arrangement, type Drawn, drawn, routed } from './drawn.ts';
import type { SheetRequest } from './request.ts';
import { pointsForSize, roomInPx } from './text-on-page.ts';

type Page = Exclude<ViewPage, 'free'>;

/** Widths of boxes, the most columns of a pathway, and of the columns beside the pathways. */
const WIDTHS = [164, 180, 196, 214, 232];
const COLUMNS = [1, 2, 3, 4, 5, 6, 8];
const SIDES = [1, 2];
const ROOMY: Gaps = { ...TIGHT_GAPS, column: 66, gutter: 46 };

/**
 * So many of the arrangements with the largest text are drawn, the best of them are left to a layout engine, and so often at
 * most boxes of the very best change places to see whether lines then run better.
 */
interface Effort {
	rough: number;
	fine: number;
	exchanges: number;
}
const THOROUGH: Effort = { rough: 7, fine: 2, exchanges: 36 };
/** Where there are many pages, nobody waits for the best of each. */
const HASTY: Effort = { rough: 2, fine: 1, exchanges: 6 };
const MANY_NODES = 120;
/** What a pt of text is worth against faults, up to where it is large enough. */
const POINT = 4;
const ENOUGH = 9;

interface Style {
	density: Density;
	sizes: ReadonlyMap<string, Size>;
	gaps: Gaps;
	columns: number;
	sides: number;
}

interface Guess {
	style: Style;
	arrangement: Arrangement;
	/** Of a pathway, at most. */
	columns: number;
	smallest: number;
}

/** The styles that a part could be arranged in, the one with the largest text first, and how large that is in pt. */
export interface Outlook {
	part: Model;
	guesses: readonly Guess[];
	smallest: number;
}

/** How large the text of a part comes out on its page, by plain arrangements. */
export function outlookFor(part: Model, request: SheetRequest & { page: Page }): Outlook {
	const guesses = hasRoom(part, request.page) ? guessesFor(loosened(part), request) : [];
	return { part, guesses, smallest: guesses[0]?.smallest ?? 0 };
}

/** False where the boxes alone, without any room between them, are more than half of the page. */
function hasRoom(part: Model, page: Page): boolean {
	const { width, height } = roomInPx(page, SMALLEST_TEXT / COMPACT.label.size);
	const boxes = [...sizesOf(part, COMPACT).values()];
	return boxes.reduce((sum, box) => sum + box.width * box.height, 0) < (width * height) / 2;
}

/** The part drawn anew for its page, whether its text is large enough then or not. */
export async function arrangedForPage(
	outlook: Outlook,
	request: SheetRequest & { page: Page },
	engine: LayoutEngine
): Promise<Drawn> {
	const { part } = outlook;
	const effort = request.shown.nodes.size > MANY_NODES ? HASTY : THOROUGH;
	const loose = loosened(part);
	const guesses = outlook.guesses.length > 0 ? outlook.guesses : guessesFor(loose, request, [COMPACT.width]);
	const judged = (arrangement: Arrangement): Judged => {
		const lines = routed(loose, arrangement, request);
		const { smallest } = drawn(part, arrangement, lines, request);
		return { arrangement, cost: costOf(lines.burden, smallest) };
	};
	const large = guesses.filter((guess) => guess.smallest >= SMALLEST_TEXT * 0.98);
	const rough = ofEachFold(large.length > 0 ? large : guesses)
		.slice(0, effort.rough)
		.map((guess) => judged(guess.arrangement));
	const chosen = rough.sort((a, b) => a.cost - b.cost).slice(0, effort.fine);
	const fine: Judged[] = [];
	for (const { arrangement } of chosen) {
		const { style } = guesses.find((guess) => guess.arrangement === arrangement)!;
		const plan = planOf(loose, style.sizes, style);
		fine.push(judged({ ...style, boxes: await arranged(loose, style.sizes, engine, plan) }));
	}
	const [best] = [...fine, ...chosen].sort((a, b) => a.cost - b.cost);
	const better = withExchanges(loose, best!.arrangement, request, effort.exchanges);
	return drawn(part, better, routed(loose, better, request), request);
}

/** The guess with the largest text for each way to fold; those with text that is large enough by their columns, most first. */
function ofEachFold(guesses: readonly Guess[]): Guess[] {
	const folds = new Map<string, Guess>();
	for (const guess of guesses) {
		const { gaps, sides } = guess.style;
		const key = `${gaps.column} ${sides} ${guess.columns}`;
		if (!folds.has(key)) folds.set(key, guess);
	}
	const size = ({ smallest }: Guess): number => Math.min(smallest, ENOUGH);
	return [...folds.values()].sort((a, b) => size(b) - size(a) || b.columns - a.columns);
}

/** Lower is better. */
interface Judged {
	arrangement: Arrangement;
	cost: number;
}

function costOf(burden: number, smallest: number): number {
	const short = Math.max(0, SMALLEST_TEXT - smallest);
	return burden - POINT * Math.min(smallest, ENOUGH) + short * 1000;
}

/** All boxes are placed anew and alike. */
const loosened = (part: Model): Model => ({
	...part,
	nodes: new Map([...part.nodes].map(([id, node]) => [id, { ...node, core: true, pinned: false, pos: null }]))
});

/** Every style that gives an arrangement of its own, the one with the largest text first. */
function guessesFor(part: Model, request: SheetRequest & { page: Page }, widths = WIDTHS): Guess[] {
	const guesses = new Map<string, Guess>();
	let beneath: number | null = null;
	for (const width of widths) {
		const density = { ...COMPACT, width };
		const sizes = sizesOf(part, density);
		for (const gaps of [TIGHT_GAPS, ROOMY])
			for (const sides of SIDES)
				for (const columns of COLUMNS) {
					const style: Style = { density, sizes, gaps, columns, sides };
					const plan = planOf(part, sizes, { shape: request.page, ...style });
					const boxes = roughly(part, sizes, plan);
					const picture = around(laneBoxes(part, boxes, gaps).map((lane) => lane.rect));
					if (!picture) return [];
					beneath ??= heightBeneath(part, { ...style, boxes }, request, picture.height);
					const size = { width: picture.width, height: picture.height + beneath };
					const smallest = pointsForSize(size, request.page) * COMPACT.label.size;
					const key = `${width} ${gaps.column} ${picture.width} ${picture.height}`;
					if (!guesses.has(key))
						guesses.set(key, { style, arrangement: { ...style, boxes }, columns: plan.columns, smallest });
					if (plan.columns < columns) break;
				}
	}
	return [...guesses.values()].sort((a, b) => b.smallest - a.smallest);
}

const sizesOf = (part: Model, density: Density): Map<string, Size> =>
	new Map([...part.nodes].map(([id, node]) => [id, nodeSize(node, density)]));

/** What the legend takes. Words within a drawing make it higher than its page's room, see `drawn`. */
function heightBeneath(
	part: Model,
	arrangement: Arrangement,
	request: SheetRequest,
	picture: number
): number {
	const { scene } = drawn(part, arrangement, routed(part, arrangement, request), { ...request, words: null });
	return Math.max(0, scene.height - picture);
}

/** The arrangement after boxes have changed places wherever its lines are easier to follow then. */
function withExchanges(
	part: Model,
	arrangement: Arrangement,
	request: SheetRequest,
	most: number
): Arrangement {
	let { boxes } = arrangement;
	let least = routed(part, arrangement, request).burden;
	let left = most;
	for (let better = true; better && left > 0;) {
		better = false;
		for (const [a, b, [placeA, placeB]] of exchanges(part, boxes)) {
			if (left-- <= 0) break;
			const swapped = new Map([...boxes, [a, placeA], [b, placeB]]);
			const { burden } = routed(part, { ...arrangement, boxes: swapped }, request);
			if (burden >= least - 0.5) continue;
			[boxes, least, better] = [swapped, burden, true];
			break;
		}
	}
	return { ...arrangement, boxes };
}
