// `npm run bench:report`: makes every kind of file of the study's figure and of a model of 270 nodes, and watches the server
// while ten are made at once. See README.md.
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { EXPORT_FORMATS, type ExportFormat } from '#lib/domain/report/formats.ts';
import { plainView, type SavedView } from '#lib/domain/views/saved-view.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { gatherFacts } from '#server/exports/gather.ts';
import type { Made, ViewOrder } from '#server/exports/order.ts';
import { produce } from '#server/exports/produce.ts';
import type { Services } from '#server/services.ts';
import { SAMPLE_MODEL, startTestServer } from '../support/test-server.ts';
import { bigModel } from './canvas/big-model.ts';
import { isMet, median, type Row, tableOf } from './table.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const DAY = '2026-11-22';
const TEN = 10;
/** Milliseconds for the study's full figure on a page as large as it is. */
const TARGETS: Partial<Record<ExportFormat, number>> = { svg: 50, png: 500, pdf: 300, pptx: 800, docx: 800 };

/** It takes some minutes, so that it says how far it is. */
const say = (words: string) => process.stderr.write(`${words}\n`);

const FREE: SavedView = { ...plainView(SAMPLE_MODEL, 'full'), page: 'free' };

/** How often the title of the model was changed, see {@link anew}. */
let renewed = 0;
const rows: Row[] = [];
const began = loadavg()[0]!;
const server = await startTestServer();
try {
	const facts = await factsOf(server.services);
	for (const format of EXPORT_FORMATS) {
		say(`The study as ${format} …`);
		rows.push(await studyRow(facts, format));
	}
	say('Arranging for A4 …');
	rows.push(await pageRow('core', facts), await pageRow('full', facts));
	say('Ten files at once …');
	rows.push(await calmRow(server.services, facts));
	say('270 nodes …');
	rows.push(...(await bigRows(facts)));
} finally {
	await server.close();
}
console.log(
	`${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds, load ${began.toFixed(1)} to ${loadavg()[0]!.toFixed(1)}\n`
);
console.log(tableOf(rows));
if (!rows.every(isMet)) console.log('\nNot every target is met.');

async function factsOf(services: Services): Promise<ReportFacts> {
	const study = (await services.studies.find('devolved-budgets'))!;
	return gatherFacts(services, {
		study,
		audience: { tier: 'team' },
		views: [FREE],
		modelIds: [],
		mayReadRecords: true,
		withSpending: false,
		withReturns: false
	});
}

function orderOf(facts: ReportFacts, view: SavedView, format: ExportFormat): ViewOrder {
	const wish = {
		facts,
		view,
		format,
		audience: { tier: 'team' },
		secret: '',
		date: DAY,
		accept: null
	} as const;
	return {
		what: 'view',
		...wish,
		dpi: 300,
		shapes: 'native',
		description: null,
		largePrint: false,
		table: 'nodes'
	};
}

/** The same under another title, so that no sheet is remembered. */
function anew(facts: ReportFacts): ReportFacts {
	renewed++;
	const models = facts.models.map((one) => ({
		...one,
		model: { ...one.model, title: `${one.model.title} ${renewed}` }
	}));
	return { ...facts, models };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

/** The first one loads the library and warms up. */
async function medianOf(rounds: number, work: () => Promise<unknown>): Promise<number> {
	await work();
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) times.push(await timed(work));
	return median(times);
}

async function studyRow(facts: ReportFacts, format: ExportFormat): Promise<Row> {
	// A picture of A4 at 300 dpi has so many pixels whatever is on it.
	const view: SavedView =
		format === 'png' ? { ...FREE, page: 'a4-landscape', filter: { ...FREE.filter, extent: 'core' } } : FREE;
	const order = () => orderOf({ ...anew(facts), views: [view] }, view, format);
	const { files } = (await produce(order())) as Made;
	const ms = await medianOf(ROUNDS, () => produce(order()));
	const atMost = TARGETS[format];
	const size = Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000);
	return {
		figure: `study, ${format === 'png' ? 'core on A4 at 300 dpi' : 'full'}, ${format} (${size} kB)`,
		unit: 'ms',
		ours: ms,
		...(atMost !== undefined && { atMost: { ours: atMost } })
	};
}

async function pageRow(extent: 'core' | 'full', facts: ReportFacts): Promise<Row> {
	const view = plainView(SAMPLE_MODEL, extent);
	const ms = await medianOf(3, () => produce(orderOf({ ...anew(facts), views: [view] }, view, 'pdf')));
	return { figure: `study, ${extent}, pdf on A4: arranged for the page and split`, unit: 'ms', ours: ms };
}

async function bigRows(facts: ReportFacts): Promise<Row[]> {
	const model = modelOf(bigModel(270, 340));
	const big: ReportFacts = { ...facts, models: [{ ...facts.models[0]!, model, links: [] }] };
	const all = async () => {
		const facts = anew(big);
		for (const format of EXPORT_FORMATS) await produce(orderOf(facts, FREE, format));
	};
	return [
		{
			figure: '270 nodes, all formats together',
			unit: 'ms',
			ours: await medianOf(3, all),
			atMost: { ours: 5000 }
		}
	];
}

/** How long the event loop of the server is held up while ten files are made at once. */
async function calmRow(services: Services, facts: ReportFacts): Promise<Row> {
	const kinds = ['pdf', 'docx', 'pptx', 'html', 'png'] as const;
	await services.exports.make(orderOf(facts, FREE, 'svg'));
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await Promise.all(
		Array.from({ length: TEN }, async (_, i) =>
			services.exports.make(orderOf(anew(await factsOf(services)), FREE, kinds[i % kinds.length]!))
		)
	);
	delay.disable();
	return {
		figure: `event-loop delay of the server while ${TEN} files are made, p99`,
		unit: 'ms',
		ours: delay.percentile(99) / 1e6,
		atMost: { ours: 50 }
	};
}
