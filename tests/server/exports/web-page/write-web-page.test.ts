// The page read back as text: what it refers to, what may run, and that everything of the document stands in it.
import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Block, Figure, ReportDocument } from '#lib/report/document.ts';
import { writeWebPage } from '#server/exports/web-page/write-web-page.ts';
import { HOSTILE_WORDS, hostileDocument, sampleDocument } from '../../../support/report-documents.ts';

const pageOf = async (document: ReportDocument): Promise<string> =>
	new TextDecoder().decode(await writeWebPage(document));

const withBlocks = (...blocks: Block[]): ReportDocument => ({ ...sampleDocument(), blocks });

const all = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((found) => found[1]!);

/** The pictures of the figures, as SVG. */
const drawings = (page: string): string[] =>
	all(page, / src="data:image\/svg\+xml,([^"]*)"/g).map((source) =>
		// Quotes as in the page itself, so that one pattern finds ids in both.
		decodeURIComponent(source).replaceAll("'", '"')
	);

/** Every tag of the page itself with its attributes, without what scripts and styles hold. */
const tagsOf = (page: string): string[] =>
	page.replaceAll(/(<(script|style)[^>]*>)[^]*?<\/\2>/g, '$1</$2>').match(/<[^>]*>/g) ?? [];

const sampleFigure = (): Figure => sampleDocument().blocks.find((block) => block.kind === 'figure')!;

describe.each([
	['a sample', sampleDocument],
	['hostile words', hostileDocument]
])('a page of %s', (_, make) => {
	it('is the same bytes every time', async () => {
		expect(Buffer.from(await writeWebPage(make())).equals(await writeWebPage(make()))).toBe(true);
	});

	it('refers to nothing outside of itself', async () => {
		const page = await pageOf(make());
		const tags = tagsOf(page).join('\n');
		const targets = all(tags, / (?:src|href|action|srcset|poster|data)="([^"]*)"/g);
		expect(targets.length).toBeGreaterThan(0);
		for (const target of targets) expect(target).toMatch(/^(#part-\d+|data:image\/svg\+xml,)/);
		const styles = all(page, /<style>([^]*?)<\/style>/g).join('\n');
		expect(styles).not.toContain('@import');
		for (const url of all(styles, /url\(([^)]{0,20})/g)) expect(url).toMatch(/^data:font\/woff2;/);
		for (const svg of drawings(page)) {
			expect(svg).not.toMatch(/<(script|style|image|use|foreignObject|a)\b| on\w+="| href="/);
			for (const url of all(svg, /url\(([^)]*)\)/g)) expect(url).toMatch(/^#figure-\d/);
		}
	});

	it('lets only its own scripts and style run', async () => {
		const page = await pageOf(make());
		const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
		const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
		const running = all(page, /<script type="module">([^]*?)<\/script>/g);
		const scripts = policy.match(/script-src ([^;]*)/)![1]!.split(' ');
		expect(scripts).toEqual(running.map(hash));
		expect(policy).toContain(`style-src ${hash(/<style>([^]*?)<\/style>/.exec(page)![1]!)};`);
		expect(policy).toMatch(/^default-src 'none';/);
		const others = tagsOf(page).filter((tag) => /^<(script|style)/.test(tag));
		expect(new Set(others)).toEqual(
			new Set(['<style>', '<script type="module">', '<script type="application/json">'])
		);
		expect(tagsOf(page).filter((tag) => / (on\w+|style)=/.test(tag))).toEqual([]);
	});

	it('has every id once, and closes what it opens', async () => {
		const page = await pageOf(make());
		const own = tagsOf(page);
		const ids = [...own, ...drawings(page)].flatMap((text) => all(text, / id="([^"]*)"/g));
		// The figure's place and its drawing begin with the same words, and are not the same.
		expect(ids).toEqual([...new Set(ids)]);
		const open: string[] = [];
		for (const tag of own) {
			const name = /^<\/?(\w+)/.exec(tag)?.[1];
			if (!name || ['meta', 'img'].includes(name)) continue;
			if (tag.startsWith('</')) expect(open.pop()).toBe(name);
			else open.push(name);
		}
		expect(open).toEqual([]);
	});

	it('has every node and arrow once, in the drawing and for the scripts', async () => {
		const document = make();
		const page = await pageOf(document);
		const { drawing } = document.blocks.find((block): block is Figure => block.kind === 'figure')!;
		if (drawing.as !== 'scene') throw new Error('The first figure is a model.');
		const ids = {
			nodes: drawing.scene.boxes.map(({ id }) => id).sort(),
			arrows: drawing.scene.lines.map(({ id }) => id).sort()
		};
		const svg = drawings(page)[0]!;
		new SaxesParser({ xmlns: true }).write(svg).close();
		expect(all(svg, / data-node="([^"]*)"/g).sort()).toEqual(ids.nodes);
		expect(all(svg, / data-arrow="([^"]*)"/g).sort()).toEqual(ids.arrows);
		const words = JSON.parse(/<script type="application\/json">([^]*?)<\/script>/.exec(page)![1]!) as Record<
			'nodes' | 'arrows',
			{ id: string }[]
		>;
		expect(words.nodes.map(({ id }) => id).sort()).toEqual(ids.nodes);
		expect(words.arrows.map(({ id }) => id).sort()).toEqual(ids.arrows);
	});
});

describe('a page', () => {
	it('says hostile words as words', async () => {
		const page = await pageOf(hostileDocument());
		const escaped = (text: string) =>
			text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
		for (const text of HOSTILE_WORDS)
			expect(page).toContain(`<p dir="auto">${escaped(text).replaceAll("'", '&#39;')}</p>`);
		expect(page).not.toContain('<script>alert');
	});

	it('keeps charts apart that were drawn with the same ids', async () => {
		const chart = sampleDocument().blocks.find(
			(block): block is Figure => block.kind === 'figure' && block.drawing.as === 'chart'
		)!;
		const page = await pageOf(withBlocks(chart, { ...chart, id: 'figure-9', number: 9 }));
		const [one, other] = drawings(page).map((svg) => all(svg, / id="([^"]*)"/g));
		expect(one!.length).toBeGreaterThan(2);
		expect(new Set([...one!, ...other!]).size).toBe(2 * one!.length);
		// The scripts that make a viewer are not there for charts.
		expect(page).not.toContain('openCamera');
	});

	it('reads tables with their headings, groups and sums', async () => {
		const table = sampleDocument().blocks.find((block) => block.kind === 'table')!;
		const page = await pageOf(withBlocks(table));
		expect(page).toContain('<caption id="table-1-caption"><span dir="auto"><strong>Table 1. Data collected');
		expect(page).toContain('<th dir="auto" scope="colgroup" colspan="2" class="over">Pilot 1</th>');
		expect(page).toContain('<th dir="auto" scope="col" rowspan="2">What</th>');
		expect(page).toContain('<th dir="auto" scope="rowgroup" colspan="3">First phase</th>');
		expect(page).toContain('<th dir="auto" scope="row">Interviews with parents 1</th>');
		expect(page).toMatch(/<tfoot><tr class="total"><th dir="auto" scope="row">Total<\/th>/);
		expect(page).not.toContain('<script');
	});

	it('lists its contents where there are several headings, and skips no level', async () => {
		const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
		const few = await pageOf(withBlocks(heading(1, 'One'), heading(3, 'Two')));
		expect(few).not.toContain('<nav');
		expect(few).toContain('<h3 dir="auto" id="part-2">Two</h3>');
		const several = await pageOf(withBlocks(heading(1, 'One'), heading(2, 'Two'), heading(1, 'Three')));
		expect(several).toContain('<a dir="auto" href="#part-3">Three</a>');
		expect(several).toContain('<h2 dir="auto" id="part-3">Three</h2>');
	});

	it('has the because of an arrow, the evidence in a table, and all of the figure in words', async () => {
		const figure = sampleFigure();
		if (figure.drawing.as !== 'scene') throw new Error('The first figure is a model.');
		const [arrow] = figure.drawing.scene.lines;
		const because = { [arrow!.id]: 'Nobody waits for a panel </script>' };
		const page = await pageOf(withBlocks({ ...figure, drawing: { ...figure.drawing, because } }));
		expect(page).toContain('"because":"Nobody waits for a panel \\u003c/script>"');
		expect(page).toContain('<td dir="auto">6 records from 4 sources support it, 1 record from 1 source');
		for (const line of figure.description) expect(page).toContain(`<p dir="auto">${line}</p>`);
		const bare = await pageOf(withBlocks({ ...figure, drawing: { ...figure.drawing, evidence: {} } }));
		expect(bare).not.toContain('Evidence in figure');
	});

	it('brings the letters that it needs, stays small, and is large on request', async () => {
		const paragraph = (text: string): Block => ({ kind: 'paragraph', style: 'plain', text });
		const faces = async (text: string) =>
			all(await pageOf(withBlocks(paragraph(text))), /(@font-face)/g).length;
		expect([await faces('Trust'), await faces('ŵyr'), await faces('ŵyr, εμπιστοσύνη')]).toEqual([3, 6, 9]);
		expect((await writeWebPage(sampleDocument())).length).toBeLessThan(300_000);
		const large = await pageOf({ ...sampleDocument(), largePrint: true });
		expect(large).toContain('<html lang="en-GB" class="large">');
	});
});
