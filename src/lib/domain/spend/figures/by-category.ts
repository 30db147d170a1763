// Spending by what it went on: the study's categories under their types.
import {
	count,
	type FigureCell,
	type FigureColumn,
	type FigureRow,
	type FigureTable,
	none,
	pence
} from '../figure-table.ts';
import { kindOf } from '../figure-data.ts';
import {
	acrossNotes,
	type Breakdown,
	type BreakdownRow,
	breakdownTable,
	type WithheldByKind
} from './breakdown.ts';
import { type FigureContext, ledgerNotes, ledgerParts, type Series } from './context.ts';

export function categoryBreakdown({ study, data, names }: FigureContext): Breakdown {
	const { types, categories } = study.spend;
	const used = new Set(data.categories.overSites.map(({ keys }) => keys.category ?? ''));
	const known = new Set(categories.map(({ id }) => id));
	const rowOf = ({ id, title }: { id: string; title: string }, group: string): BreakdownRow => ({
		id,
		title: names.in(title),
		group
	});
	const inType = (typeId: string, group: string) =>
		categories.filter((one) => one.typeId === typeId && used.has(one.id)).map((one) => rowOf(one, group));
	const typeless = categories.filter((one) => used.has(one.id) && !types.some(({ id }) => id === one.typeId));
	const unlisted = [...used].filter((id) => id !== '' && !known.has(id)).sort();
	const rows = [
		...types.flatMap(({ id, title }) => inType(id, names.in(title))),
		...typeless.map((one) => rowOf(one, 'Of no type')),
		...unlisted.map((id) => ({ id, title: `No longer in the list: ${names.in(id)}`, group: 'Of no type' })),
		...(used.has('') ? [{ id: '', title: 'Not coded yet', group: 'Of no type' }] : [])
	];
	// Ids of categories may name a site; what goes out has numbers.
	const categoryOf = new Map(rows.map(({ id }, i) => [`category-${i + 1}`, id]));
	return {
		rows: rows.map((row, i) => ({ ...row, id: `category-${i + 1}` })),
		acrossSites: true,
		countsFamilies: true,
		absent: () => null,
		sum: ({ id }, kind, siteId) =>
			(siteId === null ? data.categories.overSites : data.categories.bySite).find(
				({ keys }) =>
					(keys.category ?? '') === categoryOf.get(id) &&
					kindOf(keys.kind) === kind &&
					(siteId === null || keys.site === siteId)
			) ?? null
	};
}

export function byCategory(
	context: FigureContext,
	breakdown: Breakdown,
	withheld: WithheldByKind,
	isWithheld: (one: Series) => boolean
): FigureTable {
	const { columns, rows: all, sums } = breakdownTable(context, breakdown, withheld);
	const rows = all.filter((row) => !comesToNothing(row));
	const without = all.filter(comesToNothing).map(({ title }) => title);
	return {
		id: 'by-category',
		title: 'Spending by category and site',
		caption: 'What the money went on, by the categories and types of this study.',
		unit: '£',
		rowsAre: 'Category',
		columns,
		rows: context.threshold > 0 ? rows : withSubtotals(rows, columns),
		leavesOut:
			without.length > 0
				? [`Categories that come to £0 everywhere are not shown: ${without.join(', ')}.`]
				: [],
		notes: [
			...ledgerNotes(context),
			...acrossNotes(context, withheld),
			'The coding to categories is the study’s own. A family can be in several categories, so that families do not add up.'
		],
		...ledgerParts(context, isWithheld),
		chart: rows.length > 0 ? { kind: 'bars', series: sums, unit: 'pence' } : null
	};
}

/** True where every sum of a category is shown, and is £0. */
const comesToNothing = ({ cells, total }: FigureRow): boolean =>
	!total && cells.every((cell) => cell.type !== 'withheld' && (cell.type !== 'pence' || cell.pence === 0));

/**
 * Each type's own sum beneath its categories, without families, which do not add up. Not where small numbers are withheld: a further sum over them would give
 * them away.
 */
function withSubtotals(rows: readonly FigureRow[], columns: readonly FigureColumn[]): FigureRow[] {
	return rows.flatMap((row, i) => {
		if (row.group === '' || row.group === rows[i + 1]?.group) return [row];
		const ofType = rows.filter(({ group }) => group === row.group);
		const cells = columns.map(({ id }, c) =>
			id.endsWith('-families') ? none('') : sumOf(ofType.map((one) => one.cells[c]!))
		);
		return [row, { id: `${row.id}-type`, title: 'Of this type', group: row.group, total: true, cells }];
	});
}

function sumOf(cells: readonly FigureCell[]): FigureCell {
	const all = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
	if (cells.every((cell) => cell.type === 'pence')) return pence(all(cells.map((cell) => cell.pence)));
	if (cells.every((cell) => cell.type === 'count')) return count(all(cells.map((cell) => cell.count)));
	return none('');
}
