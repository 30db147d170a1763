// What is asked of the sheets of a view.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import type { Theme } from '#lib/figure/theme.ts';

export interface SheetRequest {
	/** What is drawn; arrows have both their ends. */
	shown: Model;
	/** What it is a part of. */
	whole: Model;
	page: ViewPage;
	theme: Theme;
	/** By node or arrow id; null where the figure says nothing of evidence. */
	strengths: ReadonlyMap<string, Strength> | null;
	/** Evidence marks with fewer records have no number; 0: all numbers are told. */
	fewBelow: number;
	legend: boolean;
	/** Words inside of the drawing, for a file that is the figure alone; null where the document says them itself. */
	words: { title: string; caption: string; notes: readonly string[] } | null;
}
