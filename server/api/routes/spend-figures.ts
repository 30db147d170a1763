// Figures and tables of spending, with suppression for whoever may not see single records.
import { z } from 'zod';
import { MOST_EDGES, readEdges } from '#lib/domain/spend/bands.ts';
import { LedgerKeepsChanging } from '#lib/domain/spend/figure-data.ts';
import { FIGURE_IDS, type FigureTable } from '#lib/domain/spend/figure-table.ts';
import { studyFigures } from '#lib/domain/spend/figures/study-figures.ts';
import { RELEASES } from '#lib/domain/spend/release.ts';
import { JobNotDone } from '#server/job-thread.ts';
import { FIGURE_POLICY } from '../figure-answer.ts';
import { figureCsv } from '../figure-csv.ts';
import { findStudy } from '../find.ts';
import { HttpProblem } from '../problem.ts';
import { type Answer, type Call, route } from '../route.ts';

const edges = z
	.string()
	.max(300)
	.transform((text) => readEdges(text))
	.refine(
		(read) => read !== null,
		`must be up to ${MOST_EDGES} rising sums in pounds above zero, such as 20,100,500`
	);
const query = z.strictObject({
	release: z
		.enum(RELEASES)
		.default('team')
		.describe(
			'`others` withholds small numbers: what whoever may not see evidence gets in any case; `public` also names sites by their alias'
		),
	excluded: z
		.enum(['leave-out', 'with'])
		.default('leave-out')
		.describe(
			'whether lines that rules leave out are counted. Not where small numbers are withheld: both figures beside each other would give them away'
		),
	edges: edges
		.optional()
		.describe('bands of amounts in pounds, e.g. 20,100,500; not where small numbers are withheld')
});
const drawnQuery = query.extend({
	theme: z.enum(['light', 'dark', 'print']).default('light').describe('`print` needs no colour')
});
type Query = z.output<typeof query>;

const cell = z.looseObject({
	type: z.enum(['pence', 'count', 'number', 'percent', 'text', 'accounts', 'withheld', 'none'])
});
const column = z.object({ id: z.string(), title: z.string(), group: z.string() });
const row = z.object({
	id: z.string(),
	title: z.string(),
	group: z.string(),
	total: z.boolean(),
	cells: z.array(cell).describe('as many as there are columns')
});
const head = { id: z.enum(FIGURE_IDS), title: z.string(), caption: z.string(), n: z.string() };
const figureTable = z
	.looseObject({
		...head,
		unit: z.string(),
		rowsAre: z.string(),
		columns: z.array(column),
		rows: z.array(row),
		exclusions: z.array(
			z.object({ reason: z.string(), n: z.number().int().nullable(), pence: z.number().int().nullable() })
		),
		leavesOut: z.array(z.string()),
		notes: z.array(z.string()),
		dataVersion: z.number().int().nullable(),
		suppressed: z.boolean()
	})
	.meta({ id: 'FigureTable' });
const figureList = z.object({ figures: z.array(z.object(head)) });

async function figuresFor({ services, principal, params, query: asked }: Call<Query, unknown>) {
	const study = await findStudy(services, params.studyId!);
	const mayReadRecords =
		(await services.gate.decide(principal, 'evidence:read', { studyId: study.id })) === 'allowed';
	const sources = mayReadRecords ? await services.evidence.listSources(study.id) : [];
	try {
		return await studyFigures(services.spend, study, {
			release: asked.release,
			withLeftOut: asked.excluded === 'with',
			bandEdges: asked.edges ?? null,
			mayReadRecords,
			sourceTitles: new Map(sources.map(({ id, title }) => [id, title]))
		});
	} catch (error) {
		if (!(error instanceof LedgerKeepsChanging)) throw error;
		throw new HttpProblem(
			'unavailable',
			'The spend register is changing at the moment. Try again in a minute.'
		);
	}
}

async function figureFor(call: Call<Query, unknown>): Promise<FigureTable> {
	const found = (await figuresFor(call)).find(({ id }) => id === call.params.figureId);
	if (!found)
		throw new HttpProblem('not-found', `There is no such figure. These are: ${FIGURE_IDS.join(', ')}.`);
	return found;
}

/** Notes that a figure was taken out; HEAD takes nothing out. */
async function noted(
	{ services, principal, params, request, query: asked }: Call<Query, unknown>,
	figure: FigureTable,
	format: 'svg' | 'png' | 'csv'
): Promise<void> {
	if (request.method !== 'GET') return;
	const detail = { figure: figure.id, format, release: asked.release, suppressed: figure.suppressed };
	const object = { kind: 'study', id: params.studyId! } as const;
	await services.audit.noteOnce(principal, 'table-exported', object, detail, params.studyId!);
}

async function drawn(
	call: Call<z.output<typeof drawnQuery>, unknown>,
	format: 'svg' | 'png'
): Promise<Answer> {
	const figure = await figureFor(call);
	try {
		const body = await call.services.drawing.chart({ figure, theme: call.query.theme, format });
		await noted(call, figure, format);
		return {
			text: { type: format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png', body },
			headers: { 'Content-Security-Policy': FIGURE_POLICY, ...named(figure, format, 'inline') }
		};
	} catch (error) {
		if (!(error instanceof JobNotDone)) throw error;
		throw new HttpProblem('unavailable', 'The figure could not be drawn in time. Try again.');
	}
}

const named = ({ id }: FigureTable, format: string, how: 'inline' | 'attachment') => ({
	'Content-Disposition': `${how}; filename="${id}.${format}"`
});

const PATH = '/studies/{studyId}/spend-figures';

export const spendFigureRoutes = [
	route({
		method: 'GET',
		path: PATH,
		id: 'listSpendFigures',
		summary: 'List the figures of spending',
		description: 'Each is at `/{id}` as a table, and at `/{id}.svg`, `/{id}.png` and `/{id}.csv`.',
		needs: 'theory:read',
		query,
		answers: { status: 200, schema: figureList, description: 'The figures' },
		async handle(call) {
			const figures = await figuresFor(call);
			return { json: { figures: figures.map(({ id, title, caption, n }) => ({ id, title, caption, n })) } };
		}
	}),
	...(['svg', 'png'] as const).map((format) =>
		route({
			method: 'GET',
			path: `${PATH}/{figureId}.${format}`,
			id: format === 'svg' ? 'drawSpendFigureAsSvg' : 'drawSpendFigureAsPng',
			summary: `Draw a figure of spending as ${format.toUpperCase()}`,
			needs: 'theory:read',
			query: drawnQuery,
			answers: {
				status: 200,
				type: format === 'svg' ? 'image/svg+xml' : 'image/png',
				description: 'The figure, with n, exclusions and data version'
			},
			handle: (call) => drawn(call, format)
		})
	),
	route({
		method: 'GET',
		path: `${PATH}/{figureId}.csv`,
		id: 'exportSpendFigure',
		summary: 'Take the table of a figure of spending out',
		description:
			'CSV (RFC 4180) in UTF-8, money in pounds; notes and data version stand beneath the table. An apostrophe stands before texts that a spreadsheet would run as a formula.',
		needs: 'theory:read',
		query,
		answers: { status: 200, type: 'text/csv', description: 'The table' },
		async handle(call) {
			const figure = await figureFor(call);
			await noted(call, figure, 'csv');
			return {
				text: { type: 'text/csv; charset=utf-8; header=present', body: figureCsv(figure) },
				headers: named(figure, 'csv', 'attachment')
			};
		}
	}),
	route({
		method: 'GET',
		path: `${PATH}/{figureId}`,
		id: 'getSpendFigureTable',
		summary: 'Read the table of a figure of spending',
		needs: 'theory:read',
		query,
		answers: { status: 200, schema: figureTable, description: 'The table' },
		handle: async (call) => ({ json: await figureFor(call) })
	})
];
