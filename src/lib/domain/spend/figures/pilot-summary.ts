// The pilots side by side: for whom, how many families were planned and reached, and the money that was meant for them.
import type { FigureTable } from '../figure-table.ts';
import type { FigureContext } from './context.ts';
import { amountOf, factCell, NO_FAMILIES, isWithheldFact, type Part, partsOf } from './site-numbers.ts';

const COLUMNS = [
	{ id: 'targetGroup', title: 'Target group' },
	{ id: 'planned', title: 'Families planned' },
	{ id: 'final', title: 'Families in the end' },
	{ id: 'perFamily', title: 'Expected budget per family' },
	{ id: 'totalBudget', title: 'Total budget' }
] as const;

export function pilotSummary(context: FigureContext): FigureTable {
	const parts = partsOf(context);
	const rows = parts.map((part, i) => ({
		id: `part-${i + 1}`,
		title: part.title,
		group: part.strandId === null ? '' : context.names.of(part.site),
		total: false,
		cells: COLUMNS.map(({ id }) => factCell(context, part, id))
	}));
	const hasNumbers = parts.some((part) =>
		(['planned', 'final'] as const).some((id) => amountOf(part, id) !== null)
	);
	return {
		id: 'pilot-summary',
		title: 'The pilots in brief',
		caption: 'Target group, families and budget of each pilot and strand, as documents give them.',
		n: `${context.study.sites.length} ${context.study.sites.length === 1 ? 'site' : 'sites'}`,
		unit: 'families',
		rowsAre: 'Pilot',
		columns: COLUMNS.map((column) => ({ ...column, group: '' })),
		rows,
		exclusions: [],
		leavesOut: [],
		notes: [
			'Where documents differ, what each says stands side by side; nothing is chosen or corrected.',
			...strandNotes(context, parts)
		],
		explanation: null,
		dataVersion: null,
		suppressed: context.threshold > 0,
		chart: hasNumbers
			? {
					kind: 'bars',
					unit: 'families',
					series: [
						{ column: 'planned', title: 'Families planned' },
						{ column: 'final', title: 'Families in the end' }
					]
				}
			: null,
		empty: hasNumbers ? '' : NO_FAMILIES
	};
}

/** Whether the strands of a site add up to what is given for the whole. */
function strandNotes(context: FigureContext, parts: readonly Part[]): string[] {
	const { names } = context;
	return parts
		.filter(({ strandId, site }) => strandId === null && site.strands.length > 0)
		.flatMap((whole) => {
			const strands = parts.filter(({ site, strandId }) => site.id === whole.site.id && strandId !== null);
			const numbers = strands.map((strand) => amountOf(strand, 'final'));
			const given = amountOf(whole, 'final');
			const hidden = [whole, ...strands].some((part) => isWithheldFact(context, part, 'final'));
			if (hidden || given === null || numbers.some((n) => n === null)) return [];
			const sum = numbers.reduce<number>((all, n) => all + n!, 0);
			const added = `${names.of(whole.site)}: the strands’ ${numbers.join(' + ')} make ${sum}`;
			return [
				sum === given ? `${added}, as given for the whole.` : `${added}, but ${given} is given for the whole.`
			];
		});
}
