import { beforeAll, expect, test } from 'vitest';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { Figure, ReportDocument } from '#lib/report/document.ts';
import { writeWord } from '#server/exports/word/write-word.ts';
import {
	HOSTILE_WORDS,
	hostileDocument,
	sampleDocument,
	sampleModel
} from '../../../support/report-documents.ts';
import { arialWidth } from './arial.ts';
import { type Element, all, own, readWord, textOf } from './read-back.ts';

const EMU = 12_700;

/** A canvas and the scene that it was drawn from. */
interface Read {
	scene: Scene;
	shapes: Element[];
	inline: Element;
}

function full(): ReportDocument {
	const document = sampleDocument();
	const figure = document.blocks.find((b): b is Figure => b.kind === 'figure')!;
	const scene = drawFigure({ model: { ...sampleModel(), note: '' }, extent: 'full', caption: '' });
	return { ...document, blocks: [{ ...figure, drawing: { as: 'scene', scene, evidence: {} } }] };
}

async function canvasOf(document: ReportDocument): Promise<Read> {
	const figure = document.blocks.find((b): b is Figure => b.kind === 'figure')!;
	if (figure.drawing.as !== 'scene') throw new Error('Not a model.');
	const read = readWord(await writeWord(document, { shapes: 'native' }));
	const [canvas] = all(read.body, 'wpc:wpc');
	const [inline] = all(all(read.body, 'mc:Choice')[0]!, 'wp:inline');
	return { scene: figure.drawing.scene, shapes: own(canvas!, 'wps:wsp'), inline: inline! };
}

const about = (shape: Element): Record<string, string> => own(shape, 'wps:cNvPr')[0]!.attributes;
const connectors = ({ shapes }: Read): Element[] => shapes.filter((s) => own(s, 'wps:cNvCnPr').length > 0);
const named = ({ shapes }: Read, name: string): Element[] => shapes.filter((s) => about(s).name === name);

let sample: Read;
let whole: Read;
let hostile: Read;
beforeAll(async () => {
	sample = await canvasOf(sampleDocument());
	whole = await canvasOf(full());
	hostile = await canvasOf(hostileDocument());
});

test('every node and every arrow is there once, nodes with their words', () => {
	for (const read of [sample, whole, hostile]) {
		const count = (names: string[], name: string): number => names.filter((n) => n === name).length;
		const boxes = read.scene.boxes.map((b) => b.name);
		for (const { name } of read.scene.boxes) expect(named(read, name)).toHaveLength(count(boxes, name));
		const lines = read.scene.lines.map((l) => l.name);
		const drawn = connectors(read).map((c) => about(c).name!);
		expect(drawn.toSorted()).toEqual(lines.toSorted());
	}
	for (const box of sample.scene.boxes) {
		const words = textOf(named(sample, box.name)[0]!);
		expect(words.replaceAll(/\s/g, '')).toContain(
			box.label
				.map((l) => l.text)
				.join('')
				.replaceAll(/\s/g, '')
		);
	}
	const words = hostile.scene.boxes.map((box) => textOf(named(hostile, box.name)[0]!).replaceAll('\n', ''));
	for (const text of HOSTILE_WORDS.slice(0, -1)) expect(words.some((w) => w.includes(text))).toBe(true);
});

test('each connector is glued at both ends to places of shapes that are there', () => {
	for (const read of [sample, whole, hostile]) {
		const places = new Map(read.shapes.map((s) => [about(s).id, all(s, 'a:cxn').length || 8]));
		for (const connector of connectors(read)) {
			const [start, end] = ['a:stCxn', 'a:endCxn'].map((name) => all(connector, name)[0]!.attributes);
			for (const { id, idx } of [start!, end!]) {
				expect(places.has(id!)).toBe(true);
				expect(Number(idx)).toBeLessThan(places.get(id!)!);
			}
			expect(start!.id).not.toBe(end!.id);
		}
	}
});

test('a connector begins and ends where it is glued', () => {
	const boxOf = (s: Element) => {
		const [off, ext] = [all(s, 'a:off')[0]!.attributes, all(s, 'a:ext')[0]!.attributes];
		return { x: Number(off.x), y: Number(off.y), width: Number(ext.cx), height: Number(ext.cy) };
	};
	for (const read of [sample, whole])
		for (const connector of connectors(read)) {
			const box = boxOf(connector);
			const { rot, flipH, flipV } = all(connector, 'a:xfrm')[0]!.attributes;
			const corner = (sx: number, sy: number) => {
				const [dx, dy] = [((flipH ? -sx : sx) * box.width) / 2, ((flipV ? -sy : sy) * box.height) / 2];
				const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
				return rot ? { x: middle.x - dy, y: middle.y + dx } : { x: middle.x + dx, y: middle.y + dy };
			};
			const ends = { 'a:stCxn': corner(-1, -1), 'a:endCxn': corner(1, 1) };
			for (const [name, at] of Object.entries(ends)) {
				const shape = read.shapes.find((s) => about(s).id === all(connector, name)[0]!.attributes.id)!;
				const { x, y, width, height } = boxOf(shape);
				const slack = 3 * EMU;
				expect(at.x).toBeGreaterThanOrEqual(x - slack);
				expect(at.x).toBeLessThanOrEqual(x + width + slack);
				expect(at.y).toBeGreaterThanOrEqual(y - slack);
				expect(at.y).toBeLessThanOrEqual(y + height + slack);
			}
		}
});

test('every shape, every connector and the canvas say what they are; ids are unique', () => {
	for (const { shapes, inline } of [sample, whole, hostile]) {
		for (const shape of shapes) expect(about(shape).descr?.trim()).toBeTruthy();
		expect(all(inline, 'wp:docPr')[0]!.attributes.descr).toBeTruthy();
		const ids = [...shapes.map((s) => about(s).id), all(inline, 'wp:docPr')[0]!.attributes.id];
		expect(new Set(ids).size).toBe(ids.length);
	}
	const first = sample.scene.boxes[0]!;
	expect(about(named(sample, first.name)[0]!).descr).toMatch(/record/);
});

test('nothing of the canvas lies outside of it', () => {
	for (const { shapes, inline } of [sample, whole, hostile]) {
		const { cx, cy } = all(inline, 'wp:extent')[0]!.attributes;
		for (const shape of shapes) {
			const [off, ext] = [all(shape, 'a:off')[0]!.attributes, all(shape, 'a:ext')[0]!.attributes];
			const turned = all(shape, 'a:xfrm')[0]!.attributes.rot !== undefined;
			if (turned) continue;
			expect(Number(off.x)).toBeGreaterThanOrEqual(0);
			expect(Number(off.y)).toBeGreaterThanOrEqual(0);
			expect(Number(off.x) + Number(ext.cx)).toBeLessThanOrEqual(Number(cx) + EMU);
			expect(Number(off.y) + Number(ext.cy)).toBeLessThanOrEqual(Number(cy) + EMU);
		}
	}
});

test('the words of a node fit it in Arial, line by line', () => {
	for (const read of [sample, whole])
		for (const box of read.scene.boxes) {
			const shape = named(read, box.name)[0]!;
			const ext = all(shape, 'a:ext')[0]!.attributes;
			const body = own(shape, 'wps:bodyPr')[0]!.attributes;
			const width = (Number(ext.cx) - Number(body.lIns) - Number(body.rIns)) / EMU;
			let height = Number(body.tIns) / EMU;
			for (const p of all(shape, 'w:p')) {
				const spacing = all(p, 'w:spacing')[0]!.attributes;
				const size = Number(all(p, 'w:sz')[0]!.attributes['w:val']) / 2;
				const text = textOf(p).replace(/\t/g, '  ');
				const lines = arialLines(text, size, width);
				height += (Number(spacing['w:before']) + lines * Number(spacing['w:line'])) / 20;
			}
			expect(height).toBeLessThanOrEqual(Number(ext.cy) / EMU);
		}
});

/** How many lines Word needs: words that do not fit go onto the next one. */
function arialLines(text: string, size: number, width: number): number {
	let [lines, used] = [1, 0];
	for (const word of text.split(' ')) {
		const length = arialWidth(word, size);
		expect(length).toBeLessThanOrEqual(width);
		const gap = used > 0 ? arialWidth(' ', size) : 0;
		if (used + gap + length <= width) used += gap + length;
		else {
			lines++;
			used = length;
		}
	}
	return lines;
}
