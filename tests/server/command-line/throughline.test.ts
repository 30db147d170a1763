// The command that takes views and reports out: from a model file, and from the data of a server that runs or not.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_MODEL } from '#lib/domain/theory/model.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { throughline as command } from '#server/command-line/commands.ts';
import { refusalOf, run, sql } from '../../support/backups.ts';
import { makeFolder, removeFolder, temporaryFolder } from '../../support/folders.ts';
import { startTestServer } from '../../support/test-server.ts';

const MODEL = fileURLToPath(new URL('../../../server/sample-study/model.json', import.meta.url));
const DAY = ['--date', '2026-11-22'];
const TIMEOUT = 30_000;

let dataDir: string;
let folder: string;
const throughline = (...args: string[]) => command(args, dataDir, folder);
const read = (name: string) => readFileSync(join(folder, name));

beforeAll(async () => {
	dataDir = makeFolder();
	folder = makeFolder();
	await (await startTestServer({ dataDir })).close(true);
});
afterAll(() => [dataDir, folder].forEach(removeFolder));

describe('throughline', { timeout: TIMEOUT }, () => {
	it('is a command: prints where the file is, and overwrites none', async () => {
		const args = ['export', '--model', MODEL, '--view', 'core', '--format', 'json', '--out', 'one.json'];
		const env = { DATA_DIR: dataDir, INIT_CWD: folder };
		const script = 'server/command-line/throughline.ts';
		expect(await run(script, args, env)).toEqual({
			code: 0,
			out: `${join(folder, 'one.json')}\n`,
			err: ''
		});
		const before = readdirSync(folder);
		const again = await run(script, args, env);
		expect(again).toMatchObject({ code: 1, out: '' });
		expect(again.err).toMatch(/^[^\n]+is there already[^\n]+\n$/);
		expect(readdirSync(folder)).toEqual(before);
	});

	it('makes the same bytes each time', async () => {
		const args = ['export', '--model', MODEL, '--view', 'core', '--format', 'txt', ...DAY];
		await throughline(...args, '--out', 'one.txt');
		const first = read('one.txt');
		await throughline(...args, '--out', 'one.txt', '--force');
		expect(read('one.txt')).toEqual(first);
		expect(first.toString()).toContain('Trust develops');
	});

	it('takes a model with its evidence out of the data, while no server runs', async () => {
		const args = ['export', '--model', 'overarching', '--view', 'pathway a', '--format', 'csv'];
		const printed = await throughline(...args, '--table', 'links', '--out', 'links.csv');
		expect(printed).toEqual({ lines: [join(folder, 'links.csv')], said: [] });
		expect(read('links.csv').toString().split('\r\n').length).toBeGreaterThan(10);
	});

	it('numbers the files of a figure that is split', async () => {
		const args = ['export', '--model', MODEL, '--view', 'full', '--format', 'svg', '--out', 'figure.svg'];
		const { lines, said } = await throughline(...args);
		expect(said.join(' ')).toMatch(/split by pathway/);
		expect(lines.length).toBeGreaterThan(2);
		expect(lines[1]).toBe(join(folder, 'figure-2.svg'));
		for (const place of lines) expect(existsSync(place)).toBe(true);
	});

	it('makes a saved report by its title beside a running server', async () => {
		const server = await startTestServer({ dataDir });
		try {
			const args = ['report', '--report', 'interim report ANNEX', '--format', 'txt', ...DAY];
			await throughline(...args, '--out', 'annex.txt');
			expect(read('annex.txt').toString()).toMatch(/Table 1\.[^]*Figure 1\./);
		} finally {
			await server.close(true);
		}
	});

	it('lists what the other commands take', async () => {
		const list = (await throughline('list')).lines.join('\n');
		for (const words of ['study devolved-budgets', 'model overarching', 'view: Pathway A'])
			expect(list).toContain(words);
		expect(list).toContain('report: Interim report annex');
	});

	it.each([
		[['export', '--model', 'overarching'], /Say --format: svg, png/],
		[['export', '--model', 'overarching', '--format', 'gif'], /--format cannot be “gif”: svg, png/],
		[['export', '--format', 'svg'], /Say --model/],
		[['export', '--model', 'nowhere', '--format', 'svg'], /There is no model “nowhere”/],
		[['export', '--model', 'gone.json', '--format', 'svg'], /gone\.json/],
		[['export', '--model', 'broken.json', '--format', 'svg'], /is not JSON/],
		[['export', '--model', MODEL, '--format', 'svg', '--view', 'x'], /no view “x”\. These are: Core/],
		[['export', '--model', MODEL, '--format', 'svg', '--date', '2026-02-30'], /a day that exists/],
		[['export', '--model', MODEL, '--format', 'png', '--dpi', 'fine'], /whole number from 36 to 1200/],
		[['export', '--model', 'overarching', '--format', 'svg', '--release', 'site'], /Say --site: /],
		[['export', '--model', MODEL, '--format', 'svg', '--release', 'site'], /--release site.*--model <id>/],
		[
			['export', '--model', MODEL, '--format', 'txt', '--release', 'public'],
			/--release public.*--model <id>/
		],
		[['export', '--model', 'empty.json', '--format', 'svg'], /nothing to take out/],
		[['export', '--model', 'empty.json', '--format', 'png'], /nothing to take out/],
		[['report', '--report', 'None', '--format', 'pdf'], /no report “None”\. These are: Interim/],
		[['report', '--report', 'x', '--format', 'txt', '--release', 'public'], /its own release/],
		[['dance'], /Usage:/]
	])('refuses %j and says what to do', async (args, words) => {
		writeFileSync(join(folder, 'broken.json'), '{');
		writeFileSync(
			join(folder, 'empty.json'),
			JSON.stringify(toModelFile({ ...EMPTY_MODEL, title: 'Empty' }))
		);
		const before = readdirSync(folder);
		expect(await refusalOf(throughline(...args))).toMatch(words);
		expect(readdirSync(folder)).toEqual(before);
	});

	it('refuses a report for a site that has left its study', async () => {
		sql(
			dataDir,
			`insert into report select 'site', study_id, 'site', json_set(content, '$.title', 'Site report', '$.release', 'site', '$.siteId', 'gone'), 1, updated_by, updated_at from report limit 1`
		);
		const words = await refusalOf(throughline('report', '--report', 'Site report', '--format', 'txt'));
		expect(words).toMatch(/“Site report” is for a site .* Choose a site/);
	});

	it.each(['', 'create table other (id text)'])(
		'takes data without tables for older ones: %j',
		async (text) => {
			const older = temporaryFolder();
			writeFileSync(join(older, 'throughline.db'), '');
			if (text !== '') sql(older, text);
			expect(await refusalOf(command(['list'], older, folder))).toMatch(
				/older Throughline\. Start the server once/
			);
		}
	);
});
