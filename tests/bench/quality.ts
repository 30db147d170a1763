// `npm run bench:quality`: lays out and draws the fixture models and counts what makes a figure hard to read. See README.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '#lib/domain/theory/model.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { tidy } from '#lib/layout/tidy.ts';
import { many } from '../fixtures/layouts/large.ts';
import { layoutFixtures } from '../fixtures/layouts/index.ts';
import { provideChromium } from '../support/chromium.ts';
import { timeInBrowser } from './quality/in-browser.ts';
import { measure, type Measured, sizesOf } from './quality/measure.ts';
import { plainElk } from './quality/plain-elk.ts';
import { stability, type Stability } from './quality/stability.ts';

/** A figure of the table; `good` says whether it meets its target, where there is one. */
interface Row {
	figure: string;
	ours: string;
	reference?: string;
	target?: string;
	good?: boolean;
}

interface Judged {
	name: string;
	model: Model;
	screen: Measured;
	paper: Measured;
	grown: Stability;
}

/** `FIGURES=folder` writes every figure as SVG, to be looked at. */
const FOLDER = process.env.FIGURES;
/** Up to so many nodes a figure shall be readable on A4. */
const FITS_A4 = 28;
const BROWSER_TARGETS = [
	{ name: 'study, 59 nodes', most: 600 },
	{ name: '300 nodes, 330 arrows', most: 2000 },
	{ name: '1,000 nodes, 1,100 arrows', most: 4000 }
];

const engine = elkEngine();
const judged: Judged[] = [];
for (const { name, model, strengths } of layoutFixtures()) {
	const sizes = sizesOf(model);
	const places = await tidy(model, sizes, engine);
	const screen = measure(model, places, strengths);
	const paper = measure(model, await tidy(model, sizes, engine, { shape: 'a4-landscape' }), strengths);
	judged.push({ name, model, screen, paper, grown: await stability(model, places, engine) });
	if (!FOLDER) continue;
	const file = name.replaceAll(/\W+/g, '-');
	writeFileSync(join(FOLDER, `${file}.svg`), svgOf(screen.scene));
	writeFileSync(join(FOLDER, `${file}-a4.svg`), svgOf(paper.scene));
}

console.log(table(detailsOf()));
console.log('');
const rows = [...qualityRows(), ...(await referenceRows()), ...(await timeRows())];
console.log(
	table([
		['figure', 'ours', 'plain ELK', 'target', 'met'],
		...rows.map((r) => [
			r.figure,
			r.ours,
			r.reference ?? '',
			r.target ?? '',
			r.good === undefined ? '' : r.good ? 'yes' : 'NO'
		])
	])
);
process.exitCode = rows.some((row) => row.good === false) ? 1 : 0;

function detailsOf(): string[][] {
	const head =
		'model|nodes|arrows|crossings|bends|page|labels on boxes or labels|labels on other lines|move when one is added|swaps|A4'.split(
			'|'
		);
	return [
		head,
		...judged.map(({ name, model, screen, paper, grown }) => [
			name,
			String(model.nodes.size),
			String(model.arrows.size),
			String(screen.crossings),
			String(screen.bends),
			`${screen.scene.width} × ${screen.scene.height}`,
			String(screen.labelOverlaps),
			String(screen.labelsOnLines),
			`${grown.moved.toFixed(1)} px`,
			String(grown.swapped),
			`${paper.pointsOnA4.toFixed(1)} pt`
		])
	];
}

function qualityRows(): Row[] {
	const drawn = judged.flatMap((j) => [j.screen, j.paper]);
	const sum = (count: (m: Measured) => number): number => drawn.reduce((all, m) => all + count(m), 0);
	const none = (figure: string, count: (m: Measured) => number): Row => ({
		figure,
		ours: String(sum(count)),
		target: '0',
		good: sum(count) === 0
	});
	const kept = Math.min(...drawn.map((m) => m.lanesKept));
	const worst = Math.max(...judged.map((j) => j.grown.moved));
	const swapped = judged.reduce((all, j) => all + j.grown.swapped, 0);
	const small = judged.filter((j) => j.model.nodes.size <= FITS_A4);
	const points = Math.min(...small.map((j) => j.paper.pointsOnA4));
	return [
		none('Arrows through boxes', (m) => m.throughBoxes),
		none('Arrows through headings', (m) => m.throughHeadings),
		none('Boxes on boxes, lanes on lanes', (m) => m.boxOverlaps + m.laneOverlaps),
		none('Labels of arrows on boxes, headings or one another', (m) => m.labelOverlaps),
		none('Text outside its box', (m) => m.textOutside),
		{
			figure: 'Nodes inside their own lane and no other',
			ours: `${(kept * 100).toFixed(0)} %`,
			target: '100 %',
			good: kept === 1
		},
		{
			figure: 'One node added: the others move, on average, at worst',
			ours: `${worst.toFixed(1)} px`,
			target: '≤ 20 px',
			good: worst <= 20
		},
		{
			figure: 'One node added: pairs of a column that swap',
			ours: String(swapped),
			target: '0',
			good: swapped === 0
		},
		{
			figure: `Smallest text on A4 landscape, models up to ${FITS_A4} nodes`,
			ours: `${points.toFixed(1)} pt`,
			target: '≥ 8 pt',
			good: points >= 8
		}
	];
}

async function referenceRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { name, model, screen } of judged.slice(0, 3)) {
		const plain = await plainElk(model);
		const most = name === 'layout-19' ? 3 : null;
		rows.push({
			figure: `Crossings, ${name}`,
			ours: String(screen.crossings),
			reference: `${plain.crossings}, no lanes`,
			...(most !== null && { target: `≤ ${most}`, good: screen.crossings <= most })
		});
	}
	return rows;
}

async function timeRows(): Promise<Row[]> {
	provideChromium();
	const models = [judged[1]!.model, many(300, 3, 330), many(1000, 3, 1100)];
	const times = await timeInBrowser(models);
	const longest = Math.max(...times.flatMap(({ cold, warm }) => [cold.longestTask, warm.longestTask]));
	return [
		...times.flatMap(({ cold, warm }, i): Row[] => {
			const { name, most } = BROWSER_TARGETS[i]!;
			const words = (t: typeof cold): string => `${t.ms.toFixed(0)} ms${t.quick ? ', quick' : ''}`;
			return [
				{
					figure: `Tidy in Chromium, ${name}`,
					ours: words(cold),
					target: `≤ ${most} ms`,
					good: cold.ms <= most
				},
				{ figure: '– once more, with a warm worker', ours: words(warm) }
			];
		}),
		{
			figure: 'Longest task of the page meanwhile',
			ours: longest === 0 ? '< 50 ms' : `${longest.toFixed(0)} ms`,
			target: '≤ 50 ms',
			good: longest <= 50
		}
	];
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
	const line = (row: readonly string[]): string =>
		`| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
	const rule = `|${widths.map((w, i) => (i === 0 ? '-'.repeat(w + 2) : `${'-'.repeat(w + 1)}:`)).join('|')}|`;
	return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}
