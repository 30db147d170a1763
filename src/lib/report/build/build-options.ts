// How a document is to be built.
import type { ViewPage } from '#lib/domain/views/saved-view.ts';

export interface BuildOptions {
	/** ISO 8601 day that the document says it was made on. */
	date: string;
	/** The page of all figures, whatever their views say; null: each its own. */
	page: ViewPage | null;
	/** Title, caption and notes inside of the drawing: for a file that is the figure alone. */
	standalone: boolean;
}
