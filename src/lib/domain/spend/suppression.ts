// Small numbers are withheld from tables of counts, and as many others as it takes that none of them can be worked out.
// A table with its totals is a flow: from the whole to each row's total, to the cells, to the columns' totals and back.
// A withheld number is safe where some other flow fits everything that is shown; that is what is looked for here.

/** What may be shown: fewer people than `threshold`, and more than none, are withheld. */
export interface CountTable {
	/** What adds up over rows and columns, e.g. cases or transactions: whole numbers from 0. All rows are as long. */
	cells: readonly (readonly number[])[];
	/**
	 * How many people stand behind each number, where that is something else than the number itself (families behind
	 * transactions, which do not add up). With none behind a number, the number itself is judged.
	 */
	people?: {
		cells: readonly (readonly number[])[];
		rowTotals: readonly number[];
		columnTotals: readonly number[];
		total: number;
	};
	/** Which totals are shown beside the cells; all of them where nothing is said. */
	totals?: { rows: boolean; columns: boolean; whole: boolean };
	/** Numbers that are withheld elsewhere already, and therefore here. */
	withheld?: Partial<Withheld>;
}

/** True for each number that is withheld, with every sum, share, mean and mark that comes from it. */
export interface Withheld {
	cells: boolean[][];
	rowTotals: boolean[];
	columnTotals: boolean[];
	total: boolean;
}

/** A number of the table, as a pipe from one node to another. */
interface Pipe {
	from: number;
	to: number;
	count: number;
	/** Withheld numbers are at least 1: a zero is always shown. Totals that nobody prints hide nothing. */
	state: 'shown' | 'withheld' | 'unprinted';
	/** Inner cells are withheld before totals. */
	rank: 0 | 1 | 2;
}

const RANK_COST = [0, 1e9, 1e12] as const;

/** True where a number must not be shown for itself. */
export const isSmall = (people: number, threshold: number): boolean => people > 0 && people < threshold;

/**
 * What has to be withheld: small numbers, then others, the smallest first and totals last, until each withheld one could
 * be at least one other number for whoever knows all that is shown (S1). Zeros stay.
 * @param threshold people; from this many on a number is shown
 */
export function suppress(table: CountTable, threshold: number): Withheld {
	const rows = table.cells.length;
	const columns = table.cells[0]?.length ?? 0;
	const { rows: showRows, columns: showColumns, whole } = table.totals ?? ALL_TOTALS;
	const rowSums = table.cells.map((row) => sum(row));
	const columnSums = Array.from({ length: columns }, (_, c) => sum(table.cells.map((row) => row[c]!)));
	const [intoRows, outOfColumns] = [rows + columns, rows + columns + 1];
	const { people, withheld } = table;

	const pipe = (
		[from, to]: [number, number],
		count: number,
		behind: number | undefined,
		rank: Pipe['rank'],
		printed: boolean,
		hidden: boolean | undefined
	): Pipe => {
		const small = isSmall(behind || count, threshold) || (hidden === true && count > 0);
		return { from, to, count, rank, state: !printed ? 'unprinted' : small ? 'withheld' : 'shown' };
	};
	const inner = table.cells.map((row, r) =>
		row.map((count, c) =>
			pipe([r, rows + c], count, people?.cells[r]![c], 0, true, withheld?.cells?.[r]?.[c])
		)
	);
	const ofRows = rowSums.map((count, r) =>
		pipe([intoRows, r], count, people?.rowTotals[r], 1, showRows, withheld?.rowTotals?.[r])
	);
	const ofColumns = columnSums.map((count, c) =>
		pipe(
			[rows + c, outOfColumns],
			count,
			people?.columnTotals[c],
			1,
			showColumns,
			withheld?.columnTotals?.[c]
		)
	);
	const ofAll = pipe([outOfColumns, intoRows], sum(rowSums), people?.total, 2, whole, withheld?.total);
	const pipes = [...inner.flat(), ...ofRows, ...ofColumns, ofAll];
	// What is safe stays so, since more being withheld only leaves more open.
	const toCheck = pipes.filter(isWithheld);
	for (let each = toCheck.pop(); each; each = toCheck.pop())
		if (isExposed(pipes, each))
			for (const more of cheapestDetour(pipes, each)) {
				more.state = 'withheld';
				toCheck.push(more);
			}

	return {
		cells: inner.map((row) => row.map(isWithheld)),
		rowTotals: ofRows.map(isWithheld),
		columnTotals: ofColumns.map(isWithheld),
		total: isWithheld(ofAll)
	};
}

const ALL_TOTALS = { rows: true, columns: true, whole: true };
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const isWithheld = ({ state }: Pipe): boolean => state === 'withheld';

/** True where only one value fits a withheld number. */
const isExposed = (pipes: readonly Pipe[], withheld: Pipe): boolean =>
	detour(pipes, withheld, ({ state }) => (state === 'shown' ? null : 0)) === null;

/** What else to withhold so that a number could be another one. */
function cheapestDetour(pipes: readonly Pipe[], exposed: Pipe): Pipe[] {
	// A zero stays. One more in every total of a cell always fits, so that there is a way.
	const way = detour(pipes, exposed, (other) =>
		other.state !== 'shown' ? 0 : other.count === 0 ? null : other.count + RANK_COST[other.rank]
	)!;
	return way.filter(({ state }) => state === 'shown');
}

/**
 * The cheapest way for one unit to go round if a number were one higher, or one lower: other numbers go up along the way,
 * or down where they stay at least what their kind must be. Null where there is none.
 * @param cost of changing a number; null where it cannot be
 */
function detour(pipes: readonly Pipe[], around: Pipe, cost: (other: Pipe) => number | null): Pipe[] | null {
	const higher = cheapestWay(pipes, around, around.to, around.from, cost);
	const lower = around.count > 1 ? cheapestWay(pipes, around, around.from, around.to, cost) : null;
	if (!higher || !lower) return (higher ?? lower)?.pipes ?? null;
	return higher.cost <= lower.cost ? higher.pipes : lower.pipes;
}

/** Dijkstra over a graph of some dozens of nodes. */
function cheapestWay(
	pipes: readonly Pipe[],
	without: Pipe,
	start: number,
	end: number,
	cost: (other: Pipe) => number | null
): { cost: number; pipes: Pipe[] } | null {
	const best = new Map<number, { cost: number; pipes: Pipe[] }>([[start, { cost: 0, pipes: [] }]]);
	const open = new Set([start]);
	while (open.size > 0) {
		const here = [...open].reduce((a, b) => (best.get(b)!.cost < best.get(a)!.cost ? b : a));
		open.delete(here);
		const soFar = best.get(here)!;
		if (here === end) return soFar;
		for (const each of pipes) {
			const up = each.from === here;
			if (each === without || (!up && each.to !== here)) continue;
			const least = each.state === 'unprinted' ? 0 : 1;
			const price = up || each.count > least ? cost(each) : null;
			if (price === null) continue;
			const next = up ? each.to : each.from;
			const known = best.get(next);
			if (known && known.cost <= soFar.cost + price) continue;
			best.set(next, { cost: soFar.cost + price, pipes: [...soFar.pipes, each] });
			open.add(next);
		}
	}
	return null;
}
