import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visiblePart } from '#lib/domain/theory/selection.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import type { Scene, SceneText } from '#lib/figure/scene.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { overlap } from '#lib/layout/geometry.ts';
import { qualityOf } from '#lib/layout/quality.ts';
import { QUICK_ENGINE } from '#lib/layout/tidy-quickly.ts';
import type { SheetRequest } from '#lib/report/sheets/request.ts';
import { sheetsOf } from '#lib/report/sheets/sheets.ts';
import { arrow, byId, model, node } from '../../../support/models.ts';
import { sampleModel } from '../../../support/report-documents.ts';

const requestFor = (shown: Model, more: Partial<SheetRequest> = {}): SheetRequest => ({
	shown,
	whole: shown,
	page: 'a4-landscape',
	theme: COLOUR_THEME,
	strengths: null,
	fewBelow: 0,
	legend: true,
	words: null,
	...more
});
// The quick engine keeps the same rules as the other and takes a fraction of the time.
const sheets = (request: SheetRequest) => sheetsOf(request, QUICK_ENGINE);

const strengthsOf = (shown: Model) =>
	new Map(
		[...shown.nodes.keys(), ...shown.arrows.keys()].map((id, i) => [
			id,
			{
				supports: { records: i % 7, sources: 1 },
				challenges: { records: i % 3, sources: 1 },
				refines: { records: 0, sources: 0 }
			}
		])
	);

/** What a reader must never see, counted from what is drawn. */
function faults(part: Model, scene: Scene) {
	const rects = new Map(scene.boxes.map((box) => [box.id, box.rect]));
	const routes = new Map(
		scene.lines.map(({ id, points, badge }) => [
			id,
			{ points, middle: points[0]!, badge: badge?.rect ?? null }
		])
	);
	const { throughBoxes, boxOverlaps } = qualityOf(part, rects, [], routes);
	const textOutside = scene.boxes.filter(({ rect, label }) =>
		label.some((line) => !within(line, rect))
	).length;
	const marksOutside = scene.boxes.filter(({ rect, badge, marks }) =>
		marks.some((m) => m.count && !within(m.count, badge ?? rect))
	).length;
	const labelUnderBadge = scene.boxes.filter(
		({ badge, label }) => badge && label.some((line) => overlap(badge, rectOf(line)))
	).length;
	return { throughBoxes, boxOverlaps, textOutside, marksOutside, labelUnderBadge };
}
const NONE = { throughBoxes: 0, boxOverlaps: 0, textOutside: 0, marksOutside: 0, labelUnderBadge: 0 };

/** The letters themselves: from the height of a small x to the baseline. */
const rectOf = ({ x, y, width, size }: SceneText) => ({ x, y: y - 0.5 * size, width, height: 0.5 * size });
const within = (text: SceneText, box: { x: number; y: number; width: number; height: number }): boolean =>
	text.x >= box.x &&
	text.x + text.width <= box.x + box.width + 0.01 &&
	text.y - 0.75 * text.size >= box.y - 0.01 &&
	text.y <= box.y + box.height;

describe('sheetsOf', () => {
	const sample = sampleModel();
	const core = visiblePart(sample, 'core');

	it('puts the core of the sample on one A4 page with text of 8 pt, and says that it arranged it anew', async () => {
		const placed = {
			...core,
			nodes: byId([...core.nodes.values()].map((n, i) => ({ ...n, pos: [i * 300, 0] as const })))
		};
		const { sheets: found, said } = await sheets(
			requestFor(placed, { whole: sample, strengths: strengthsOf(core) })
		);
		expect(found).toHaveLength(1);
		expect(found[0]!.smallest).toBeGreaterThanOrEqual(8);
		expect(said).toEqual([
			'The nodes are arranged anew, so that the figure fits one A4 page with text of at least 8 pt.'
		]);
		expect(faults(core, found[0]!.scene)).toEqual(NONE);
	});

	it.each(['a4-landscape', 'a4-portrait', 'slide'] as const)(
		'splits the whole sample by pathway for %s, every page with text of 8 pt, and leaves out nothing',
		async (page) => {
			const shown = visiblePart(sample, 'full');
			const { sheets: found, said } = await sheets(
				requestFor(shown, { page, strengths: strengthsOf(shown) })
			);
			expect(found.length).toBeGreaterThan(2);
			expect(found.length).toBeLessThan(10);
			expect(said[0]).toMatch(
				/^At 8 pt this figure needs more than one (A4 page|slide); it is split by pathway into \d figures\.$/
			);
			expect(found.slice(0, 2).map((s) => s.title)).toEqual([
				'Pathway A: resources',
				'Pathway B: relationships'
			]);
			for (const { smallest, scene, part } of found) {
				expect(smallest).toBeGreaterThanOrEqual(8);
				expect(faults(part, scene)).toEqual(NONE);
			}
			expectAllShown(shown, found);
		},
		20_000
	);

	it('leaves a small figure as people arranged it, in full, and does not blow it up', async () => {
		const shown = model({
			nodes: [node('a', { pos: [0, 0] }), node('b', { pos: [300, 40] })],
			arrows: [arrow('ab', 'a', 'b')]
		});
		const { sheets: found, said } = await sheets(requestFor(shown));
		expect(said).toEqual([]);
		expect(found[0]!.scene.boxes.map((box) => box.word !== null)).toEqual([true, true]);
		const [a, b] = found[0]!.scene.boxes.map((box) => box.rect);
		expect([b!.x - a!.x, b!.y - a!.y]).toEqual([300, 40]);
		expect(found[0]!.smallest).toBeLessThanOrEqual(12);
	});

	it('draws the boxes compactly before it moves any past another', async () => {
		const nodes = Array.from({ length: 24 }, (_, i) =>
			node(`n${i}`, { label: `Node ${i}`, pos: [(i % 6) * 220, Math.floor(i / 6) * 150] })
		);
		const { sheets: found, said } = await sheets(requestFor(model({ nodes })));
		expect(said).toEqual([]);
		expect(found).toHaveLength(1);
		expect(found[0]!.scene.boxes.every((box) => box.word === null)).toBe(true);
		const rects = found[0]!.scene.boxes.map((box) => box.rect);
		expect(rects.every((r, i) => i % 6 === 0 || r.x > rects[i - 1]!.x)).toBe(true);
	});

	it('draws a free figure once, as people arranged it, whatever its size', async () => {
		const shown = visiblePart(sample, 'full');
		const { sheets: found, said } = await sheets(requestFor(shown, { page: 'free', words: null }));
		expect([found.length, found[0]!.smallest, said]).toEqual([1, null, []]);
		const usual = drawFigure({ model: shown, extent: 'full', caption: '', notes: [] });
		expect(svgOf(found[0]!.scene)).toBe(svgOf(usual));
	});

	it('tells counts under a threshold by a mark alone, and says so in the legend', async () => {
		const shown = model({ nodes: [node('a', { pos: [0, 0] }), node('b', { pos: [300, 0] })] });
		const strength = {
			supports: { records: 3, sources: 1 },
			challenges: { records: 7, sources: 1 },
			refines: { records: 0, sources: 0 }
		};
		const { sheets: found } = await sheets(
			requestFor(shown, { fewBelow: 5, strengths: new Map([['a', strength]]) })
		);
		const { scene } = found[0]!;
		expect(scene.boxes[0]!.marks.map((mark) => mark.count?.text ?? null)).toEqual([null, '7']);
		expect(scene.legend.map((entry) => entry.text.text)).toContain('no number: fewer than 5 records');
		expect(svgOf(scene)).not.toContain('>3<');
	});

	it('leaves the legend out, and puts words into the drawing, where asked', async () => {
		const shown = model({ nodes: [node('a', { pos: [0, 0] })] });
		const words = { title: 'T', caption: 'A caption', notes: ['A note'] };
		const [plain, worded] = await Promise.all([
			sheets(requestFor(shown, { legend: false })),
			sheets(requestFor(shown, { legend: false, words }))
		]);
		const texts = ({ caption, notes, legend }: Scene) => [caption, notes, legend].map((list) => list.length);
		expect(texts(plain.sheets[0]!.scene)).toEqual([0, 0, 0]);
		expect(texts(worded.sheets[0]!.scene)).toEqual([1, 1, 0]);
	});

	it('gives the same sheets again', async () => {
		const request = requestFor(core, { whole: sample, page: 'slide' });
		const [a, b] = [await sheets(request), await sheets(request)];
		expect(JSON.stringify(a.sheets.map((s) => s.scene))).toBe(JSON.stringify(b.sheets.map((s) => s.scene)));
	});

	it('shows every node and every arrow of any model, and says where text stays too small', async () => {
		await fc.assert(
			fc.asyncProperty(anyModel, async (shown) => {
				const { sheets: found, said } = await sheets(requestFor(shown));
				expectAllShown(shown, found);
				const small = found.some(({ smallest }) => smallest! < 8 - 0.001);
				expect(said.some((sentence) => sentence.startsWith('The smallest text is'))).toBe(small);
			}),
			{ numRuns: 12 }
		);
	}, 60_000);
});

function expectAllShown(shown: Model, found: readonly { scene: Scene }[]): void {
	const nodes = new Set(found.flatMap(({ scene }) => scene.boxes.map((box) => box.id)));
	const arrows = new Set(found.flatMap(({ scene }) => scene.lines.map((line) => line.id)));
	expect([...nodes].sort()).toEqual([...shown.nodes.keys()].sort());
	expect([...arrows].sort()).toEqual([...shown.arrows.keys()].sort());
	// An arrow is nowhere without its ends.
	for (const { scene } of found) {
		const here = new Set([...scene.boxes, ...scene.lines].map((thing) => thing.id));
		for (const { from, to } of scene.lines) expect([here.has(from), here.has(to)]).toEqual([true, true]);
	}
}

const KINDS = [
	'prerequisite',
	'context',
	'activity',
	'mechanism',
	'outcome',
	'moderator',
	'unintended-effect'
] as const;

/** Up to 60 nodes in lanes of all kinds, arrows between them and onto one another. */
const anyModel = fc
	.record({
		nodes: fc.array(
			fc.record({ kind: fc.constantFrom(...KINDS), pathway: fc.constantFrom('A', 'B', null) }),
			{
				minLength: 1,
				maxLength: 60
			}
		),
		arrows: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 80 })
	})
	.map(({ nodes, arrows }) => {
		const all = nodes.map((fields, i) =>
			node(`n${i}`, { ...fields, label: `What node ${i} says of the theory` })
		);
		const made: ReturnType<typeof arrow>[] = [];
		for (const [from, to, onArrow] of arrows) {
			const end = onArrow && made.length > 0 ? made[to % made.length]!.id : `n${to % all.length}`;
			const start = `n${from % all.length}`;
			if (start !== end) made.push(arrow(`e${made.length}`, start, end));
		}
		return model({
			pathways: [
				{ id: 'A', title: 'Pathway A', order: 0 },
				{ id: 'B', title: 'Pathway B', order: 1 }
			],
			nodes: all,
			arrows: made
		});
	});
