// What a table is made of, and which rows it shows in which order.

export interface Column<T> {
	id: string;
	title: string;
	/** What rows are sorted by, and what is copied. */
	value(item: T): string | number;
	/** Width in rem where there is room; the rest is shared out. */
	width: number;
}

/** By which column, and which way round; null for the order in which the model is read. */
export interface Sort {
	column: string;
	down: boolean;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/**
 * The rows that hold all the words, sorted. Rows that are equal keep their order; empty cells come last either way.
 * @param words whatever somebody typed; the beginning or middle of a word is enough
 */
export function rowsShown<T>(
	items: readonly T[],
	columns: readonly Column<T>[],
	words: string,
	sort: Sort | null
): T[] {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	const text = (item: T) =>
		columns
			.map(({ value }) => value(item))
			.join('\n')
			.toLowerCase();
	const shown = wanted.length
		? items.filter((item) => wanted.every((word) => text(item).includes(word)))
		: [...items];
	const by = sort && columns.find(({ id }) => id === sort.column);
	if (!by) return shown;
	return shown
		.map((item) => ({ item, value: by.value(item) }))
		.sort((a, b) => {
			if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '');
			return (sort.down ? -1 : 1) * compare(a.value, b.value);
		})
		.map(({ item }) => item);
}

function compare(a: string | number, b: string | number): number {
	return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** The next one by a click on a heading: up, down, and back to the order of the model. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
	if (sort?.column !== column) return { column, down: false };
	return sort.down ? null : { column, down: true };
}

/** The table as text for a spreadsheet: cells apart by tabs. What it would take for a formula gets an apostrophe. */
export function asTabbedText<T>(items: readonly T[], columns: readonly Column<T>[]): string {
	const rows = items.map((item) => columns.map(({ value }) => cell(value(item))).join('\t'));
	return [columns.map(({ title }) => title).join('\t'), ...rows].join('\n');
}

function cell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const line = value.replaceAll(/\s+/g, ' ');
	return /^ ?[=+\-@]/.test(line) ? `'${line}` : line;
}
