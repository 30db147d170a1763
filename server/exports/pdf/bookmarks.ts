// Bookmarks for headings, figures and tables, one beneath the other as their levels say.
import type { Bookmark } from './paper.ts';

interface Item {
	addItem(title: string, options: Record<string, unknown>): Item;
}

/** Nothing where the document has one page only. */
export function setBookmarks(doc: PDFKit.PDFDocument, bookmarks: readonly Bookmark[]): void {
	if (doc.bufferedPageRange().count < 2) return;
	const above: { level: number; item: Item }[] = [{ level: 0, item: doc.outline as unknown as Item }];
	for (const { level, title, page, top } of bookmarks) {
		while (above.at(-1)!.level >= level) above.pop();
		// `left` is counted from the right edge by the library.
		const left = doc.switchToPage(page).width;
		const item = above.at(-1)!.item.addItem(title, { pageNumber: page, top, left, expanded: level < 3 });
		above.push({ level, item });
	}
}
