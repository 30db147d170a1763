// `npm run bench`: measures the built product and its references on this machine and prints one table. See README.md.
import { cpus } from 'node:os';
import type { Browser } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { launchChromium, provideChromium } from '../support/chromium.ts';
import { serveBarePage } from './bare-page.ts';
import { buildPages } from './build-pages.ts';
import { timeFigure, timeFigureOverHttp } from './figure.ts';
import { type MeasuredStudy, plainGraph, prepareStudy } from './study.ts';
import { isMet, median, quantile, type Row, tableOf } from './table.ts';
import { loadedBy, type Target, type Times, visit, workUntilPainted } from './visit.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const WORK_ROUNDS = Math.min(ROUNDS, 5);
const EDITOR_TARGET = { ratio: 1.5 };
const SCRIPTS_TARGET = { ours: 260 };
const FIGURE_TARGET = { ours: 50 };

const say = (words: string) => process.stderr.write(`${words}\n`);

if (!process.argv.includes('--built')) buildPages();
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

async function editorRows(browser: Browser, { bare, ...editors }: Targets): Promise<Row[]> {
	type Pair<T> = { ours: T; bare: T };
	const times: Record<'core' | 'full', Pair<Times>[]> = { core: [], full: [] };
	const work: Record<'core' | 'full', Pair<number>[]> = { core: [], full: [] };
	for (let round = 0; round <= ROUNDS; round++) {
		for (const which of ['core', 'full'] as const) {
			// Each visit beside one to the reference: both meet the machine in the same mood.
			const pair = { bare: await visit(browser, bare), ours: await visit(browser, editors[which]) };
			if (process.env.DETAIL) say(`${round} ${which} ${JSON.stringify(pair)}`);
			if (round > 0) times[which].push(pair);
			if (round === 0 || round > WORK_ROUNDS) continue;
			work[which].push({
				bare: await workUntilPainted(browser, bare),
				ours: await workUntilPainted(browser, editors[which])
			});
		}
	}
	const middle = (figure: string, pairs: readonly Pair<number>[]): Row => ({
		figure,
		unit: 'ms',
		ours: median(pairs.map((pair) => pair.ours)),
		reference: median(pairs.map((pair) => pair.bare)),
		ratio: median(pairs.map((pair) => pair.ours / pair.bare))
	});
	const row = (figure: string, which: 'core' | 'full', time: keyof Times) =>
		middle(
			figure,
			times[which].map(({ ours, bare }) => ({ ours: ours[time], bare: bare[time] }))
		);
	return (['core', 'full'] as const).flatMap((which) => {
		const what = which === 'core' ? 'Editor, core view (28 boxes)' : 'Editor, all 59 boxes';
		return [
			{ ...row(`${what}: painted and clickable`, which, 'painted'), atMost: EDITOR_TARGET },
			middle('– processor time of the page for that', work[which]),
			row('– first byte of the page', which, 'firstByte'),
			row('– arrows painted too', which, 'arrows'),
			row('– a box can be moved', which, 'movable'),
			row('– click on a box until its effect is painted', which, 'click')
		];
	});
}

async function firstLoadRows(browser: Browser, targets: Targets): Promise<Row[]> {
	const ours = await loadedBy(browser, targets.core);
	const bare = await loadedBy(browser, targets.bare);
	const early = ours.scriptFiles.filter(
		({ path, text }) => /elk/i.test(path) || /elk-worker|eclipse\.elk/.test(text)
	);
	if (early.length > 0) say(`Loaded before anybody tidied: ${early.map(({ path }) => path).join(', ')}`);
	if (process.env.DETAIL)
		for (const { path, size } of ours.scriptFiles.toSorted((a, b) => b.size - a.size))
			say(`${size}\t${path}`);
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
