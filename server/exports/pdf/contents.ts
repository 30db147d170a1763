// The contents on the first page of a report, where that page would hold little else: headings, figures and tables with
// their pages, each a link.
import type { Block } from '#lib/report/document.ts';
import { wrap } from '#lib/text/wrap.ts';
import { baseline, measureOf } from './lines.ts';
import type { Bookmark, Element, Paper } from './paper.ts';
import type { Part } from './part.ts';
import type { Setting } from './sizes.ts';

/** Fewer entries are seen at a glance without contents. */
const FEWEST = 5;
/** Headings beneath this level are left out. */
const DEEPEST = 2;

interface Entry {
	/** Of the bookmarks, which stand in the same order. */
	place: number;
	words: string;
	level: number;
}

export function entriesOf(blocks: readonly Block[]): Entry[] {
	const marked = blocks.filter(({ kind }) => kind === 'heading' || kind === 'figure' || kind === 'table');
	let above = 0;
	return marked.flatMap((block, place): Entry[] => {
		if (block.kind === 'heading') {
			if (block.level > DEEPEST) return [];
			above = block.level;
			return [{ place, words: block.text, level: block.level }];
		}
		if (block.kind !== 'figure' && block.kind !== 'table') return [];
		const kind = block.kind === 'figure' ? 'Figure' : 'Table';
		return [{ place, words: `${kind} ${block.number}. ${block.title}`, level: above + 1 }];
	});
}

export interface Contents extends Part {
	/** Writes the entries into their place, when it is known on which page each is. */
	fill(bookmarks: readonly Bookmark[]): void;
}

/** Null where there is too little to find, or more than the page holds beneath what stands on it already. */
export function contentsPart(
	paper: Paper,
	blocks: readonly Block[],
	room: number,
	width: number
): Contents | null {
	const { body, headings } = paper.sizes;
	const entries = entriesOf(blocks);
	const row = body.leading * 1.15;
	const heading = headings[2];
	const height = heading.leading * 1.4 + entries.length * row;
	if (entries.length < FEWEST || height > room) return null;
	let place: { page: number; left: number; top: number; width: number; list: Element } | null = null;
	const lookOf = (level: number): Setting => (level === 1 ? { ...body, weight: 500 } : body);

	return {
		before: heading.size * 1.6,
		least: height,
		height,
		heads: false,
		set() {
			const { left } = paper.frame;
			const title = paper.open(paper.root, 'H2');
			paper.content(title, 'H2', () =>
				paper.pen.line('Contents', left, paper.y + baseline(heading), heading)
			);
			title.end();
			paper.y += heading.leading * 1.4;
			const list = paper.open(paper.root, 'TOC');
			const page = paper.frames.length - 1;
			place = { page, left, top: paper.y, width: measureOf(body, width), list };
			paper.y += entries.length * row;
		},
		fill(bookmarks) {
			if (!place) return;
			const { doc, pen } = paper;
			const { list, left, width: wide } = place;
			entries.forEach(({ place: at, words, level }, i) => {
				const { page, top } = bookmarks[at]!;
				const target = doc.switchToPage(page);
				const destination = [target.dictionary, 'XYZ', 0, target.height - top, null];
				doc.switchToPage(place!.page);
				const look = lookOf(level);
				const y = place!.top + i * row;
				const number = String(page + 1);
				const indent = (level - 1) * body.size * 1.4;
				const room = wide - indent - pen.widthOf(number, look) - body.size * 2;
				const [line = ''] = wrap(words, look, room, 1);
				const link = paper.open(paper.open(paper.open(list, 'TOCI'), 'Reference'), 'Link');
				paper.content(link, 'Link', () => {
					pen.line(line, left + indent, y + baseline(look), look);
					pen.line(number, left + wide - pen.widthOf(number, look), y + baseline(look), look);
				});
				doc.annotate(left, y, wide, row, {
					Subtype: 'Link',
					Dest: destination,
					// As a text, not as a name.
					Contents: new String(`${words}, page ${number}`),
					structParent: link
				} as never);
				link.end();
			});
			list.end();
		}
	};
}
