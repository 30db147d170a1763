// The large models of the canvas benchmark: rows and columns of nodes with places, and arrows that mostly run to the right.
import type { NodeKind } from '#lib/domain/theory/vocabulary.ts';
import type { ModelFile } from '#lib/model-file/model-file.ts';

const COLUMN = 270;
const ROW = 112;
const WORDS =
	'trust family time money worker plan support home school choice budget small gift repair visit listen ask offer agree learn'.split(
		' '
	);

/** A model of `nodes` core nodes in two pathways between prerequisites and outcomes; the same one every time. */
export function bigModel(nodes: number, arrows: number): ModelFile {
	const random = generator(nodes);
	const columns = Math.ceil(Math.sqrt(nodes * (ROW / COLUMN) * 1.6));
	const rows = Math.ceil(nodes / columns);
	const places = Array.from({ length: nodes }, (_, i) => ({ column: Math.floor(i / rows), row: i % rows }));
	const between = (column: number) => column > 0 && column < columns - 1;
	const file: ModelFile = {
		format: 'throughline-model',
		version: 1,
		title: `${nodes} nodes`,
		note: '',
		nodes: places.map(({ column, row }, i) => ({
			id: `n${i}`,
			kind: kindAt(column, columns, i),
			label: labelOf(random, i),
			pathway: between(column) ? (row < rows / 2 ? 'a' : 'b') : null,
			stage: null,
			pos: [column * COLUMN, row * ROW + (between(column) && row >= rows / 2 ? 90 : 0)],
			core: true,
			pinned: false,
			addedBy: '',
			note: '',
			status: null,
			basis: null,
			references: []
		})),
		arrows: [],
		pathways: [
			{ id: 'a', title: 'Pathway A: resources', order: 0 },
			{ id: 'b', title: 'Pathway B: relationships', order: 1 }
		],
		stages: [],
		statements: []
	};
	const there = new Set<string>();
	while (file.arrows.length < arrows) {
		const from = Math.floor(random() * nodes);
		const { column, row } = places[from]!;
		const far = random() < 0.9 ? 1 : 2;
		const to = (column + far) * rows + row + Math.round((random() - 0.5) * 6);
		const key = `${from} ${to}`;
		if (to === from || to < 0 || to >= nodes || places[to]!.column === column || there.has(key)) continue;
		there.add(key);
		file.arrows.push({
			id: `a${file.arrows.length}`,
			from: `n${from}`,
			to: `n${to}`,
			relation: 'leads-to',
			feedback: false,
			addedBy: '',
			because: '',
			status: null,
			basis: null,
			references: []
		});
	}
	return file;
}

function kindAt(column: number, columns: number, i: number): NodeKind {
	if (column === 0) return 'prerequisite';
	if (column === columns - 1) return 'outcome';
	return (['activity', 'mechanism', 'mechanism', 'intermediate-outcome'] as const)[i % 4]!;
}

function labelOf(random: () => number, i: number): string {
	const words = Array.from({ length: 3 + (i % 4) }, () => WORDS[Math.floor(random() * WORDS.length)]!);
	return `${words[0]![0]!.toUpperCase()}${words.join(' ').slice(1)} ${i}`;
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state * 1664525 + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
