// The spend register as a table to take away.
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Services } from '#server/services.ts';
import { BYTE_ORDER_MARK, csvRow, type CsvValue, pounds } from '../csv.ts';
import { findStudy } from '../find.ts';
import { route } from '../route.ts';
import { queried } from '../spend-schemas.ts';

type Column = [heading: string, value: (line: SpendLine, study: Study) => CsvValue];

const COLUMNS: readonly Column[] = [
	['id', (line) => line.id],
	['site', (line, { sites }) => sites.find(({ id }) => id === line.siteId)?.name ?? line.siteId],
	[
		'strand',
		(line, { sites }) =>
			sites.flatMap(({ strands }) => strands).find(({ id }) => id === line.strandId)?.title ?? line.strandId
	],
	['date', (line) => line.date],
	['family', (line) => line.familyCode],
	['instalment', (line) => line.instalment],
	['kind', (line) => line.kind],
	['amount', (line) => pounds(line.pence)],
	['purpose', (line) => line.purpose],
	['note', (line) => line.note],
	['reference', (line) => line.reference],
	['approved_by', (line) => line.approvedBy],
	[
		'category',
		(line, { spend }) => spend.categories.find(({ id }) => id === line.categoryId)?.title ?? line.categoryId
	],
	['left_out_because', (line) => line.excluded?.reason ?? null],
	['flags', (line) => line.flags.join(' ')],
	['reversal_of', (line) => line.reversalOf],
	['import', (line) => line.importId],
	['record', (line) => line.record],
	['created_by', (line) => line.createdBy],
	['created_at', (line) => line.createdAt],
	['updated_by', (line) => line.updatedBy],
	['updated_at', (line) => line.updatedAt]
];

export const exportRoute = route({
	method: 'POST',
	path: '/studies/{studyId}/spend/export',
	id: 'exportSpend',
	summary: 'Take lines of the spend register out as a table',
	description:
		'CSV (RFC 4180) in UTF-8 with a byte order mark. An apostrophe stands before texts that a spreadsheet would run as a formula; the register holds them without it.',
	needs: 'evidence:read',
	body: queried,
	answers: { status: 200, type: 'text/csv', description: 'All lines that match, in the order they came' },
	async handle({ services, params, body, principal }) {
		const study = await findStudy(services, params.studyId!);
		// Asked first, so that a register that cannot be asked is a refusal and not half a table.
		const { n } = await services.spend.figure(study.id, body.query);
		const object = { kind: 'study', id: study.id } as const;
		await services.audit.note(principal, 'spend-exported', object, { lines: n }, study.id);
		const day = services.now().toISOString().slice(0, 10);
		return {
			text: { type: 'text/csv; charset=utf-8; header=present', body: table(services, study, body.query) },
			headers: { 'Content-Disposition': `attachment; filename="throughline-spend-${day}.csv"` }
		};
	}
});

async function* table({ spend }: Services, study: Study, query: SpendQuery): AsyncIterable<string> {
	yield BYTE_ORDER_MARK + csvRow(COLUMNS.map(([heading]) => heading));
	for await (const lines of spend.lines(study.id, query))
		yield lines.map((line) => csvRow(COLUMNS.map(([, value]) => value(line, study)))).join('');
}
