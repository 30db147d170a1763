// Title, headings, paragraphs and lists.
import type { Heading, List, ListItem, Paragraph } from '#lib/report/document.ts';
import { leastOf, linesOf, measureOf, setLines } from './lines.ts';
import type { Element, Paper } from './paper.ts';
import type { Part } from './part.ts';

/** The title on the first page; it is the document's first heading. */
export function titlePart(
	paper: Paper,
	{ title, subtitle }: { title: string; subtitle: string },
	width: number
): Part {
	const { title: big, subtitle: small } = paper.sizes;
	const lines = linesOf(title, big, width);
	const under = subtitle.trim() === '' ? [] : linesOf(subtitle, small, width);
	const height = lines.length * big.leading + (under.length > 0 ? 4 : 0) + under.length * small.leading + 6;
	return {
		before: 0,
		least: height,
		height,
		heads: true,
		set() {
			const { left } = paper.frame;
			const heading = paper.open(paper.root, 'H1');
			setLines(paper, heading, 'H1', lines, big, left);
			heading.end();
			if (under.length > 0) {
				paper.y += 4;
				const paragraph = paper.open(paper.root, 'P');
				setLines(paper, paragraph, 'P', under, small, left);
				paragraph.end();
			}
			paper.y += 6;
		}
	};
}

/** A heading of the document stands one level beneath its title. */
export function headingPart(paper: Paper, { level, text }: Heading, width: number): Part {
	const setting = paper.sizes.headings[level];
	const lines = linesOf(text, setting, width);
	const height = lines.length * setting.leading + setting.size * 0.3;
	return {
		before: setting.size * (level === 1 ? 1.5 : 1.2),
		least: height,
		height,
		heads: true,
		set() {
			paper.need(height);
			paper.bookmark(level, text);
			const type = `H${level + 1}`;
			const heading = paper.open(paper.root, type);
			setLines(paper, heading, type, lines, setting, paper.frame.left);
			heading.end();
			paper.y += setting.size * 0.3;
		}
	};
}

/** Words of one's own may hold several paragraphs. */
export function paragraphPart(paper: Paper, { text, style }: Paragraph, width: number): Part {
	const setting = style === 'note' ? paper.sizes.note : paper.sizes.body;
	const measure = measureOf(setting, width);
	const paragraphs = text
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.filter((one) => one.trim() !== '')
		.map((one) => linesOf(one, setting, measure));
	const gap = setting.size * 0.5;
	const count = paragraphs.reduce((sum, lines) => sum + lines.length, 0);
	return {
		before: gap,
		least: leastOf(paragraphs[0]?.length ?? 0, setting),
		height: count * setting.leading + Math.max(0, paragraphs.length - 1) * gap,
		heads: false,
		set() {
			paragraphs.forEach((lines, i) => {
				if (i > 0) paper.space(gap);
				const paragraph = paper.open(paper.root, 'P');
				setLines(paper, paragraph, 'P', lines, setting, paper.frame.left);
				paragraph.end();
			});
		}
	};
}

export function listPart(paper: Paper, { ordered, items }: List, width: number): Part {
	const { body } = paper.sizes;
	const measure = measureOf(body, width);
	const step = body.size * 1.7;
	const gap = body.size * 0.22;

	function set(parent: Element, of: readonly ListItem[], numbered: boolean, depth: number): void {
		const numbering = numbered ? 'Decimal' : depth === 0 ? 'Disc' : 'Circle';
		const list = paper.open(parent, 'L', { attributes: { O: 'List', ListNumbering: numbering } });
		of.forEach(({ text, items: beneath }, i) => {
			const label = numbered ? `${i + 1}.` : depth === 0 ? '•' : '–';
			const x = paper.frame.left + (depth + 1) * step;
			const lines = linesOf(text, body, measure - (depth + 1) * step);
			paper.space(gap);
			paper.need(leastOf(lines.length, body));
			const item = paper.open(list, 'LI');
			const mark = paper.open(item, 'Lbl');
			const top = paper.y;
			setLines(paper, mark, 'Lbl', [label], body, x - step + body.size * 0.2);
			paper.y = top;
			const words = paper.open(item, 'LBody');
			setLines(paper, words, 'LBody', lines, body, x);
			if (beneath.length > 0) set(words, beneath, false, depth + 1);
			item.end();
		});
		list.end();
	}

	const heightOf = (of: readonly ListItem[], depth: number): number =>
		of.reduce(
			(sum, { text, items: beneath }) =>
				sum +
				gap +
				linesOf(text, body, measure - (depth + 1) * step).length * body.leading +
				heightOf(beneath, depth + 1),
			0
		);
	return {
		before: body.size * 0.3,
		least: items.length > 0 ? heightOf([{ ...items[0]!, items: [] }], 0) : 0,
		height: heightOf(items, 0),
		heads: false,
		set: () => {
			if (items.length > 0) set(paper.root, items, ordered, 0);
		}
	};
}
