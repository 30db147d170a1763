// Case questionnaires: returns of two waves, and tables of them.
import { checkReturns, type ReturnFault } from '#lib/domain/questionnaires/check-return.ts';
import { answerTableRows, printedTableRows } from '#lib/domain/questionnaires/answer-rows.ts';
import { releasedPrinted } from '#lib/domain/questionnaires/release-printed.ts';
import { releasedTables } from '#lib/domain/questionnaires/release-tables.ts';
import type { Wave } from '#lib/domain/questionnaires/return.ts';
import { twoWaves } from '#lib/domain/questionnaires/two-waves.ts';
import type { Principal } from '#server/access/principal.ts';
import type { Services } from '#server/services.ts';
import type { z } from 'zod';
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts';
import { findStudy } from '../find.ts';
import { type Fault, HttpProblem } from '../problem.ts';
import {
	answerTablesAnswer,
	printedQuery,
	removal,
	returnList,
	savedReturns,
	storedReturns,
	tableQuery,
	tablesQuery
} from '../questionnaire-schemas.ts';
import { type Answer, route } from '../route.ts';

export const questionnaireRoutes = [
	route({
		method: 'GET',
		path: '/studies/{studyId}/questionnaires',
		id: 'listReturns',
		summary: 'List the returns of the case questionnaire',
		needs: 'evidence:read',
		answers: { status: 200, schema: returnList, description: 'By site, case and wave' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { returns: await services.questionnaires.list(id) } };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/questionnaires',
		id: 'saveReturns',
		summary: 'Add returns of the case questionnaire, or replace them',
		description:
			'Up to 500 at once, all or none. There is one return for each case, site and wave: with `revision` null it must be a new one, else the revision that you edited; 409 where that is not so.',
		needs: 'evidence:write',
		body: savedReturns,
		answers: { status: 200, schema: storedReturns, description: 'Ids and revisions of all of them' },
		async handle({ services, principal, params, body }) {
			const study = await findStudy(services, params.studyId!);
			const faults = checkReturns(body.returns, study);
			if (faults.length > 0) throw doNotFit(faults);
			const writing = { by: principal.name, at: services.now().toISOString(), newId: services.newId };
			const returns: { id: string; revision: number }[] = [];
			await services.allOrNothing(async ({ questionnaires, audit }) => {
				const stale: number[] = [];
				for (const [index, { revision, ...fields }] of body.returns.entries()) {
					const id = await questionnaires.save(study.id, revision, fields, writing);
					if (id === undefined) stale.push(index);
					else returns.push({ id, revision: (revision ?? 0) + 1 });
				}
				if (stale.length > 0) throw changedMeanwhile(stale);
				await audit.note(
					principal,
					'returns-stored',
					{ kind: 'study', id: study.id },
					{ returns: returns.length },
					study.id
				);
			});
			return { json: { returns } };
		}
	}),
	route({
		method: 'DELETE',
		path: '/studies/{studyId}/questionnaires/{returnId}',
		id: 'removeReturn',
		summary: 'Remove a return of the case questionnaire',
		needs: 'evidence:write',
		query: removal,
		answers: { status: 204, description: 'It is gone' },
		async handle({ services, principal, params, query }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const id = params.returnId!;
			if (!(await services.questionnaires.find(studyId, id)))
				throw new HttpProblem('not-found', 'There is no such return. Somebody may have removed it.');
			await services.allOrNothing(async ({ questionnaires, audit }) => {
				if (!(await questionnaires.remove(studyId, id, query.revision))) throw changedMeanwhile([]);
				await audit.note(
					principal,
					'return-removed',
					{ kind: 'study', id: studyId },
					{ returnId: id },
					studyId
				);
			});
			return { status: 204 };
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/questionnaire-tables',
		id: 'readAnswerTables',
		summary: 'Count the answers of the case questionnaire',
		description:
			'Whoever may not see single cases gets tables with small numbers withheld, and no changes between the waves.',
		needs: 'theory:read',
		query: tablesQuery,
		answers: { status: 200, schema: answerTablesAnswer, description: 'Four tables' },
		handle: async ({ services, principal, params, query }) => ({
			json: await tablesFor(services, principal, params.studyId!, query)
		})
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/questionnaire-tables.csv',
		id: 'exportAnswerTable',
		summary: 'Take one table of answers out for a spreadsheet',
		description:
			'CSV (RFC 4180) in UTF-8. An apostrophe stands before texts that a spreadsheet would run as a formula.',
		needs: 'theory:read',
		query: tableQuery,
		answers: { status: 200, type: 'text/csv', description: 'Counts and percentages' },
		async handle({ services, principal, params, query }) {
			const { tables } = await tablesFor(services, principal, params.studyId!, query);
			const rows = answerTableRows(tables.find(({ id }) => id === query.table)!);
			return asCsv(rows, `questionnaire-${query.table}-by-${query.by}`);
		}
	}),
	route({
		method: 'GET',
		path: '/studies/{studyId}/printed-tables.csv',
		id: 'exportPrintedTable',
		summary: 'Take one printed table out for a spreadsheet, with what its numbers come to',
		description:
			'CSV (RFC 4180) in UTF-8. An apostrophe stands before texts that a spreadsheet would run as a formula. Whoever may not see single cases gets no table with a small number in it.',
		needs: 'theory:read',
		query: printedQuery,
		answers: {
			status: 200,
			type: 'text/csv',
			description: 'Rows, then what is printed and what is computed'
		},
		async handle({ services, principal, params, query }) {
			const { id: studyId, printedTables, spend } = await findStudy(services, params.studyId!);
			const sees = (await services.gate.decide(principal, 'evidence:read', { studyId })) === 'allowed';
			const table = releasedPrinted(printedTables, sees ? null : spend.suppressBelow).find(
				({ id }) => id === query.table
			);
			if (!table)
				throw new HttpProblem(
					'not-found',
					'There is no such printed table, or it holds small numbers that you may not see.'
				);
			return asCsv(printedTableRows(table), `printed-${table.id}`);
		}
	})
];

const asCsv = (rows: readonly (readonly (string | number)[])[], name: string): Answer => ({
	text: {
		type: 'text/csv; charset=utf-8; header=present',
		body: BYTE_ORDER_MARK + rows.map(csvRow).join('')
	},
	headers: { 'Content-Disposition': `attachment; filename="${name}.csv"` }
});

async function tablesFor(
	services: Services,
	principal: Principal,
	studyId: string,
	{ by, wave, release }: z.output<typeof tablesQuery>
) {
	const study = await findStudy(services, studyId);
	const sees = (await services.gate.decide(principal, 'evidence:read', { studyId: study.id })) === 'allowed';
	const whole = sees && release === 'team';
	const returns = await services.questionnaires.list(study.id);
	const threshold = whole ? null : study.spend.suppressBelow;
	return {
		suppressed: !whole,
		threshold,
		tables: releasedTables(returns, study, { split: by, wave: Number(wave) as Wave, threshold }),
		// Who has one wave only is all cases without those who have both: two small steps to a single case.
		waves: whole ? twoWaves(returns, services.now().toISOString().slice(0, 10)) : null
	};
}

function doNotFit(faults: readonly ReturnFault[]): HttpProblem {
	const all: Fault[] = faults.map(({ index, field, message }) => ({
		path: `returns.${index}.${field}`,
		message
	}));
	const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
	return new HttpProblem(
		'invalid-input',
		`“${all[0]!.path}” ${all[0]!.message}${more}. Nothing was stored.`,
		all
	);
}

const changedMeanwhile = (indexes: readonly number[]) =>
	new HttpProblem(
		'conflict',
		'Somebody else added, changed or removed such a return meanwhile, or it is there already. Read the returns again; nothing was stored.',
		indexes.map((index) => ({ path: `returns.${index}`, message: 'is not as it was read' }))
	);
