// Reads a PDF with another program than the one that wrote it.
import { getDocument } from '../../../support/pdfjs.ts';

/** A line of text where it stands: pt from the lower left corner of its page, `y` its baseline. */
export interface PlacedText {
	words: string;
	x: number;
	y: number;
	width: number;
	size: number;
}

/** A node of the tag tree; `filled` where something on the page is its own. */
export interface Tag {
	role: string;
	filled: boolean;
	alt?: string;
	children: Tag[];
}

export interface PageRead {
	width: number;
	height: number;
	texts: PlacedText[];
	tags: Tag | null;
	links: number;
}

export interface PdfRead {
	pages: PageRead[];
	title: string;
	language: string;
	bookmarks: { title: string; items: unknown[] }[];
	identifier: string;
}

interface TreeNode {
	role?: string;
	type?: string;
	alt?: string;
	children?: TreeNode[];
}

export async function readBack(bytes: Uint8Array): Promise<PdfRead> {
	// The reader keeps what it is given.
	const task = getDocument({ data: bytes.slice(), verbosity: 0, isEvalSupported: false } as never);
	const pdf = await task.promise;
	const { info } = (await pdf.getMetadata()) as unknown as { info: { Title: string; Language: string } };
	const pages: PageRead[] = [];
	for (let i = 1; i <= pdf.numPages; i++) {
		const page = await pdf.getPage(i);
		const [, , width, height] = page.view as [number, number, number, number];
		const { items } = await page.getTextContent({ disableNormalization: true });
		const texts = items.flatMap((item) => {
			if (!('str' in item) || item.str === '') return [];
			const [, , , size, x, y] = item.transform as number[];
			return [{ words: item.str, x: x!, y: y!, width: item.width, size: Math.abs(size!) }];
		});
		const tree = (await page.getStructTree()) as TreeNode | null;
		const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link').length;
		pages.push({ width, height, texts, tags: tree && tagOf(tree), links });
	}
	const outline = (await pdf.getOutline()) as PdfRead['bookmarks'] | null;
	const identifier = (pdf.fingerprints as string[])[0]!;
	await task.destroy();
	return { pages, title: info.Title, language: info.Language, bookmarks: outline ?? [], identifier };
}

const tagOf = ({ role = '', alt, children = [] }: TreeNode): Tag => ({
	role,
	filled: children.some(({ type }) => type === 'content'),
	...(alt !== undefined && { alt }),
	children: children.filter(({ type }) => type === undefined).map(tagOf)
});

/** All tags beneath one, itself included. */
export const allTags = (tag: Tag | null): Tag[] => (tag ? [tag, ...tag.children.flatMap(allTags)] : []);
