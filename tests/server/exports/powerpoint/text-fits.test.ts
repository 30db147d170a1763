import { expect, it } from 'vitest';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { visiblePart } from '#lib/domain/theory/selection.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import type { Figure } from '#lib/report/document.ts';
import { sheetsOf } from '#lib/report/sheets/sheets.ts';
import { writePowerPoint } from '#server/exports/powerpoint/write-powerpoint.ts';
import { hostileDocument, sampleDocument, sampleModel } from '../../../support/report-documents.ts';
import { arialWidth } from '../word/arial.ts';
import { all, type Element, frameOf, one, readDeck } from './read-deck.ts';

const POINT = 12_700;

/** Arabic letters are on average no wider than Latin ones. */
const widthOf = (text: string, size: number): number =>
	arialWidth(text.replaceAll(/\p{Script=Arabic}/gu, 'n'), size);

/** How many lines Arial needs for a paragraph in so many pt: breaks at blanks, and within words that are longer. */
function linesOf(text: string, size: number, room: number): number {
	let [lines, used] = [1, 0];
	for (const word of text.split(/(?<=[ \-/–—])/)) {
		const width = widthOf(word.trimEnd(), size);
		if (used > 0 && used + width > room) [lines, used] = [lines + 1, 0];
		if (width > room) {
			lines += Math.ceil(width / room) - 1;
			used = width % room;
		} else used += widthOf(word, size);
	}
	return lines;
}

/** The height of a shape's text with its upper inset, and of the shape from where its text starts, in pt. */
function heights(shape: Element): { text: number; shape: number } {
	const { width, height } = frameOf(shape);
	const { lIns, rIns, tIns } = one(shape, 'a:bodyPr').attributes;
	const radius = Number(all(shape, 'a:prstGeom')[0] ? one(shape, 'a:gd').attributes.fmla!.slice(4) : 0);
	const kept = (radius / 100_000) * Math.min(width, height) * 0.292_89;
	const room = (width - Number(lIns) - Number(rIns) - 2 * kept) / POINT;
	const text = all(shape, 'a:p').reduce((sum, p) => {
		const words = all(p, 'a:t')
			.map((t) => t.text)
			.join('');
		const size = Number(one(p, 'a:rPr').attributes.sz) / 100;
		const points = (name: string): number => Number(one(one(p, name), 'a:spcPts').attributes.val) / 100;
		return sum + points('a:spcBef') + points('a:lnSpc') * linesOf(words, size, room);
	}, 0);
	// Text of a box with marks across its border starts above the box.
	const top = all(shape, 'a:rect')[0]?.attributes.t;
	const guide = all(shape, 'a:gd')
		.find(({ attributes }) => attributes.name === top)
		?.attributes.fmla?.split(' ');
	const above = guide ? (Number(guide[2]) / Number(guide[3])) * height : 0;
	return { text: text + (Number(tIns) + kept) / POINT, shape: (height - above) / POINT };
}

async function expectToFit(document: Parameters<typeof writePowerPoint>[0], least: number): Promise<void> {
	const names = new Set(
		document.blocks.flatMap((block) =>
			block.kind === 'figure' && block.drawing.as === 'scene'
				? block.drawing.scene.boxes.map((b) => b.name)
				: []
		)
	);
	const { slides } = readDeck(await writePowerPoint(document));
	const nodes = slides
		.flatMap((slide) => all(slide, 'p:sp'))
		.filter((shape) => [...names].some((name) => one(shape, 'p:cNvPr').attributes.descr?.startsWith(name)));
	expect(nodes.length).toBeGreaterThanOrEqual(least);
	for (const node of nodes) {
		const { text, shape } = heights(node);
		expect(text, one(node, 'p:cNvPr').attributes.name).toBeLessThanOrEqual(shape + 0.05);
	}
}

it('fits every label into its box, in full drawings and in hostile words', async () => {
	await expectToFit(sampleDocument(), 28);
	await expectToFit(hostileDocument(), 6);
});

it('fits every label into its box in compact drawings, and tells no room above it that is less than none', async () => {
	const model = visiblePart({ ...sampleModel(), note: '' }, 'core');
	const strength = {
		supports: { records: 12, sources: 2 },
		challenges: { records: 10, sources: 1 },
		refines: { records: 24, sources: 1 }
	};
	const strengths = new Map([...model.nodes.keys()].map((id) => [id, strength]));
	const { sheets } = await sheetsOf(
		{
			shown: model,
			whole: model,
			page: 'slide',
			theme: COLOUR_THEME,
			strengths,
			fewBelow: 0,
			legend: true,
			words: null
		},
		elkEngine()
	);
	expect(sheets.some(({ scene }) => scene.boxes.some(({ badge }) => badge))).toBe(true);
	const blocks = sheets.map(({ scene, title }, i): Figure => ({
		kind: 'figure',
		id: `figure-${i}`,
		number: i + 1,
		title,
		caption: '',
		alt: '',
		description: [],
		page: 'slide',
		drawing: { as: 'scene', scene, evidence: {} }
	}));
	const document = { ...sampleDocument(), blocks };
	await expectToFit(document, model.nodes.size);
	for (const slide of readDeck(await writePowerPoint(document)).slides)
		for (const { attributes } of all(slide, 'a:spcPts'))
			expect(Number(attributes.val)).toBeGreaterThanOrEqual(0);
});
