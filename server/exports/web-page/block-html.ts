// Headings, paragraphs and lists, and the list of contents that leads to the headings.
import type { Block, Heading, List, ListItem, Paragraph } from '#lib/report/document.ts';
import { said, tag, words } from './html.ts';

/** With fewer headings than this the page needs no list of contents. */
const SEVERAL = 3;

/** A heading with the id that the contents lead to. */
export interface PlacedHeading extends Heading {
	id: string;
}

/** Every heading of the page, numbered. */
export function placedHeadings(blocks: readonly Block[]): ReadonlyMap<Block, PlacedHeading> {
	const headings = blocks.filter((block) => block.kind === 'heading');
	return new Map(headings.map((heading, i) => [heading, { ...heading, id: `part-${i + 1}` }]));
}

/** The title of the page is the one heading of the first level; a level is never skipped. */
export function headingHtml({ id, text }: PlacedHeading, level: number): string {
	return said(`h${level + 1}`, text, { id });
}

export function paragraphHtml({ text, style }: Paragraph): string {
	const paragraphs = style === 'own' ? text.split(/\n{2,}/) : [text];
	return paragraphs
		.filter((part) => part.trim() !== '')
		.map((part) => said('p', part, { class: style === 'plain' ? null : style }))
		.join('');
}

export function listHtml({ ordered, items }: List): string {
	return listOf(items, ordered ? 'ol' : 'ul');
}

const listOf = (items: readonly ListItem[], name: 'ol' | 'ul'): string =>
	tag(
		name,
		{},
		...items.map(({ text, items: inner }) =>
			tag('li', { dir: 'auto' }, words(text), inner.length > 0 ? listOf(inner, name) : '')
		)
	);

/** Links to the headings; nothing where there are only a few. */
export function contentsHtml(headings: readonly PlacedHeading[]): string {
	if (headings.length < SEVERAL) return '';
	const entries = headings.map(({ id, level, text }) =>
		tag('li', { class: `level-${level}` }, said('a', text, { href: `#${id}` }))
	);
	return tag(
		'nav',
		{ 'aria-labelledby': 'contents' },
		tag('h2', { id: 'contents' }, 'Contents'),
		tag('ol', {}, ...entries)
	);
}
