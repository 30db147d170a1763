// `npm run bench:spend`: imports a ledger of 100,000 rows over HTTP and asks a register of a million lines. See README.md.
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Papa from 'papaparse';
import { makeFolder, removeFolder } from '../support/folders.ts';
import { spawnServer } from '../support/spawn-server.ts';
import { OWNER_KEY, startTestServer } from '../support/test-server.ts';
import { type Client, clientOf } from './spend/client.ts';
import { inventedCsv, inventedSearches } from './spend/ledger.ts';
import { fillRegister, sumsBySql } from './spend/million.ts';
import { memoryOf, mostMemory, timesWhile } from './spend/watch.ts';
import { isMet, median, quantile, type Row, tableOf } from './table.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ROWS = 100_000;
const LINES = 1_000_000;
const SEARCHES = 400;
const SPEND = '/studies/devolved-budgets/spend';
const OTHERS = {
	'GET /studies': '/studies',
	'GET figure.svg, core': '/models/overarching/figure.svg?extent=core'
};

const say = (words: string) => process.stderr.write(`${words}\n`);
const timed = async (work: () => unknown): Promise<number> => {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
};
const times = async (count: number, work: (round: number) => unknown): Promise<number[]> => {
	const all: number[] = [];
	for (let round = 0; round < count; round++) all.push(await timed(() => work(round)));
	return all;
};

/** `import` or `million`; both where nothing is said. */
const only = process.env.ONLY;
const rows: Row[] = [];
const began = loadavg()[0]!;
if (only !== 'million') rows.push(...(await measuredServer()));
if (only !== 'import') rows.push(...(await millionRows()));
console.log(
	`${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds, load ${began.toFixed(1)} to ${loadavg()[0]!.toFixed(1)}\n`
);
console.log(tableOf(rows));
if (!rows.every(isMet)) console.log('\nNot every target is met.');

async function measuredServer(): Promise<Row[]> {
	const dataDir = makeFolder();
	const server = await spawnServer({ DATA_DIR: dataDir, OWNER_KEY });
	try {
		const client = clientOf(server.url, OWNER_KEY);
		return [...(await importRows(client, inventedCsv(ROWS), server.pid)), ...(await registerRows(client))];
	} finally {
		await server.kill();
		removeFolder(dataDir);
	}
}

async function importRows(client: Client, csv: string, pid: number): Promise<Row[]> {
	const dryRun = () => client.send(csv, 'site=hillingdon');
	say(`Reading ${ROWS} rows, ${ROUNDS} times …`);
	// The first of either warms up.
	const parse = () => Papa.parse(csv);
	parse();
	const before = memoryOf(pid);
	const first = await timed(dryRun);
	const pairs: { ours: number; papa: number }[] = [];
	for (let round = 0; round < ROUNDS; round++)
		pairs.push({ papa: await timed(parse), ours: await timed(dryRun) });
	const growth = (await mostMemory(pid, dryRun)) - before;
	say('Asking other things meanwhile …');
	const others: Row[] = [];
	for (const [figure, path] of Object.entries(OTHERS)) {
		const ask = () => client.get(path);
		await times(20, ask);
		const quiet = await timesWhile(ask, () => new Promise((done) => setTimeout(done, 4000)));
		const during = await timesWhile(ask, () => times(4, dryRun));
		others.push({
			figure: `${figure} during a dry run, p95 (reference: quiet)`,
			unit: 'ms',
			ours: quantile(during, 0.95),
			reference: quantile(quiet, 0.95),
			atMost: { ratio: 2 }
		});
	}
	say('Importing …');
	const ask = () => client.get('/studies');
	let whole = 0;
	const quiet = await timesWhile(ask, () => new Promise((done) => setTimeout(done, 3000)));
	let during: number[] = [];
	const importGrowth =
		(await mostMemory(pid, async () => {
			during = await timesWhile(ask, async () => {
				whole = await timed(() => client.send(csv, 'site=hillingdon&dryRun=false'));
			});
		})) - before;
	const again = await timed(() => client.send(csv, 'site=hillingdon'));
	const papa = median(pairs.map((pair) => pair.papa));
	return [
		{
			figure: '100,000 rows from drop to receipt (reference: papaparse alone)',
			unit: 'ms',
			ours: median(pairs.map(({ ours }) => ours)),
			reference: papa,
			ratio: median(pairs.map((pair) => pair.ours / pair.papa)),
			atMost: { ratio: 12 }
		},
		{ figure: '– the first one after a start', unit: 'ms', ours: first, reference: papa },
		{ figure: '– once the same lines are held', unit: 'ms', ours: again, reference: papa },
		{ figure: '– the whole import, all lines counting', unit: 'ms', ours: whole, reference: papa },
		{ figure: 'Memory of the server, growth', unit: 'kB', ours: growth / 1000, atMost: { ours: 400_000 } },
		{ figure: '– with the import', unit: 'kB', ours: importGrowth / 1000, atMost: { ours: 400_000 } },
		...others,
		{
			figure: 'GET /studies during an import, p95 (reference: quiet)',
			unit: 'ms',
			ours: quantile(during, 0.95),
			reference: quantile(quiet, 0.95),
			atMost: { ratio: 2 }
		}
	];
}

async function registerRows(client: Client): Promise<Row[]> {
	say('Opening and searching the register …');
	// Every page is asked of another version or with another query, so that no sums are known already.
	const page = await times(ROUNDS * 3, async (round) => {
		await client.post(`${SPEND}/lines`, { siteId: 'wigan', pence: round, purpose: 'One more' });
		return client.post(`${SPEND}/search`, { limit: 100 });
	});
	const writing = await times(ROUNDS * 3, (round) =>
		client.post(`${SPEND}/lines`, { siteId: 'wigan', pence: round, purpose: 'One more' })
	);
	const search = [];
	for (const words of inventedSearches(SEARCHES))
		search.push(await timed(() => client.post(`${SPEND}/search`, { query: { words }, limit: 100 })));
	return [
		{
			figure: 'First page of 100,000 lines, with totals: p95',
			unit: 'ms',
			ours: quantile(page, 0.95) - median(writing),
			atMost: { ours: 300 }
		},
		{ figure: 'Full-text search over 100,000 lines: median', unit: 'ms', ours: median(search) },
		{ figure: '– p99', unit: 'ms', ours: quantile(search, 0.99), atMost: { ours: 50 } }
	];
}

async function millionRows(): Promise<Row[]> {
	const folder = makeFolder();
	try {
		await (await startTestServer({ dataDir: folder })).close(true);
		say(`Writing ${LINES} lines …`);
		await fillRegister(folder, LINES);
		const server = await startTestServer({ dataDir: folder });
		try {
			const ask = () =>
				server.call('POST', `${SPEND}/groups`, { body: { query: { kind: 'spent' }, by: ['month', 'site'] } });
			await ask();
			const delay = monitorEventLoopDelay({ resolution: 1 });
			delay.enable();
			const ours = await times(ROUNDS * 2, ask);
			delay.disable();
			const sql = sumsBySql(folder);
			sql();
			const reference = await times(ROUNDS, sql);
			return [
				{
					figure: 'Sums by month and site over 1,000,000 lines (reference: SQL alone)',
					unit: 'ms',
					ours: median(ours),
					reference: median(reference),
					atMost: { ours: 400 }
				},
				{
					figure: '– the event loop held up, longest',
					unit: 'ms',
					ours: delay.max / 1e6,
					atMost: { ours: 50 }
				}
			];
		} finally {
			await server.close(true);
		}
	} finally {
		removeFolder(folder);
	}
}
