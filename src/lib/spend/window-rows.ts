// Which of very many rows of one height are on the screen, and where they lie. Browsers end at heights of a few ten
// million pixels: beyond MOST_PIXELS the scrollbar stands for more rows than it has pixels for.

export const MOST_PIXELS = 12_000_000;
/** Rows above and below the screen that are there already when somebody scrolls. */
const AROUND = 8;

export interface RowsOnScreen {
	/** Index of the first row to draw. */
	first: number;
	/** Index after the last one. */
	end: number;
	/** Height of all rows in pixels, as scrolled. */
	height: number;
	/** Where the row of this index begins, in pixels from the top of all rows. */
	topOf(index: number): number;
}

export interface Viewport {
	/** Pixels. */
	scrollTop: number;
	viewHeight: number;
	rowHeight: number;
	/** Number of rows. */
	count: number;
}

export function rowsOnScreen({ scrollTop, viewHeight, rowHeight, count }: Viewport): RowsOnScreen {
	const real = count * rowHeight;
	const height = Math.min(real, MOST_PIXELS);
	const realTop = height === real ? scrollTop : scrollTop * ratio(real, height, viewHeight);
	const shift = scrollTop - realTop;
	const first = Math.max(0, Math.floor(realTop / rowHeight) - AROUND);
	const end = Math.min(count, Math.ceil((realTop + viewHeight) / rowHeight) + AROUND);
	return { first: Math.min(first, end), end, height, topOf: (index) => index * rowHeight + shift };
}

/** Where to scroll so that a row is wholly in view, moving as little as can be; pixels. */
export function scrollTopFor(index: number, { scrollTop, viewHeight, rowHeight, count }: Viewport): number {
	const real = count * rowHeight;
	const height = Math.min(real, MOST_PIXELS);
	const by = height === real ? 1 : ratio(real, height, viewHeight);
	const top = index * rowHeight;
	const realTop = scrollTop * by;
	if (top < realTop) return top / by;
	if (top + rowHeight > realTop + viewHeight) return (top + rowHeight - viewHeight) / by;
	return scrollTop;
}

/** Real pixels for each that is scrolled. */
const ratio = (real: number, height: number, viewHeight: number) =>
	Math.max(1, real - viewHeight) / Math.max(1, height - viewHeight);
