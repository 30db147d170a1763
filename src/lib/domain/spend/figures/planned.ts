// Planned against actual: families, and the money that they were expected to receive.
import { count, type FigureCell, type FigureTable, none, pence, percent, WITHHELD } from '../figure-table.ts';
import {
	areSumsWithheld,
	distributionOf,
	type FigureContext,
	ledgerNotes,
	ledgerParts,
	type Series
} from './context.ts';
import {
	amountOf,
	factCell,
	isWithheldFact,
	NO_FAMILIES,
	type Part,
	partsOf,
	progressOf,
	proRata
} from './site-numbers.ts';

const NOT_GIVEN = none('not given');

export function plannedFamilies(context: FigureContext, isWithheld: (one: Series) => boolean): FigureTable {
	const rows = partsOf(context).map((part, i) => {
		const progress = part.strandId === null ? progressOf(part.site) : null;
		const planned = isWithheldFact(context, part, 'planned') ? null : amountOf(part, 'planned');
		const byThen = progress && planned !== null ? proRata(planned, progress) : null;
		return {
			id: `part-${i + 1}`,
			title: part.title,
			group: part.strandId === null ? '' : context.names.of(part.site),
			total: false,
			cells: [
				factCell(context, part, 'planned'),
				progress ? ({ type: 'text', text: `${progress.past} of ${progress.whole}` } as const) : NOT_GIVEN,
				byThen === null ? NOT_GIVEN : ({ type: 'number', number: byThen, decimals: 1 } as const),
				factCell(context, part, 'received'),
				...(['spent', 'agreed'] as const).map((kind) => registered(context, part, kind, isWithheld)),
				factCell(context, part, 'final')
			]
		};
	});
	const numbers = rows.some(({ cells }) => cells.some(({ type }) => type === 'count' || type === 'number'));
	return {
		id: 'planned-families',
		title: 'Families: planned against actual',
		caption:
			'Families planned, expected by the fieldwork had all come evenly, received by then, in the register, and in the end.',
		unit: 'families',
		rowsAre: 'Pilot',
		columns: [
			{ id: 'planned', title: 'Planned', group: '' },
			{ id: 'months', title: 'Months past', group: 'By the fieldwork' },
			{ id: 'expected', title: 'Expected pro rata', group: 'By the fieldwork' },
			{ id: 'received', title: 'Received', group: 'By the fieldwork' },
			{ id: 'spent', title: 'With money spent', group: 'In the register' },
			{ id: 'agreed', title: 'With money agreed', group: 'In the register' },
			{ id: 'final', title: 'In the end', group: '' }
		],
		rows,
		leavesOut: ['Families with business as usual, where a pilot had such a group, are not in it.'],
		notes: [
			'Expected pro rata: families planned × months past ÷ months in all, from the first month of the pilot to the fieldwork and on to its end.'
		],
		...ledgerParts(context, isWithheld),
		chart: numbers
			? {
					kind: 'bars',
					unit: 'families',
					series: [
						{ column: 'planned', title: 'Planned' },
						{ column: 'expected', title: 'Expected by the fieldwork' },
						{ column: 'received', title: 'Received by the fieldwork' },
						{ column: 'final', title: 'In the end' }
					]
				}
			: null,
		empty: numbers ? '' : NO_FAMILIES
	};
}

/** Families with lines of a kind; the register does not tell strands apart here. */
function registered(
	{ series }: FigureContext,
	{ site, strandId }: Part,
	kind: Series['kind'],
	isWithheld: (one: Series) => boolean
): FigureCell {
	if (strandId !== null) return none('');
	const found = series.find((one) => one.site.id === site.id && one.kind === kind);
	if (!found) return none('none yet');
	return isWithheld(found) ? WITHHELD : count(found.families);
}

export function plannedMoney(context: FigureContext, isWithheld: (one: Series) => boolean): FigureTable {
	const parts = partsOf(context).filter(({ strandId }) => strandId === null);
	const rows = context.series.flatMap((one) => {
		const part = parts.find(({ site }) => site.id === one.site.id);
		const found = distributionOf(context, one);
		if (!part || !found) return [];
		const budget = amountOf(part, 'perFamily');
		const when = (value: FigureCell | null, hidden = isWithheld(one)): FigureCell =>
			hidden ? WITHHELD : (value ?? NOT_GIVEN);
		const noSums = isWithheld(one) || areSumsWithheld(context, one);
		return [
			{
				id: one.id,
				title: one.title,
				group: '',
				total: false,
				cells: [
					factCell(context, part, 'perFamily'),
					when(count(found.n)),
					when(budget === null ? null : pence(budget * found.n)),
					when(pence(found.sum), noSums),
					when(pence(found.mean), noSums),
					when(budget ? percent((found.sum / found.n / budget) * 100) : null, noSums)
				]
			}
		];
	});
	const ledger = ledgerParts(context, isWithheld);
	return {
		id: 'planned-money',
		title: 'Money: planned against actual',
		caption:
			'What the families in the register were expected to receive, against what was spent on them or agreed for them.',
		unit: '£',
		rowsAre: 'Pilot',
		columns: [
			{ id: 'budget', title: 'Expected budget per family', group: '' },
			{ id: 'families', title: 'Families', group: 'In the register' },
			{ id: 'expected', title: 'Expected for these families', group: 'In the register' },
			{ id: 'actual', title: 'Spent or agreed', group: 'In the register' },
			{ id: 'mean', title: 'Mean per family', group: 'In the register' },
			{ id: 'share', title: 'Share of the expected budget', group: 'In the register' }
		],
		rows,
		leavesOut: context.data.withoutFamily.n > 0 ? ['Lines without the code of a family are not in it.'] : [],
		notes: ledgerNotes(context),
		...ledger,
		chart:
			rows.length > 0
				? {
						kind: 'bars',
						unit: 'pence',
						series: [
							{ column: 'expected', title: 'Expected for these families' },
							{ column: 'actual', title: 'Spent or agreed' }
						]
					}
				: null,
		empty: ledger.empty || (rows.length > 0 ? '' : 'No line of the register names a family or case.')
	};
}
