// A model as drawings that can be read on their page: one, or several where one would be too small.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { Theme } from '#lib/figure/theme.ts';
import type { LayoutEngine } from '#lib/layout/engine.ts';
import { smallestText } from './text-on-page.ts';

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

export interface Sheet {
	/** What of the figure it shows; '' for the whole. */
	title: string;
	part: Model;
	scene: Scene;
	/** The smallest text on that page in pt; null for `free`. */
	smallest: number | null;
}

export interface Sheets {
	sheets: readonly Sheet[];
	/** Sentences for whoever asked: split, arranged anew, still too small. */
	said: readonly string[];
}

/** The drawings of a view. The same request gives the same sheets. */
export async function sheetsOf(request: SheetRequest, engine: LayoutEngine): Promise<Sheets> {
	const { shown, whole, theme, strengths, words, page } = request;
	void engine;
	const scene = drawFigure({
		model: whole === shown ? shown : { ...whole, nodes: shown.nodes, arrows: shown.arrows },
		extent: 'full',
		theme,
		...(strengths && { strengths }),
		caption: words?.caption ?? '',
		notes: words?.notes ?? []
	});
	const smallest = page === 'free' ? null : smallestText(scene, page);
	return Promise.resolve({ sheets: [{ title: '', part: shown, scene, smallest }], said: [] });
}
