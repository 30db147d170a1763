// The spend register: searching, summing, entering, editing and coding its lines. Questions come in bodies, since what
// somebody searches for must not stand in addresses.
import type { SpendFields, SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Services } from '#server/services.ts';
import { findStudy } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { route } from '../route.ts';
import {
	coded,
	coding,
	editedLine,
	grouping,
	newLine,
	queried,
	search,
	spendFigure,
	spendGroups,
	spendLine,
	spendPage
} from '../spend-schemas.ts';
import { citationRoutes, figureOf } from './spend-citations.ts';
import { exportRoute } from './spend-export.ts';

/** Lines that are coded in one transaction, so that nobody waits long for theirs. */
const CODED_AT_ONCE = 1000;

export const spendRoutes = [
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/search',
		id: 'searchSpend',
		summary: 'Search the spend register',
		description: 'One page of lines, and sums over all that match: spent and agreed apart.',
		needs: 'evidence:read',
		body: search,
		answers: { status: 200, schema: spendPage, description: 'Lines and totals' },
		async handle({ services, params, body }) {
			const { id } = await findStudy(services, params.studyId!);
			const { query, sort, limit, offset } = body;
			return { json: await services.spend.page(id, query, sort, { limit, offset }) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/groups',
		id: 'groupSpend',
		summary: 'Sum the spend register by groups',
		description:
			'Group by `kind` too, or choose one in the query: else sums spent and sums agreed are added to each other. `band` goes by the study’s edges of bands; a key is null where lines have none.',
		needs: 'evidence:read',
		body: grouping,
		answers: { status: 200, schema: spendGroups, description: 'The groups that have lines' },
		async handle({ services, params, body }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: await services.spend.groups(id, body.query, body.by) };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/figure',
		id: 'getSpendFigure',
		summary: 'What a query to the register comes to now',
		description:
			'Refused where it holds both sums spent and sums agreed, which are never added to each other.',
		needs: 'evidence:read',
		body: queried,
		answers: { status: 200, schema: spendFigure, description: 'n, pence, families, and the data version' },
		async handle({ services, params, body }) {
			const { id } = await findStudy(services, params.studyId!);
			return { json: (await figureOf(services, id, body.query)).figure };
		}
	}),
	exportRoute,
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/lines',
		id: 'addSpendLine',
		summary: 'Enter a line by hand',
		needs: 'evidence:write',
		body: newLine,
		answers: { status: 201, schema: spendLine, description: 'The new line' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			checkIds(study, body);
			const id = services.newId();
			await services.ledger.add(study.id, [{ id, ...body }], principal.name);
			return { status: 201, json: await findLine(services, study.id, id) };
		}
	}),
	route({
		method: 'PATCH',
		path: '/studies/{studyId}/spend/lines/{lineId}',
		id: 'editSpendLine',
		summary: 'Replace the content of a line',
		description:
			'Send the whole content with the `revision` that you edited; 409 where somebody changed it meanwhile.',
		needs: 'evidence:write',
		body: editedLine,
		answers: { status: 200, schema: spendLine, description: 'The line' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			const { id } = await findLine(services, study.id, params.lineId!);
			const { revision, ...fields } = body;
			checkIds(study, fields);
			if (!(await services.ledger.update(study.id, id, revision, fields, principal.name)))
				throw new HttpProblem(
					'conflict',
					'Somebody else changed this line meanwhile. Read it again, and make your change on what it says now.'
				);
			return { json: await findLine(services, study.id, id) };
		}
	}),
	route({
		method: 'DELETE',
		path: '/studies/{studyId}/spend/lines/{lineId}',
		id: 'deleteSpendLine',
		summary: 'Delete a line that was entered by hand',
		description: 'Lines of a file go with their import only, or are left out of figures with a reason.',
		needs: 'evidence:write',
		answers: { status: 204, description: 'It is gone' },
		async handle({ services, params, principal }) {
			const { id: studyId } = await findStudy(services, params.studyId!);
			const { id, importId } = await findLine(services, studyId, params.lineId!);
			if (importId !== null)
				throw new HttpProblem(
					'conflict',
					'This line came with a file. Leave it out of figures with a reason, or take its import back.'
				);
			await services.allOrNothing(async ({ ledger, audit }) => {
				if (await ledger.remove(studyId, id))
					await audit.note(principal, 'spend-line-deleted', { kind: 'spend-line', id }, {}, studyId);
			});
			return { status: 204 };
		}
	}),
	route({
		method: 'POST',
		path: '/studies/{studyId}/spend/coding',
		id: 'codeSpend',
		summary: 'Code many lines at once, or leave them out of figures',
		description: 'Of all lines that a query finds, or of these ids. What `set` does not name stays as it is.',
		needs: 'evidence:write',
		body: coding,
		answers: { status: 200, schema: coded, description: 'How many lines were set' },
		async handle({ services, params, body, principal }) {
			const study = await findStudy(services, params.studyId!);
			const { set } = body;
			if (set.categoryId) checkCategory(study, set.categoryId, 'set.categoryId');
			const ids = await services.spend.ids(study.id, body.query ?? { ids: body.ids, excluded: 'with' });
			let changed = 0;
			for (let from = 0; from < ids.length; from += CODED_AT_ONCE) {
				const some = ids.slice(from, from + CODED_AT_ONCE);
				changed += await services.ledger.code(study.id, some, set, principal.name);
				await new Promise((next) => setImmediate(next));
			}
			if (changed > 0)
				await services.audit.note(
					principal,
					'spend-coded',
					{ kind: 'study', id: study.id },
					{ lines: changed },
					study.id
				);
			return { json: { changed, dataVersion: await services.ledger.dataVersion(study.id) } };
		}
	}),
	...citationRoutes
];

/** Every id that a line names must be of its study. */
function checkIds(study: Study, { siteId, strandId, categoryId }: SpendFields): void {
	const site = study.sites.find(({ id }) => id === siteId);
	if (!site) throw unknownId('siteId');
	if (strandId !== null && !site.strands.some(({ id }) => id === strandId)) throw unknownId('strandId');
	if (categoryId !== '') checkCategory(study, categoryId, 'categoryId');
}

function checkCategory({ spend }: Study, categoryId: string, path: string): void {
	if (!spend.categories.some(({ id }) => id === categoryId)) throw unknownId(path);
}

const unknownId = (path: string) =>
	new HttpProblem(
		'invalid-input',
		`“${path}” names something that this study does not have. Nothing was stored.`,
		[{ path, message: 'is not known in this study' }]
	);

async function findLine({ ledger }: Services, studyId: string, id: string): Promise<SpendLine> {
	const line = await ledger.find(studyId, id);
	if (!line) throw new HttpProblem('not-found', 'There is no such line in the spend register of this study.');
	return line;
}
