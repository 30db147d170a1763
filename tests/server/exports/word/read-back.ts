// Reads a Word file as somebody else's program would: unzip, parse, follow relationships.
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: (Element | string)[];
}

/** @throws where the XML is not well-formed */
function parsed(xml: string): Element {
	const root: Element = { name: '', attributes: {}, children: [] };
	const open = [root];
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', (tag) => {
		const attributes = Object.fromEntries(
			Object.entries(tag.attributes).map(([key, value]) => [key, value.value])
		);
		const element = { name: tag.name, attributes, children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('text', (text) => open.at(-1)!.children.push(text));
	parser.on('closetag', () => open.pop());
	parser.write(xml).close();
	return root.children.find((child) => typeof child !== 'string')!;
}

export interface WordRead {
	parts: ReadonlyMap<string, Element>;
	/** Names of all files. */
	names: readonly string[];
	body: Element;
}

export function readWord(bytes: Uint8Array): WordRead {
	const files = unzipSync(bytes);
	const isXml = (name: string): boolean => /\.(xml|rels|svg)$/.test(name);
	const parts = new Map(
		Object.entries(files)
			.filter(([name]) => isXml(name))
			.map(([name, data]) => [name, parsed(strFromU8(data))])
	);
	return { parts, names: Object.keys(files), body: all(parts.get('word/document.xml')!, 'w:body')[0]! };
}

/** All elements of this name within another, in their order. */
export function all(within: Element, name: string): Element[] {
	return within.children.flatMap((child) =>
		typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)]
	);
}

/** Its children of this name. */
export const own = (within: Element, name: string): Element[] =>
	within.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);

/** Every text in it, with a newline for each paragraph and line but the first. */
export function textOf(element: Element): string {
	const paragraphs = element.name === 'w:p' ? [element] : all(element, 'w:p');
	const words = (child: Element | string): string => {
		if (typeof child === 'string') return '';
		if (child.name === 'w:t') return child.children.join('');
		if (child.name === 'w:br') return '\n';
		if (child.name === 'w:tab' && child.attributes['w:val'] === undefined) return '\t';
		return child.name === 'w:drawing' ? '' : child.children.map(words).join('');
	};
	return paragraphs.map(words).join('\n');
}

export const styleOf = (paragraph: Element): string =>
	all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
