import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NODE_KINDS } from '#lib/domain/theory/vocabulary.ts';
import type { SceneBox } from '#lib/figure/scene.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { measure } from '#lib/text/measure.ts';
import { arrow, drawByHand, model, node, strength } from './small-models.ts';
import { fault } from './well-formed.ts';

const AWKWARD: Record<string, string> = {
	script: '<script>alert("x")</script>',
	'ampersand and quotes': `R&D "quoted" 'single' &amp; ]]> <!-- -->`,
	Welsh: 'Ymddiriedaeth rhwng y gweithiwr a’r teulu, ŵ ŷ â',
	Arabic: 'الثقة بين العائلة والعامل الاجتماعي',
	Hebrew: 'אמון בין המשפחה לעובד',
	emoji: '👩‍👩‍👧 needs met 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂',
	'control characters': 'a\u0000b\u0008c\u001fd\ufffee\ud800f',
	'a word of 300 characters': 'x'.repeat(300),
	'a long sentence': 'Trust develops when needs are met. '.repeat(30),
	nothing: ''
};

/** Every line of a box's text is inside its rectangle, and nothing in the header row touches. */
function fits(box: SceneBox): boolean {
	const { x, y, width, height } = box.rect;
	const texts = [box.word, ...box.label, ...box.marks.map((m) => m.count)].filter((t) => t !== null);
	const inside = texts.every(
		(t) =>
			t.x >= x + 4 && t.x + t.width <= x + width - 4 && t.y - t.size > y && t.y + t.size * 0.3 < y + height
	);
	const firstMark = box.marks[0];
	return inside && (!firstMark || box.word!.x + box.word!.width <= firstMark.x);
}

describe('svgOf', () => {
	it.each(Object.keys(AWKWARD))('draws awkward text safely: %s', (name) => {
		const label = AWKWARD[name]!;
		const nodes = NODE_KINDS.map((kind) => node(`${kind} ${label}`, { kind, label }));
		const arrows = [arrow(label, nodes[0]!.id, nodes[1]!.id, { relation: 'shapes' })];
		const strengths = new Map(nodes.map((n) => [n.id, strength(112, 23, 14)]));
		const scene = drawByHand(model(nodes, arrows, { title: label, note: label }), strengths);
		const svg = svgOf(scene);
		expect(fault(svg)).toBeNull();
		expect(svg).not.toMatch(/<script|href|<image|<style|<foreignObject/i);
		expect(scene.boxes).toHaveLength(nodes.length);
		for (const box of scene.boxes) expect(fits(box), JSON.stringify(box)).toBe(true);
	});

	it('draws whatever is typed as well-formed XML with every box’s text in its box', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 90 }),
				fc.constantFrom(...NODE_KINDS),
				(label, kind) => {
					const scene = drawByHand(model([node('n', { label, kind })], [], { title: label, note: label }));
					expect(fault(svgOf(scene))).toBeNull();
					expect(scene.boxes.every(fits)).toBe(true);
				}
			)
		);
	});

	it('says in its title and description what it shows', () => {
		const scene = drawByHand(
			model([node('n', { pathway: 'a' }), node('o', { kind: 'outcome' })], [arrow('e', 'n', 'o')])
		);
		expect(scene.description).toBe(
			'A logic model with its nodes in 2 parts: Pathway A: resources (1), Outcomes (1). 2 nodes, 1 arrow.'
		);
		const svg = svgOf(scene, 'f2');
		expect(svg).toContain('role="img" aria-labelledby="f2-title f2-desc"');
		expect(svg).toContain('<title id="f2-title">A model</title>');
	});

	it('writes no number with more than two decimals', () => {
		const svg = svgOf(
			drawByHand(model([node('n'), node('m')], [arrow('e', 'n', 'm', { relation: 'may-cause' })]))
		);
		expect(svg).not.toMatch(/\d\.\d{3}|NaN|Infinity|undefined/);
	});

	it('keeps legend and notes on the page', () => {
		const note = 'A note that goes on. '.repeat(60);
		const nodes = NODE_KINDS.map((kind) => node(kind, { kind, pathway: 'a' }));
		const scene = drawByHand(
			model(nodes, [arrow('e', 'context', 'outcome')], { note }),
			new Map([['e', strength(1, 1, 1)]])
		);
		for (const text of [...scene.legend.map((l) => l.text), ...scene.notes, ...scene.caption]) {
			expect(text.x + measure(text.text, { size: text.size, weight: text.weight })).toBeLessThanOrEqual(
				scene.width
			);
			expect(text.y).toBeLessThan(scene.height);
		}
		expect(scene.notes.map((n) => n.text).join(' ')).toContain(note.trim());
	});
});
