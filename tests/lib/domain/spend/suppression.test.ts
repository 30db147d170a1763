import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountTable, suppress, type Withheld } from '#lib/domain/spend/suppression.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const columnsOf = (cells: readonly (readonly number[])[]) =>
	cells[0]!.map((_, c) => cells.map((row) => row[c]!));

/** Everything that can stand in a table, under the name of its place. */
function numbersOf(cells: readonly (readonly number[])[]) {
	const rowTotals = cells.map(sum);
	return { cells, rowTotals, columnTotals: columnsOf(cells).map(sum), total: sum(rowTotals) };
}

/** Tables that differ from this one by at most one in each withheld cell, and fit all that is shown. */
function* othersLike({ cells, totals }: CountTable, withheld: Withheld): Generator<number[][]> {
	const shown = { rows: true, columns: true, whole: true, ...totals };
	const before = numbersOf(cells);
	const places = cells.flatMap((row, r) => row.flatMap((_, c) => (withheld.cells[r]![c] ? [[r, c]] : [])));
	const fits = (then: number, now: number, hidden: boolean, printed: boolean) =>
		!printed || (hidden ? now > 0 : now === then);
	for (let code = 0; code < 3 ** places.length; code++) {
		const other = cells.map((row) => [...row]);
		places.forEach(([r, c], i) => (other[r!]![c!]! += (Math.floor(code / 3 ** i) % 3) - 1));
		const now = numbersOf(other);
		const possible =
			places.every(([r, c]) => other[r!]![c!]! > 0) &&
			now.rowTotals.every((n, i) => fits(before.rowTotals[i]!, n, withheld.rowTotals[i]!, shown.rows)) &&
			now.columnTotals.every((n, i) =>
				fits(before.columnTotals[i]!, n, withheld.columnTotals[i]!, shown.columns)
			) &&
			fits(before.total, now.total, withheld.total, shown.whole);
		if (possible) yield other;
	}
}

/** Places of withheld numbers that only one value fits. */
function exposed(table: CountTable, withheld: Withheld): string[] {
	const values = new Map<string, Set<number>>();
	const see = (place: string, n: number, hidden: boolean) => {
		if (hidden) values.set(place, (values.get(place) ?? new Set()).add(n));
	};
	for (const other of othersLike(table, withheld)) {
		const now = numbersOf(other);
		other.forEach((row, r) => row.forEach((n, c) => see(`cell ${r} ${c}`, n, withheld.cells[r]![c]!)));
		now.rowTotals.forEach((n, r) => see(`row ${r}`, n, withheld.rowTotals[r]!));
		now.columnTotals.forEach((n, c) => see(`column ${c}`, n, withheld.columnTotals[c]!));
		see('total', now.total, withheld.total);
	}
	return [...values].filter(([, seen]) => seen.size < 2).map(([place]) => place);
}

const tables = fc
	.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
	.chain(([rows, columns]) =>
		fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(30)), { minLength: columns, maxLength: columns }), {
			minLength: rows,
			maxLength: rows
		})
	);
const totals = fc.record({ rows: fc.boolean(), columns: fc.boolean(), whole: fc.boolean() });
const threshold = fc.constantFrom(5, 10);

describe('suppression', () => {
	it('withholds small numbers and leaves zeros and others alone', () => {
		const { cells } = suppress(
			{ cells: [[3, 2, 0, 40, 50]], totals: { rows: true, columns: false, whole: false } },
			5
		);
		expect(cells).toEqual([[true, true, false, false, false]]);
	});

	it('withholds the smallest other number of a row and of a column, so that nothing can be subtracted', () => {
		const table = {
			cells: [
				[3, 20, 12],
				[30, 11, 25],
				[18, 14, 40]
			]
		};
		const { cells, rowTotals, columnTotals, total } = suppress(table, 5);
		expect(cells[0]).toEqual([true, true, false]);
		expect(cells.flat().filter(Boolean)).toHaveLength(4);
		expect([...rowTotals, ...columnTotals, total].some(Boolean)).toBe(false);
	});

	it('withholds a total that would give its only number away', () => {
		expect(suppress({ cells: [[3, 0, 0]] }, 5)).toMatchObject({ rowTotals: [true], total: true });
	});

	it('sees that two withheld ones that add up to two are one each', () => {
		const { cells } = suppress(
			{ cells: [[1, 1, 8]], totals: { rows: true, columns: false, whole: false } },
			5
		);
		expect(cells).toEqual([[true, true, true]]);
	});

	it('judges the people behind a number, not the number', () => {
		const { cells } = suppress(
			{
				cells: [[12, 30, 9]],
				people: { cells: [[2, 20, 6]], rowTotals: [25], columnTotals: [2, 20, 6], total: 25 }
			},
			5
		);
		expect(cells[0]![0]).toBe(true);
		expect(cells[0]![2]).toBe(true);
		expect(cells[0]![1]).toBe(false);
	});

	it('judges the number where nobody is known behind it', () => {
		const people = { cells: [[0, 20]], rowTotals: [20], columnTotals: [0, 20], total: 20 };
		expect(suppress({ cells: [[1, 30]], people }, 5).cells[0]![0]).toBe(true);
	});

	it('withholds what is withheld elsewhere', () => {
		const { columnTotals } = suppress({ cells: [[20, 30]], withheld: { columnTotals: [true, false] } }, 5);
		expect(columnTotals[0]).toBe(true);
	});

	it('S1 leaves at least two possible values for each withheld number of any table', () => {
		fc.assert(
			fc.property(tables, totals, threshold, (cells, shown, below) => {
				const table = { cells, totals: shown };
				const withheld = suppress(table, below);
				expect(exposed(table, withheld)).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});

	it('shows no number from one up to the threshold, and every zero', () => {
		fc.assert(
			fc.property(tables, threshold, (cells, below) => {
				const withheld = suppress({ cells }, below);
				cells.forEach((row, r) =>
					row.forEach((n, c) => {
						if (n > 0 && n < below) expect(withheld.cells[r]![c]).toBe(true);
						if (n === 0) expect(withheld.cells[r]![c]).toBe(false);
					})
				);
			})
		);
	});
});
