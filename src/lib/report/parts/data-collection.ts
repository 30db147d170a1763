// What was collected, at which site and in which phase, with the sums that a document prints beside our own.
import { collectedSum, type DataCollectionRow, totalDiffers } from '#lib/domain/study/data-collection.ts';
import { shortPhaseTitle } from '#lib/domain/study/phase-title.ts';
import type { Block, Cell } from '../document.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { citationWords } from './citation-words.ts';
import { headingOf, paragraph, type PartBuilder } from './part-context.ts';
import { type ColumnPlan, numberCell, plainRow, rowHeader, tableBlock, wordsCell } from './table-block.ts';

const TITLE = 'Data collected';

/** One number for each site and phase. */
interface Place {
	siteId: string;
	phaseId: string | null;
}

export const dataCollection: PartBuilder = (part, { facts, numbering }): Block[] => {
	const { dataCollection: rows } = facts.study;
	if (rows.length === 0)
		return [headingOf(part, TITLE), paragraph('The study does not say yet what was collected.')];
	const places = placesOf(facts);
	const plans: ColumnPlan[] = [
		{ title: 'What was collected' },
		...places.map(({ siteId, phaseId }): ColumnPlan => ({
			title: phaseId === null ? 'Number' : shortPhaseTitle(facts.study.phases, phaseId),
			group: facts.names.of({ id: siteId }),
			align: 'right'
		})),
		{ title: 'Added up', group: 'Total', align: 'right' },
		{ title: 'Printed', group: 'Total', align: 'right' }
	];
	const table = tableBlock(numbering, {
		title: TITLE,
		caption: 'By site and phase, with the total that the document prints beside what the numbers add up to.',
		columns: plans,
		rows: rows.map((row) => plainRow([rowHeader(row.what), ...cellsOf(row, places), ...totalsOf(row)])),
		notes: notesOf(facts, places)
	});
	return [headingOf(part, TITLE), table];
};

/** Sites and phases that anything was counted for. Where only whole rows are without a phase, they go into the notes. */
function placesOf({ study }: ReleasedFacts): Place[] {
	const counted = study.dataCollection.flatMap(({ cells }) => cells ?? []);
	const phases = study.phases.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
	const withPhase = counted.some(({ phaseId }) => phaseId !== null);
	return study.sites
		.toSorted((a, b) => a.order - b.order)
		.flatMap(({ id: siteId }) =>
			(withPhase ? phases : [null])
				.filter((phaseId) => counted.some((cell) => cell.phaseId === phaseId))
				.map((phaseId) => ({ siteId, phaseId }))
		)
		.filter(({ siteId }) => counted.some((cell) => cell.siteId === siteId));
}

function cellsOf({ cells }: DataCollectionRow, places: readonly Place[]): Cell[] {
	return places.map(({ siteId, phaseId }) => {
		if (cells === null) return wordsCell('withheld');
		const cell = cells.find((one) => one.siteId === siteId && one.phaseId === phaseId);
		return cell ? numberCell(cell.n) : wordsCell('–');
	});
}

function totalsOf(row: DataCollectionRow): Cell[] {
	const sum = collectedSum(row);
	const printed = row.printedTotal;
	if (sum === null)
		return [wordsCell('withheld'), printed === null ? wordsCell('withheld') : numberCell(printed)];
	return [
		numberCell(sum),
		printed === null
			? wordsCell('none')
			: numberCell(printed, `${printed.toLocaleString('en-GB')}${totalDiffers(row) ? '*' : ''}`)
	];
}

function notesOf(facts: ReleasedFacts, places: readonly Place[]): string[] {
	const { dataCollection: rows } = facts.study;
	const notes: string[] = [];
	for (const row of rows) {
		const apart = (row.cells ?? []).filter(
			(cell) => !places.some(({ siteId, phaseId }) => siteId === cell.siteId && phaseId === cell.phaseId)
		);
		const said = [
			apart.length === 0
				? ''
				: `Counted over all phases: ${apart.map(({ siteId, n }) => `${facts.names.of({ id: siteId })} ${n}`).join(', ')}.`,
			totalDiffers(row)
				? `* The numbers add up to ${collectedSum(row)}; ${row.printedTotal} is printed. Neither is corrected.`
				: '',
			row.note
		].filter(Boolean);
		if (said.length > 0) notes.push(`${row.what}: ${said.join(' ')}`);
	}
	if (rows.some(({ cells }) => cells === null))
		notes.push(
			`“withheld”: numbers of families below ${facts.study.spend.suppressBelow}, and what they could be worked out from.`
		);
	if (rows.some((row) => cellsOf(row, places).some(({ text }) => text === '–')))
		notes.push('“–”: no number for this site and phase.');
	const from = citationWords(
		rows.flatMap(({ citations }) => citations),
		facts
	);
	if (from) notes.push(`From ${from}.`);
	return notes;
}
