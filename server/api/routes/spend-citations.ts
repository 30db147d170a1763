// Saved questions to the spend register, and evidence records that cite what a question comes to.
import { z } from 'zod';
import { findRecord, findStudy } from '../find.ts';
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import { figureWords } from '#lib/domain/spend/figure-words.ts';
import type { SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { LedgerCitation, SpendFigure, SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Services } from '#server/services.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import { evidenceRecord } from '../schemas.ts';
import { newQuery, savedQuery } from '../spend-schemas.ts';

/** The source of all records that cite the register of a study, made with the first one. */
const REGISTER = {
	id: 'spend-register',
	title: 'Spend register',
	kind: 'ledger',
	date: null,
	reference: '',
	duplicateOf: null
} as const;

export const citationRoutes = [
	route({
		method: 'GET',
		path: '/studies/{studyId}/spend/queries',
		id: 'listSpendQueries',
		summary: 'List saved questions to the register',
		needs: 'evidence:read',
		answers: {
			status: 200,
			schema: z.object({ queries: z.array(savedQuery) }),
			description: 'The questions, by title'
		},
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: { queries: await services.spendQueries.list(id) } };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/queries',
		id: 'saveSpendQuery',
		summary: 'Save a question to the register',
		needs: 'evidence:write',
		body: newQuery,
		answers: { status: 201, schema: savedQuery, description: 'The saved question' },
		async handle({ services, params, body, principal }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const saved = { id: services.newId(), ...body };
			return { status: 201, json: await services.spendQueries.add(studyId, saved, principal.name) };
		}
	}),
	route({
		method: 'DELETE',
		path: '/studies/{studyId}/spend/queries/{queryId}',
		id: 'deleteSpendQuery',
		summary: 'Delete a saved question',
		description: 'Records that cite what it came to stay: they hold the question themselves.',
		needs: 'evidence:write',
		answers: { status: 204, description: 'It is gone' },
		async handle({ services, params }) {
			const { id } = await findStudy(services, params.studyId!);
			if (!(await services.spendQueries.remove(id, params.queryId!)))
				throw new HttpProblem('not-found', 'There is no such saved question in this study.');
			return { status: 204 };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/citations',
		id: 'citeSpend',
		summary: 'Make an evidence record of what a question to the register comes to',
		description:
			'The record keeps the question and the figure as it is now, with its data version. Link it like any other. Refused where the question holds both sums spent and sums agreed.',
		needs: 'evidence:write',
		body: newQuery,
		answers: { status: 201, schema: evidenceRecord, description: 'The new record' },
		async handle({ services, params, body, principal }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const { title, query } = body;
			const { figure, kind, siteIds } = await figureOf(services, studyId, query);
			const id = services.newId();
			await services.allOrNothing(async ({ evidence }) => {
				const sources = await evidence.listSources(studyId);
				if (!sources.some((source) => source.id === REGISTER.id)) await evidence.addSource(studyId, REGISTER);
				const record = {
					id,
					sourceId: REGISTER.id,
					kind: 'spend',
					siteIds,
					phaseId: null,
					date: null,
					role: '',
					text: figureWords(title, figure),
					amount: { kind, pence: figure.pence, upToPence: null },
					familyCode: '',
					instalment: null,
					typology: '',
					section: '',
					lines: '',
					caveat: '',
					release: 'team',
					ledger: { query, ...figure }
				} as const;
				await evidence.add(studyId, [record], principal.name);
			});
			return { status: 201, json: await announced(services, studyId, id) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/citations/{recordId}/renewal',
		id: 'renewSpendCitation',
		summary: 'Bring a record that cites the register up to date',
		description: 'Its figure and the sum of its amount become those of now. 409 where it was withdrawn.',
		needs: 'evidence:write',
		answers: { status: 200, schema: evidenceRecord, description: 'The record' },
		async handle({ services, params, principal }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const record = await findRecord(services, studyId, params.recordId!);
			if (!record.ledger)
				throw new HttpProblem('conflict', 'This record cites no figure of the spend register.');
			const { figure, kind } = await figureOf(services, studyId, record.ledger.query);
			const fields = {
				...record,
				text: renewed(record.text, record.ledger, figure),
				amount: { kind, pence: figure.pence, upToPence: null },
				ledger: { query: record.ledger.query, ...figure }
			};
			const { id, revision } = record;
			if (!(await services.evidence.update(studyId, id, revision, fields, principal.name)))
				throw new HttpProblem(
					'conflict',
					'Somebody else changed or withdrew this record meanwhile. Read it again.'
				);
			return { json: await announced(services, studyId, id) };
		}
	})
];

/** The text with the figure's words replaced; as it is where somebody wrote other words. */
function renewed(text: string, was: LedgerCitation, is: SpendFigure): string {
	const ending = figureWords('', was);
	return text.endsWith(ending) ? text.slice(0, -ending.length) + figureWords('', is) : text;
}

/**
 * What a question comes to, of which kind and at which sites.
 * @throws HttpProblem where it holds sums spent and sums agreed
 */
export async function figureOf({ spend }: Services, studyId: string, query: SpendQuery) {
	const { groups, dataVersion } = await spend.groups(studyId, query, ['kind', 'site']);
	const kinds = new Set(groups.map(({ keys }) => keys.kind as SpendKind));
	if (kinds.size > 1)
		throw new HttpProblem(
			'invalid-input',
			'This question finds sums spent and sums agreed, which are never added to each other. Choose one “kind”.',
			[{ path: 'query.kind', message: 'is needed: spent or agreed' }]
		);
	const sum = (of: (group: (typeof groups)[number]) => number) =>
		groups.reduce((total, group) => total + of(group), 0);
	const figure: SpendFigure = {
		n: sum(({ n }) => n),
		pence: sum(({ pence }) => pence),
		families: sum(({ families }) => families),
		dataVersion
	};
	const [kind = query.kind ?? 'spent'] = kinds;
	const siteIds = query.siteIds ?? groups.map(({ keys }) => keys.site!);
	return { figure, kind, siteIds: [...siteIds] };
}

/** The record as it is now, after everybody who has it open was told to read it again. */
async function announced(services: Services, studyId: string, id: string): Promise<EvidenceRecord> {
	await services.models.tellEvidenceChanged(studyId, [id]);
	return findRecord(services, studyId, id);
}
