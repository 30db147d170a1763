// `npm run bench`: measures the built product and its references on this machine and prints one table. See README.md.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { launchChromium, provideChromium } from '../support/chromium.ts';
import { serveBarePage } from './bare-page.ts';
import { timeFigure, timeFigureOverHttp } from './figure.ts';
import { type MeasuredStudy, plainGraph, prepareStudy } from './study.ts';
import { isMet, median, quantile, type Row, tableOf } from './table.ts';
import { loadedBy, type Target, type Times, visit } from './visit.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const EDITOR_TARGET = { ratio: 1.5 };
const SCRIPTS_TARGET = { ours: 260 };
const FIGURE_TARGET = { ours: 50 };

const say = (words: string) => process.stderr.write(`${words}\n`);

if (!process.argv.includes('--built')) {
	say('Building the pages …');
	const root = fileURLToPath(new URL('../..', import.meta.url));
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (built.status !== 0) throw new Error('The pages could not be built; see above.');
}
provideChromium();

const rows: Row[] = [];
{
	await using app = await startApp();
	const study = await prepareStudy(app);
	await using bare = await serveBarePage(plainGraph(study.model));
	const browser = await launchChromium();
	try {
		const targets = targetsOf(study, bare.url);
		say(`Opening the pages in turn, ${ROUNDS} times …`);
		rows.push(...(await editorRows(browser, targets)));
		rows.push(...(await firstLoadRows(browser, targets)));
	} finally {
		await browser.close();
	}
	say('Drawing the figure …');
	rows.push(...figureRows(study));
	const { figure, nothing } = await timeFigureOverHttp(app.url, study.cookie);
	rows.push({
		figure: 'GET figure.svg, full (reference: GET session)',
		unit: 'ms',
		ours: median(figure),
		reference: median(nothing)
	});
}
console.log(`${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds after a warm-up\n`);
console.log(tableOf(rows));
if (!rows.every(isMet)) console.log('\nNot every target is met.');

type Targets = Record<'bare' | 'core' | 'full', Target>;

function targetsOf({ cookie, corePage, fullPage }: MeasuredStudy, bareUrl: string): Targets {
	const opened = 'section[aria-label="Details"] h2';
	return {
		bare: { url: bareUrl, opened: '.svelte-flow__node.selected' },
		core: { url: corePage, cookie, opened },
		full: { url: fullPage, cookie, opened }
	};
}

async function editorRows(browser: Browser, targets: Targets): Promise<Row[]> {
	const times: Record<keyof Targets, Times[]> = { bare: [], core: [], full: [] };
	const order = ['bare', 'core', 'full'] as const;
	for (let round = 0; round <= ROUNDS; round++) {
		for (const which of order) {
			const { boxes, ...taken } = await visit(browser, targets[which]);
			if (process.env.DETAIL) say(`${round} ${which} ${boxes} boxes ${JSON.stringify(taken)}`);
			if (round > 0) times[which].push(taken);
		}
	}
	const row = (figure: string, which: 'core' | 'full', time: keyof Times): Row => ({
		figure,
		unit: 'ms',
		ours: median(times[which].map((t) => t[time])),
		reference: median(times.bare.map((t) => t[time]))
	});
	return [
		{ ...row('Editor, core view: boxes painted and clickable', 'core', 'painted'), atMost: EDITOR_TARGET },
		{ ...row('Editor, all 59 boxes: painted and clickable', 'full', 'painted'), atMost: EDITOR_TARGET },
		row('– of that, until the first byte of the page', 'full', 'firstByte'),
		row('Editor, core view: arrows painted too', 'core', 'arrows'),
		row('Editor, all 59 boxes: arrows painted too', 'full', 'arrows'),
		row('Editor, all 59 boxes: a box can be moved', 'full', 'movable'),
		row('Click on a box until its details are painted', 'full', 'click')
	];
}

async function firstLoadRows(browser: Browser, targets: Targets): Promise<Row[]> {
	const ours = await loadedBy(browser, targets.core);
	const bare = await loadedBy(browser, targets.bare);
	const early = ours.scriptFiles.filter(({ path, text }) => /elk/i.test(path) || /elk-worker|eclipse\.elk/.test(text));
	if (early.length > 0) say(`Loaded before anybody tidied: ${early.map(({ path }) => path).join(', ')}`);
	if (process.env.DETAIL)
		for (const { path, size } of ours.scriptFiles.toSorted((a, b) => b.size - a.size)) say(`${size}\t${path}`);
	const row = (figure: string, what: 'scripts' | 'styles' | 'fonts' | 'page'): Row => ({
		figure,
		unit: 'kB',
		ours: ours[what] / 1000,
		reference: bare[what] > 0 ? bare[what] / 1000 : undefined
	});
	return [
		{ ...row('First load of the editor: JavaScript, gzipped', 'scripts'), atMost: SCRIPTS_TARGET },
		row('– style sheets, gzipped', 'styles'),
		row('– fonts (woff2)', 'fonts'),
		row('– the page itself with model and links, gzipped', 'page')
	];
}

function figureRows(study: MeasuredStudy): Row[] {
	return (['full', 'core'] as const).flatMap((extent): Row[] => {
		const { whole, routing, writing } = timeFigure(study, extent);
		const unit = 'ms';
		return [
			{ figure: `SVG figure, ${extent}: median`, unit, ours: median(whole), atMost: FIGURE_TARGET },
			{ figure: `SVG figure, ${extent}: p95`, unit, ours: quantile(whole, 0.95), atMost: FIGURE_TARGET },
			{ figure: `– routing alone`, unit, ours: median(routing) },
			{ figure: `– writing the SVG alone`, unit, ours: median(writing) }
		];
	});
}
