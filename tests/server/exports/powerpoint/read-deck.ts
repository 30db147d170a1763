// Reads a deck back as programs of others would: parts, elements, and where a connector's ends are by the rules of OOXML.
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	text: string;
}

/** The root of an XML document. @throws where it is not well-formed */
export function parsed(xml: string): Element {
	const parser = new SaxesParser();
	const root: Element = { name: '', attributes: {}, children: [], text: '' };
	const open = [root];
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('text', (text) => {
		open.at(-1)!.text += text;
	});
	parser.on('closetag', () => void open.pop());
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(xml).close();
	return root.children[0]!;
}

export const all = (element: Element, name: string): Element[] =>
	element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
export const one = (element: Element, name: string): Element => all(element, name)[0]!;

export function readDeck(bytes: Uint8Array) {
	const files = new Map(Object.entries(unzipSync(bytes)));
	const xml = (path: string): Element => parsed(new TextDecoder().decode(files.get(path)));
	const slides = [...files.keys()]
		.filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
		.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
		.map(xml);
	return { files, xml, slides };
}

export interface Frame {
	x: number;
	y: number;
	width: number;
	height: number;
	rotation: number;
	flipH: boolean;
	flipV: boolean;
}

export function frameOf(shape: Element): Frame {
	const xfrm = one(shape, 'a:xfrm');
	const [off, ext] = [one(xfrm, 'a:off').attributes, one(xfrm, 'a:ext').attributes];
	return {
		x: Number(off.x),
		y: Number(off.y),
		width: Number(ext.cx),
		height: Number(ext.cy),
		rotation: Number(xfrm.attributes.rot ?? 0) / 60_000,
		flipH: xfrm.attributes.flipH === '1',
		flipV: xfrm.attributes.flipV === '1'
	};
}

/** The corners of a connector as presetShapeDefinitions has them, mirrored, then turned around its middle. */
export function connectorPath(shape: Element): { x: number; y: number }[] {
	const frame = frameOf(shape);
	const { width: w, height: h } = frame;
	const adjust = Object.fromEntries(
		all(shape, 'a:gd').map(({ attributes: { name, fmla } }) => [name, Number(fmla!.split(' ')[1]) / 100_000])
	);
	const { adj1 = 0.5, adj2 = 0.5, adj3 = 0.5 } = adjust;
	const local: Record<string, [number, number][]> = {
		straightConnector1: [],
		bentConnector2: [[w, 0]],
		bentConnector3: [
			[w * adj1, 0],
			[w * adj1, h]
		],
		bentConnector4: [
			[w * adj1, 0],
			[w * adj1, h * adj2],
			[w, h * adj2]
		],
		bentConnector5: [
			[w * adj1, 0],
			[w * adj1, h * adj2],
			[w * adj3, h * adj2],
			[w * adj3, h]
		]
	};
	const points = [[0, 0], ...local[one(shape, 'a:prstGeom').attributes.prst!]!, [w, h]];
	const angle = (frame.rotation * Math.PI) / 180;
	return points.map(([u, v]) => {
		const dx = (u! - w / 2) * (frame.flipH ? -1 : 1);
		const dy = (v! - h / 2) * (frame.flipV ? -1 : 1);
		return {
			x: frame.x + w / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
			y: frame.y + h / 2 + dx * Math.sin(angle) + dy * Math.cos(angle)
		};
	});
}

/** Where the site of a shape is. */
export function siteOf(shape: Element, index: number): { x: number; y: number } {
	const { x, y, width, height } = frameOf(shape);
	const at = (u: number, v: number) => ({ x: x + u * width, y: y + v * height });
	const custom = all(shape, 'a:custGeom')[0];
	if (!custom) {
		const ellipse = one(shape, 'a:prstGeom').attributes.prst === 'ellipse';
		// An ellipse has sites between these, too.
		const step = ellipse ? 2 : 1;
		return [at(0.5, 0), at(0, 0.5), at(0.5, 1), at(1, 0.5)][index / step]!;
	}
	const guides = new Map<string | undefined, number>([
		['l', 0],
		['t', 0],
		['hc', 0.5],
		['vc', 0.5],
		['r', 1],
		['b', 1]
	]);
	for (const { attributes } of all(custom, 'a:gd')) {
		const [operator, , times, by] = attributes.fmla!.split(' ');
		if (operator === '*/') guides.set(attributes.name, Number(times) / Number(by));
	}
	const pos = one(all(custom, 'a:cxn')[index]!, 'a:pos').attributes;
	return at(guides.get(pos.x)!, guides.get(pos.y)!);
}
