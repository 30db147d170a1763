// A figure: its drawing, what is said of it, and all of it in words. Scripts put the drawing itself in the place of its
// picture, where it has the page's font, and make a viewer of a model's.
import { svgOf } from '#lib/figure/svg.ts';
import { attributes } from '#lib/figure/xml.ts';
import type { ChartDrawing, Figure, ModelDrawing } from '#lib/report/document.ts';
import { type FigureWords, figureWords } from './figure-data.ts';
import { json, said, tag, words } from './html.ts';

/** What programs that know no style sheets show it at, in px: the width of the text on a sheet of A4. */
const PICTURE_WIDTH = 640;

export function figureHtml(figure: Figure): string {
	const { drawing } = figure;
	return drawing.as === 'scene' ? modelHtml(figure, drawing) : chartHtml(figure, drawing);
}

function modelHtml(figure: Figure, drawing: ModelDrawing): string {
	const { id, page, number } = figure;
	const { width, height } = drawing.scene;
	const lying = page === 'free' ? width > height : page !== 'a4-portrait';
	const data = figureWords(drawing);
	const scene = { ...drawing.scene, title: figure.title, description: figure.alt };
	const viewer = tag(
		'div',
		{ class: 'viewer' },
		tag('div', { class: 'tools' }),
		tag(
			'div',
			{ class: 'view' },
			tag('div', { class: 'stage' }, pictureOf(figure, svgOf(scene, id))),
			tag('div', { class: 'about' })
		),
		tag('p', { class: 'hint' })
	);
	return tag(
		'div',
		{ class: `figure model ${lying ? 'lying' : 'standing'}`, id, 'data-figure': number },
		tag('figure', {}, viewer, caption(figure)),
		inWords(figure),
		evidenceOf(figure, drawing, data),
		json(data)
	);
}

function chartHtml(figure: Figure, { svg }: ChartDrawing): string {
	const chart = tag('div', { class: 'paper' }, pictureOf(figure, withIds(svg, figure.id)));
	return tag(
		'div',
		{ class: 'figure chart', id: figure.id },
		tag('figure', {}, chart, caption(figure)),
		inWords(figure)
	);
}

const caption = ({ number, title, caption: more }: Figure): string =>
	tag(
		'figcaption',
		{ dir: 'auto' },
		tag('strong', {}, `Figure ${number}. ${words(title)}`),
		more ? ` ${words(more)}` : ''
	);

const inWords = ({ number, alt, description }: Figure): string =>
	tag(
		'details',
		{ class: 'words' },
		tag('summary', {}, `Figure ${number} in words`),
		...[alt, ...description].map((line) => said('p', line))
	);

/** The evidence behind each node and arrow as a table, so that no script is needed to read it. */
function evidenceOf({ id, number }: Figure, drawing: ModelDrawing, { nodes, arrows }: FigureWords): string {
	if (Object.keys(drawing.evidence).length === 0) return '';
	const rows = [
		...nodes.map(({ kind, label, evidence }) => ({ what: kind, name: label, evidence })),
		...arrows.map(({ name, evidence }) => ({ what: 'Arrow', name, evidence }))
	].filter(({ evidence }) => evidence !== '');
	const heads = ['Node or arrow', 'Kind', 'Evidence'].map((title) => tag('th', { scope: 'col' }, title));
	const title = `Evidence in figure ${number}`;
	const table = tag(
		'table',
		{},
		tag('caption', { id: `${id}-evidence` }, title),
		tag('thead', {}, tag('tr', {}, ...heads)),
		tag(
			'tbody',
			{},
			...rows.map(({ what, name, evidence }) =>
				tag('tr', {}, said('th', name, { scope: 'row' }), said('td', what), said('td', evidence))
			)
		)
	);
	const region = { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': `${id}-evidence` };
	return tag('details', { class: 'words' }, tag('summary', {}, title), tag('div', region, table));
}

/**
 * The drawing as a picture: SVG between tags is known to browsers only, others would print its words in a row. Its words
 * stay readable in the file.
 */
function pictureOf({ alt, drawing }: Figure, svg: string): string {
	const { width, height } = drawing.as === 'scene' ? drawing.scene : drawing;
	// Quotes around values are the only ones that SVG from here has; the others are written as entities.
	const source = svg.replaceAll('"', "'").replaceAll(/[%#<>&\n\t]/g, encodeURIComponent);
	const size = { width: PICTURE_WIDTH, height: Math.round((PICTURE_WIDTH * height) / width) };
	return `<img${attributes({ class: 'drawing', alt, ...size })} src="data:image/svg+xml,${source}">`;
}

/** Ids of a chart and what refers to them, begun with the figure's: the same chart may stand in a page twice. */
function withIds(svg: string, figure: string): string {
	return svg
		.replaceAll(/ id="([^"]*)"/g, ` id="${figure}-$1"`)
		.replaceAll(/="url\(#([^)"]*)\)"/g, `="url(#${figure}-$1)"`)
		.replaceAll(/ aria-labelledby="([^"]*)"/g, (_, ids: string) => {
			const own = ids.split(' ').map((one) => `${figure}-${one}`);
			return ` aria-labelledby="${own.join(' ')}"`;
		});
}
