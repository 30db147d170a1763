// Reads the SVG that `#lib/charts` writes, and no other: whatever it does not know, it refuses.
import type { Rect } from '#lib/layout/geometry.ts';
import type { Weight } from '#lib/text/width-table.ts';
import { bandOf, type Tile } from './hatch.ts';

export interface ChartInk {
	/** #rrggbb; null for none and for what is filled with a `tile`. */
	fill: string | null;
	tile: Tile | null;
	opacity: number;
	stroke: string | null;
	width: number;
	dash: readonly number[];
	join: 'miter' | 'round';
}

export interface ChartText {
	kind: 'text';
	text: string;
	x: number;
	y: number;
	size: number;
	weight: Weight;
	colour: string;
	anchor: 'start' | 'middle' | 'end';
	halo: string | null;
}

export type ChartShape =
	| { kind: 'path'; d: string; ink: ChartInk }
	| { kind: 'rect'; rect: Rect; ink: ChartInk }
	| { kind: 'circle'; x: number; y: number; radius: number; ink: ChartInk }
	| ChartText;

/** A chart that the reader does not know how to draw. */
export class UnknownChart extends Error {}

type Attributes = ReadonlyMap<string, string>;

const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([a-zA-Z:-]+)="([^"]*)"/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const INK = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin'];
/** The elements that are drawn, and what each may say. */
const KNOWN: Record<string, readonly string[]> = {
	path: ['d', ...INK],
	rect: ['x', 'y', 'width', 'height', ...INK],
	circle: ['cx', 'cy', 'r', ...INK],
	text: ['x', 'y', 'font-size', 'font-weight', 'fill', 'text-anchor', 'paint-order', ...INK],
	pattern: ['id', 'width', 'height', 'patternUnits', 'patternTransform']
};
const WITHOUT_DRAWING = ['svg', 'title', 'desc', 'defs'];

/**
 * The shapes of a chart in the order in which they are drawn.
 * @throws UnknownChart at an element, attribute or value that charts have not had so far
 */
export function readChart(svg: string): ChartShape[] {
	const shapes: ChartShape[] = [];
	const tiles = new Map<string, Tile>();
	const open: string[] = [];
	let pattern: { id: string; size: number; angle: number; shapes: ChartShape[] } | null = null;
	let text: ChartText | null = null;
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < svg.length) {
		const at = TOKEN.lastIndex;
		const token = TOKEN.exec(svg);
		if (!token) throw new UnknownChart(`not our own SVG at character ${at}`);
		const [, closing, name, words = '', empty, content] = token;
		if (content !== undefined) {
			if (text && open.at(-1) === 'text') text.text += decoded(content);
			continue;
		}
		if (closing) {
			if (open.pop() !== name) throw new UnknownChart(`</${name}> closes nothing`);
			if (name === 'pattern' && pattern) {
				tiles.set(pattern.id, tileOf(pattern));
				pattern = null;
			}
			continue;
		}
		const attributes = attributesOf(words);
		if (name === 'pattern') pattern = { ...frameOf(attributes), shapes: [] };
		else if (!WITHOUT_DRAWING.includes(name!)) {
			const shape = shapeOf(name!, attributes, tiles);
			text = shape.kind === 'text' ? shape : null;
			(pattern?.shapes ?? shapes).push(shape);
		}
		if (!empty) open.push(name!);
	}
	if (open.length > 0) throw new UnknownChart(`<${open.at(-1)}> is not closed`);
	return shapes;
}

const attributesOf = (words: string): Attributes =>
	new Map([...words.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, decoded(value!)]));

const decoded = (words: string): string =>
	words.replace(/&(#?\w+);/g, (whole, entity: string) => {
		const character = ENTITIES[entity];
		if (character === undefined) throw new UnknownChart(`entity ${whole}`);
		return character;
	});

function shapeOf(name: string, attributes: Attributes, tiles: ReadonlyMap<string, Tile>): ChartShape {
	const known = KNOWN[name];
	if (!known) throw new UnknownChart(`element <${name}>`);
	for (const attribute of attributes.keys())
		if (!known.includes(attribute)) throw new UnknownChart(`attribute ${attribute} of <${name}>`);
	const n = (attribute: string): number => numberOf(attributes.get(attribute) ?? '0');
	switch (name) {
		case 'path':
			return { kind: 'path', d: attributes.get('d')!, ink: inkOf(attributes, tiles) };
		case 'rect': {
			const rect = { x: n('x'), y: n('y'), width: n('width'), height: n('height') };
			return { kind: 'rect', rect, ink: inkOf(attributes, tiles) };
		}
		case 'circle':
			return { kind: 'circle', x: n('cx'), y: n('cy'), radius: n('r'), ink: inkOf(attributes, tiles) };
		case 'text':
			return {
				kind: 'text',
				text: '',
				x: n('x'),
				y: n('y'),
				size: n('font-size'),
				weight: oneOf([400, 500, 600] as const, n('font-weight')),
				colour: colourOf(attributes.get('fill'))!,
				anchor: oneOf(['start', 'middle', 'end'] as const, attributes.get('text-anchor') ?? 'start'),
				halo: colourOf(attributes.get('stroke'))
			};
		default:
			throw new UnknownChart(`<${name}> here`);
	}
}

function inkOf(attributes: Attributes, tiles: ReadonlyMap<string, Tile>): ChartInk {
	const fill = attributes.get('fill') ?? '#000000';
	const pattern = /^url\(#(.+)\)$/.exec(fill)?.[1];
	const tile = pattern === undefined ? null : tiles.get(pattern);
	if (tile === undefined) throw new UnknownChart(`pattern ${pattern}`);
	return {
		fill: tile ? null : colourOf(fill),
		tile,
		opacity: numberOf(attributes.get('fill-opacity') ?? '1'),
		stroke: colourOf(attributes.get('stroke')),
		width: numberOf(attributes.get('stroke-width') ?? '1'),
		dash: (attributes.get('stroke-dasharray') ?? '').split(' ').filter(Boolean).map(numberOf),
		join: oneOf(['miter', 'round'] as const, attributes.get('stroke-linejoin') ?? 'miter')
	};
}

function frameOf(attributes: Attributes): { id: string; size: number; angle: number } {
	const size = numberOf(attributes.get('width') ?? '');
	const transform = attributes.get('patternTransform') ?? 'rotate(0)';
	const angle = /^rotate\((-?[\d.]+)\)$/.exec(transform)?.[1];
	if (numberOf(attributes.get('height') ?? '') !== size || angle === undefined)
		throw new UnknownChart('a pattern that is not a turned square');
	return { id: attributes.get('id') ?? '', size, angle: Number(angle) };
}

/** A ground over all of the tile, lines from edge to edge, and whole circles. */
function tileOf({ size, angle, shapes }: { size: number; angle: number; shapes: ChartShape[] }): Tile {
	const bands: Tile['bands'][number][] = [];
	const dots: Tile['dots'][number][] = [];
	for (const shape of shapes) {
		if (shape.kind === 'rect')
			bands.push({ upright: true, at: size / 2, width: size, colour: shape.ink.fill! });
		else if (shape.kind === 'circle') {
			const { x, y, radius, ink } = shape;
			dots.push({ x, y, radius, colour: ink.fill! });
		} else if (shape.kind === 'path') {
			const { width, stroke } = shape.ink;
			const lines = shape.d.matchAll(/M([\d.]+) ([\d.]+)([HV])([\d.]+)|(.)/g);
			for (const [, x, y, direction, to, other] of lines) {
				if (other !== undefined || Number(to) !== size)
					throw new UnknownChart(`path ${shape.d} in a pattern`);
				const upright = direction === 'V';
				bands.push({ upright, ...bandOf(Number(upright ? x : y), width, size), colour: stroke! });
			}
		} else throw new UnknownChart('text in a pattern');
	}
	return { size, angle, bands, dots };
}

function colourOf(value: string | undefined): string | null {
	if (value === undefined || value === 'none') return null;
	if (!/^#[\da-f]{6}$/.test(value)) throw new UnknownChart(`colour ${value}`);
	return value;
}

function numberOf(value: string): number {
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number)) throw new UnknownChart(`number “${value}”`);
	return number;
}

function oneOf<T>(allowed: readonly T[], value: unknown): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined) throw new UnknownChart(`value ${String(value)}`);
	return found;
}
