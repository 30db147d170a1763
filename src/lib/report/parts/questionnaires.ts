// Answers of the case questionnaire: tables of the returns by site, and tables that documents print, with their own sums.
import type { AnswerTable } from '#lib/domain/questionnaires/answer-table.ts';
import { checkPrinted } from '#lib/domain/questionnaires/printed.ts';
import { releasedPrinted } from '#lib/domain/questionnaires/release-printed.ts';
import { releasedTables } from '#lib/domain/questionnaires/release-tables.ts';
import { WAVES } from '#lib/domain/questionnaires/return.ts';
import type { PrintedTable } from '#lib/domain/study/study.ts';
import type { Block, Cell, Table, TableRow } from '../document.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { citationWords } from './citation-words.ts';
import { headingOf, paragraph, type PartBuilder, type PartContext } from './part-context.ts';
import { groupRow, numberCell, plainRow, rowHeader, tableBlock, totalRow, wordsCell } from './table-block.ts';

const TITLE = 'Case questionnaire';

export const questionnaires: PartBuilder = (part, context): Block[] => {
	const tables = [...returned(context), ...printed(context)];
	return [
		headingOf(part, TITLE),
		...(tables.length > 0 ? tables : [paragraph('The study has no answers that may be shown here.')])
	];
};

const thresholdOf = ({ fewBelow }: ReleasedFacts): number | null => (fewBelow > 0 ? fewBelow : null);

function returned({ facts, numbering }: PartContext): Table[] {
	const { returns, study } = facts;
	if (returns === null || returns.length === 0) return [];
	return WAVES.flatMap((wave) =>
		releasedTables(returns, study, { split: 'site', wave, threshold: thresholdOf(facts) })
			.filter(({ columns, rows }) => columns.length > 0 && rows.length > 0)
			.map((table) => answerTable(table, wave, facts, numbering))
	);
}

function answerTable(
	{ title, unit, columns, rows, unanswered, several, notes }: AnswerTable,
	wave: number,
	{ names, study }: ReleasedFacts,
	numbering: PartContext['numbering']
): Table {
	const cells = (counts: readonly (number | null)[]): Cell[] =>
		counts.map((n) => (n === null ? wordsCell('withheld') : numberCell(n)));
	const isSite = new Set(study.sites.map(({ id }) => id));
	return tableBlock(numbering, {
		title: `${title}, wave ${wave}`,
		caption: `Number of ${unit}, by site.`,
		columns: [
			{ title: 'Answer' },
			...columns.map((column) => ({
				title: isSite.has(column.id) ? names.of(column) : column.title,
				align: 'right' as const
			}))
		],
		rows: [
			...rows.map((row) => plainRow([rowHeader(row.title), ...cells(row.counts)])),
			plainRow([rowHeader('No answer'), ...cells(unanswered)]),
			totalRow([
				rowHeader(several ? 'Cases, each counted once' : 'Cases'),
				...cells(columns.map((column) => column.cases))
			])
		],
		notes
	});
}

/** All tables that documents print as one, each under its title, with the printed total beside the sum of its rows. */
function printed({ facts, numbering }: PartContext): Table[] {
	const tables = releasedPrinted(facts.study.printedTables, thresholdOf(facts));
	if (tables.length === 0) return [];
	const leftOut = facts.study.printedTables.length - tables.length;
	return [
		tableBlock(numbering, {
			title: 'Answers as documents print them',
			caption:
				'Printed totals and percentages beside what the rows come to. Where they differ, neither is corrected.',
			columns: [
				{ title: 'Answer' },
				{ title: 'Number', align: 'right' },
				{ title: 'Printed', align: 'right' }
			],
			rows: tables.flatMap((table) => printedRows(table, facts)),
			notes: [
				...tables.flatMap((table) => differences(table)),
				...(leftOut > 0 ? ['Tables with a small number are left out.'] : []),
				`From ${citationWords(
					tables.flatMap(({ citations }) => citations),
					facts
				)}.`
			]
		})
	];
}

function printedRows(
	{ title, unit, siteId, rows, several, printedTotal }: PrintedTable,
	facts: ReleasedFacts
): TableRow[] {
	const sum = rows.reduce((all, { n }) => all + n, 0);
	const where = siteId === null ? 'all sites' : facts.names.of({ id: siteId });
	return [
		groupRow(`${title} (${unit}, ${where})`),
		...rows.map(({ label, n }) => plainRow([rowHeader(label), numberCell(n), { text: '' }])),
		totalRow([
			rowHeader(several ? 'Total; one case may be in several rows' : 'Total'),
			numberCell(sum),
			printedTotal === null ? wordsCell('none') : numberCell(printedTotal)
		])
	];
}

const differences = (table: PrintedTable): string[] =>
	checkPrinted(table)
		.filter(({ verdict }) => verdict === 'differs')
		.map(({ title, words }) => `${table.title}, ${title.toLowerCase()}: ${words}`);
