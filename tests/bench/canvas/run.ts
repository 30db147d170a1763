// `npm run bench:canvas`: how quick the diagram is, beside bare diagrams of the same library in the same run. See ../README.md.
import { cpus } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import type { ModelFile } from '#lib/model-file/model-file.ts';
import { type App, startApp } from '../../support/app.ts';
import { launchChromium, provideChromium } from '../../support/chromium.ts';
import { type BarePage, serveBarePage } from '../bare-page.ts';
import { buildPages } from '../build-pages.ts';
import { type PlainGraph, plainGraph, prepareStudy, STUDY } from '../study.ts';
import { isMet, median, type Row, tableOf } from '../table.ts';
import { inNewPage, type Target } from '../visit.ts';
import { bigModel } from './big-model.ts';
import { company } from './company.ts';
import { costOfEdits, p95, typingLatencies } from './editing.ts';
import { drawnDuring, type Gesture, type Stage, zoomTo } from './gestures.ts';
import { type Opening, opening } from './opening.ts';
import { busyWriting } from './writes.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** `ONLY=gestures,editing` measures some parts. */
const ONLY = process.env.ONLY?.split(',');
const wanted = (part: string) => ONLY?.includes(part) ?? true;
const GESTURES: readonly Gesture[] = ['pan', 'zoom', 'drag'];
const READING_ZOOM = 0.8;
const say = (words: string) => process.stderr.write(`${words}\n`);

if (!process.argv.includes('--built')) buildPages();
provideChromium();

const rows: Row[] = [];
{
	await using app = await startApp({ env: { MESSAGES_PER_SECOND: '3000' } });
	const study = await prepareStudy(app);
	const big = bigModel(1000, 1100);
	const bigId = await addModel(app, study.cookie, big);
	const [bigPage, cookie] = [`${app.url}/models/${bigId}`, study.cookie];
	const fullId = study.fullPage.split('/').at(-1)!;
	await using bareStudy = await serveBarePage(plainGraph(study.model));
	await using bareBig = await serveBarePage(plainOf(big));
	await using bareSmall = await serveBarePage(plainOf(bigModel(100, 110)));
	const browser = await launchChromium();
	try {
		const ours = { big: { url: bigPage, cookie }, study: { url: study.fullPage, cookie } };
		if (wanted('opening')) {
			say(`Opening the pages in turn, ${ROUNDS} times …`);
			rows.push(...(await openingRows(browser, 'Opening 1,000 nodes', ours.big, bareBig.url, 0.35)));
			const sized = `${bareStudy.url}?sized`;
			rows.push(...(await openingRows(browser, 'Opening the study (59 nodes)', ours.study, sized, 1.3)));
		}
		if (wanted('gestures')) {
			say('Panning, zooming, dragging …');
			rows.push(...(await gestureRows(browser, ours, bareSmall, `${bareBig.url}?far`)));
		}
		if (wanted('editing')) {
			say('Editing in company …');
			const first = firstNode(study.model);
			rows.push(...(await editingRows(browser, app, ours.study, fullId, first, '59 nodes')));
		}
	} finally {
		await browser.close();
	}
}
console.log(`${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds after a warm-up\n`);
console.log(tableOf(rows));
if (!rows.every(isMet)) console.log('\nNot every target is met.');

type Visited = Pick<Target, 'url' | 'cookie'>;

async function addModel(app: App, cookie: string, file: ModelFile): Promise<string> {
	const answer = await fetch(`${app.url}/api/v1/studies/${STUDY}/models`, {
		method: 'POST',
		headers: { cookie, 'content-type': 'application/json' },
		body: JSON.stringify(file)
	});
	if (!answer.ok) throw new Error(`The large model was refused: ${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as { id: string }).id;
}

function plainOf({ nodes, arrows }: ModelFile): PlainGraph {
	return {
		nodes: nodes.map(({ id, label, pos }) => ({ id, label, x: pos![0], y: pos![1] })),
		edges: arrows.map(({ id, from, to }) => ({ id, source: from, target: to }))
	};
}

function firstNode({ nodes }: { nodes: ReadonlyMap<string, unknown> }): string {
	return [...nodes.keys()][0]!;
}

async function openingRows(
	browser: Browser,
	figure: string,
	target: Visited,
	bareUrl: string,
	atMost: number
): Promise<Row[]> {
	const pairs: { ours: Opening; bare: Opening }[] = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const pair = { bare: await opening(browser, { url: bareUrl }), ours: await opening(browser, target) };
		if (process.env.DETAIL) say(`${figure} ${JSON.stringify(pair)}`);
		if (round > 0) pairs.push(pair);
	}
	const row = (name: string, what: keyof Opening): Row => ({
		figure: name,
		unit: 'ms',
		ours: median(pairs.map(({ ours }) => ours[what])),
		reference: median(pairs.map(({ bare }) => bare[what])),
		ratio: median(pairs.map(({ ours, bare }) => ours[what] / bare[what]))
	});
	return [
		{ ...row(`${figure}: first paint`, 'painted'), atMost: { ratio: atMost } },
		row('– processor time of the page for that', 'work'),
		{ ...row('– longest task of the main thread', 'longest'), atMost: { ours: 50 } }
	];
}

/** Ours and the bare page with 100 nodes stay open and take turns. */
async function gestureRows(
	browser: Browser,
	ours: { big: Visited; study: Visited },
	small: BarePage,
	bareFar: string
): Promise<Row[]> {
	const scenes: { name: string; target: Visited; zoom?: number; reference?: boolean }[] = [
		{ name: '1,000 nodes, near', target: ours.big, zoom: READING_ZOOM },
		{ name: '1,000 nodes, all in view', target: ours.big },
		{ name: 'study, all in view', target: ours.study },
		{ name: 'bare page, 1,000 nodes in view', target: { url: bareFar }, reference: true }
	];
	const result: Row[] = [];
	for (const { name, target, zoom, reference } of scenes) {
		const pairs = await inNewPage(browser, { url: small.url, opened: '' }, async (bare) => {
			await opened(bare, small.url);
			return inNewPage(browser, { ...target, opened: '' }, async (page) => {
				await opened(page, target.url);
				if (zoom) await zoomTo(page, zoom);
				await page.waitForTimeout(3000);
				const drawn: Record<Gesture, { ours: number; bare: number }[]> = { pan: [], zoom: [], drag: [] };
				for (let round = 0; round <= ROUNDS; round++)
					for (const gesture of GESTURES) {
						const pair = {
							bare: await drawnDuring(gesture, await stageOf(browser, bare)),
							ours: await drawnDuring(gesture, await stageOf(browser, page))
						};
						if (process.env.DETAIL) say(`${name} ${gesture} ${JSON.stringify(pair)}`);
						if (round > 0) drawn[gesture].push(pair);
					}
				return drawn;
			});
		});
		for (const gesture of GESTURES)
			result.push({
				figure: `${gesture[0]!.toUpperCase()}${gesture.slice(1)}, ${name}: frames drawn`,
				unit: '/s',
				ours: median(pairs[gesture].map(({ ours }) => ours)),
				reference: median(pairs[gesture].map(({ bare }) => bare)),
				ratio: median(pairs[gesture].map(({ ours, bare }) => ours / bare)),
				...(reference ? {} : { atLeast: { ratio: 0.95 } })
			});
	}
	return result;
}

async function opened(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.waitForSelector('.svelte-flow__node', { timeout: 60_000 });
	await page.waitForTimeout(1500);
}

async function stageOf(browser: Browser, page: Page): Promise<Stage> {
	return { page, browser, pointer: await page.context().newCDPSession(page) };
}

async function editingRows(
	browser: Browser,
	app: App,
	target: Visited,
	modelId: string,
	nodeId: string,
	size: string
): Promise<Row[]> {
	return inNewPage(browser, { ...target, opened: '' }, async (page) => {
		await opened(page, target.url);
		await page.waitForTimeout(5000);
		await using other = await company(app.url, modelId, app.ownerKey);
		const cost = await costOfEdits(browser, page, other, nodeId);
		const stopDragging = other.drag(nodeId);
		const stopWriting = await busyWriting(app, target.cookie!, STUDY);
		if (size !== '59 nodes') await zoomTo(page, READING_ZOOM);
		const typedIn = await page.locator('.svelte-flow__node').nth(1).getAttribute('data-id');
		const keys = await typingLatencies(page, typedIn!).finally(stopWriting);
		stopDragging();
		return [
			{
				figure: `One edit of somebody else, ${size}: scripting`,
				unit: 'ms',
				ours: cost.scripting,
				...(size === '59 nodes' ? { atMost: { ours: 2 } } : {})
			},
			{ figure: '– longest task meanwhile', unit: 'ms', ours: cost.longest, atMost: { ours: 50 } },
			{
				figure: `Key press until painted, ${size}, others drag, server busy: p95`,
				unit: 'ms',
				ours: p95(keys),
				atMost: { ours: 32 }
			},
			{ figure: '– median', unit: 'ms', ours: median(keys) }
		];
	});
}
