// A report as ONE file of HTML that opens from disk without a network: words, tables, figures, the font, style and scripts.
// Nothing in it needs the scripts, and a policy lets none run but these.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Block, ReportDocument } from '#lib/report/document.ts';
import { contentsHtml, headingHtml, listHtml, paragraphHtml, placedHeadings } from './block-html.ts';
import { figureHtml } from './figure-html.ts';
import { fontFaces } from './fonts.ts';
import { said, tag, words } from './html.ts';
import { tableHtml } from './table-html.ts';

/** Line ends as a browser reads them, else the policy would know another text. */
const read = (name: string): string =>
	readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const STYLE = ['page.css', 'viewer.css'].map(read).join('\n');
const DRAWINGS = read('drawings.js');
/** In this order: the second asks the first to bring something into view. */
const VIEWER = ['viewer-camera.js', 'viewer-items.js'].map(read);

/** The same document gives the same bytes. */
export async function writeWebPage(document: ReportDocument): Promise<Uint8Array> {
	const body = bodyOf(document);
	const style = `${fontFaces(body)}\n${STYLE}`;
	const scripts = scriptsFor(document.blocks);
	const head = [
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policyOf(style, scripts)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		tag('title', {}, words(document.title)),
		tag('style', {}, style)
	];
	const page = { lang: document.language, class: document.largePrint ? 'large' : null };
	const running = scripts.map((script) => tag('script', { type: 'module' }, script));
	const html = tag(
		'html',
		page,
		`\n<head>\n${head.join('\n')}\n</head>\n`,
		`<body>\n${body}\n${running.join('\n')}\n</body>\n`
	);
	return new TextEncoder().encode(`<!doctype html>\n${html}\n`);
}

function scriptsFor(blocks: readonly Block[]): readonly string[] {
	const figures = blocks.filter((block) => block.kind === 'figure');
	if (figures.length === 0) return [];
	return [DRAWINGS, ...(figures.some(({ drawing }) => drawing.as === 'scene') ? VIEWER : [])];
}

function policyOf(style: string, scripts: readonly string[]): string {
	const only = (texts: readonly string[]): string =>
		texts.length === 0 ? "'none'" : texts.map((text) => `'sha256-${sha256(text)}'`).join(' ');
	return [
		"default-src 'none'",
		`style-src ${only([style])}`,
		`script-src ${only(scripts)}`,
		'img-src data:',
		'font-src data:',
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

function bodyOf(document: ReportDocument): string {
	const headings = placedHeadings(document.blocks);
	const levels = levelsOf([...headings.values()].map(({ level }) => level));
	const header = tag(
		'header',
		{},
		said('h1', document.title),
		document.subtitle ? said('p', document.subtitle, { class: 'subtitle' }) : ''
	);
	const placed = [...headings.keys()];
	const blocks = document.blocks.map((block): string => {
		switch (block.kind) {
			case 'heading':
				return headingHtml(headings.get(block)!, levels[placed.indexOf(block)]!);
			case 'paragraph':
				return paragraphHtml(block);
			case 'list':
				return listHtml(block);
			case 'figure':
				return figureHtml(block);
			case 'table':
				return tableHtml(block);
			case 'page-break':
				return tag('div', { class: 'page-break' });
		}
	});
	const made = tag('time', { datetime: document.date }, dayWords(document.date));
	const footer = tag('footer', {}, said('p', document.release), tag('p', {}, made));
	const main = tag('main', {}, `\n${blocks.filter(Boolean).join('\n')}\n`);
	return [header, contentsHtml([...headings.values()]), main, footer].filter(Boolean).join('\n');
}

/** Levels as they may follow each other: none is skipped on the way down. */
function levelsOf(given: readonly number[]): number[] {
	let before = 0;
	return given.map((level) => (before = Math.min(level, before + 1)));
}

const day = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** "22 November 2026" for an ISO 8601 day. */
const dayWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));
