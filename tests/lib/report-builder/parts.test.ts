import { describe, expect, it } from 'vitest';
import { PART_KINDS, type PartKindId } from '#lib/domain/report/part-kinds.ts';
import { choiceWords, nameOf, placeWords } from '#lib/report-builder/part-words.ts';
import { annexParts, changed, moved, newPart, placed, without } from '#lib/report-builder/parts.ts';

const of = (...kinds: PartKindId[]) =>
	kinds.reduce<ReturnType<typeof newPart>[]>((parts, kind) => [...parts, newPart(kind, 'm', parts)], []);
const ids = (parts: readonly { id: string }[]) => parts.map(({ id }) => id);
const models = [
	{ id: 'm', title: 'Overarching', views: [{ id: 'v1', name: 'Pathway A' }] },
	{ id: 'other', title: 'Another', views: [] }
];

describe('parts of a report', () => {
	it('are new ones with ids of their own, and with a model and view only where their kind needs one', () => {
		const parts = of('figure', 'text', 'figure', 'by-month');
		expect(ids(parts)).toEqual(['figure', 'text', 'figure-2', 'by-month']);
		expect(parts.map(({ modelId, viewId }) => [modelId, viewId])).toEqual([
			['m', 'core'],
			[null, null],
			['m', 'core'],
			[null, null]
		]);
	});

	it('move up and down, and stay at either end', () => {
		const parts = of('figure', 'text', 'sources');
		expect(ids(moved(parts, 'text', -1))).toEqual(['text', 'figure', 'sources']);
		expect(ids(moved(parts, 'text', 1))).toEqual(['figure', 'sources', 'text']);
		expect(moved(parts, 'figure', -1)).toBe(parts);
		expect(moved(parts, 'sources', 1)).toBe(parts);
		expect(moved(parts, 'none', 1)).toBe(parts);
	});

	it('are put back where they were, under another id where that one was taken meanwhile', () => {
		const parts = of('figure', 'text', 'sources');
		const rest = without(parts, 'text');
		expect(ids(rest)).toEqual(['figure', 'sources']);
		expect(placed(rest, parts[1]!, 1)).toEqual(parts);
		const more = [...rest, newPart('text', null, rest)];
		expect(ids(placed(more, parts[1]!, 1))).toEqual(['figure', 'text-2', 'sources', 'text']);
	});

	it('change one at a time', () => {
		const parts = of('figure', 'figure');
		expect(changed(parts, 'figure-2', { heading: 'H' })).toEqual([parts[0], { ...parts[1], heading: 'H' }]);
	});

	it('of an annex are of kinds that there are, in the model that was chosen', () => {
		const parts = annexParts('m');
		for (const { kind } of parts) expect(PART_KINDS).toHaveProperty(kind);
		expect(new Set(ids(parts)).size).toBe(parts.length);
		expect(parts.filter(({ viewId }) => viewId !== null).every(({ modelId }) => modelId === 'm')).toBe(true);
		for (const kind of ['figure', 'description', 'data-collection', 'by-category', 'by-month', 'matrix'])
			expect(parts.map((part) => part.kind)).toContain(kind);
	});
});

describe('words of parts', () => {
	const [figure, text, sources] = of('figure', 'text', 'sources') as [never, never, never];
	const one = <T extends object>(part: T, more: object): never => ({ ...part, ...more }) as never;

	it('say what is chosen, and what is gone', () => {
		expect(choiceWords(figure, models)).toBe('Core of the model · Overarching');
		expect(choiceWords(figure, models.slice(0, 1))).toBe('Core of the model');
		expect(choiceWords(one(figure, { viewId: 'v1', heading: 'Ours' }), models)).toBe(
			'Pathway A · Overarching · “Ours”'
		);
		expect(choiceWords(one(figure, { viewId: 'v9' }), models)).toBe('A view that is gone · Overarching');
		expect(choiceWords(one(figure, { modelId: 'm9' }), models)).toContain('A model that is gone');
		expect(choiceWords(sources, models)).toBe('');
		expect(choiceWords(text, models)).toBe('No words yet');
		expect(choiceWords(one(text, { text: `First line\nsecond` }), models)).toBe('First line');
		expect(choiceWords(one(text, { text: 'words '.repeat(100) }), models)).toMatch(/^(?:words ){9,}…$/);
	});

	it('tell parts of one kind apart, and say where one stands now', () => {
		expect(nameOf(one(figure, { viewId: 'v1' }), models)).toBe('Figure of the model, Pathway A');
		expect(nameOf(one(text, { heading: 'About' }), models)).toBe('Text of your own, “About”');
		expect(placeWords('text', [figure, text, sources], models)).toBe('Text of your own, now 2 of 3');
	});

	it('name also a kind that a later version made', () => {
		expect(nameOf(one(text, { kind: 'refinement-log' }), models)).toMatch(/does not know/);
	});
});
