// A saved view of a model: what of it is shown, on which page, how it looks. Every output is made from one.
import type { Grounds } from '#lib/domain/theory/lens.ts';
import type { Extent } from '#lib/domain/theory/selection.ts';

/** `free`: as large as the figure is; never split. */
export const VIEW_PAGES = ['a4-landscape', 'a4-portrait', 'slide', 'free'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

export const VIEW_PAGE_WORDS: Record<ViewPage, string> = {
	'a4-landscape': 'A4 landscape',
	'a4-portrait': 'A4 portrait',
	slide: 'Slide (16:9)',
	free: 'As large as the figure'
};

/** `grey` tells everything apart in black-and-white print; `contrast` has 7:1 for all text. */
export const VIEW_THEMES = ['colour', 'grey', 'contrast'] as const;
export type ViewTheme = (typeof VIEW_THEMES)[number];

export const VIEW_THEME_WORDS: Record<ViewTheme, string> = {
	colour: 'Colour',
	grey: 'Black and white',
	contrast: 'High contrast'
};

/** What of the model is shown. An empty list lets everything through. */
export interface ViewFilter {
	extent: Extent;
	/** Ids of pathways, which bring along what is joined to them and is on none; '' for all that is on none. */
	pathways: readonly string[];
	/** Ids of sites: nodes and arrows with records of these; marks count these records only. */
	sites: readonly string[];
	/** How much evidence there must be; null for any or none. */
	grounds: Grounds | null;
	/** A kept version of the model; null for the model as it is when the output is made. */
	versionId: string | null;
}

/** What somebody chooses for a view. */
export interface ViewFields {
	/** Unique within its model, case ignored; 1 to 80 characters. */
	name: string;
	filter: ViewFilter;
	page: ViewPage;
	theme: ViewTheme;
	/** Evidence marks on nodes and arrows. */
	marks: boolean;
	legend: boolean;
	/** Words of one's own for the caption; null for the one that is made from the data. */
	caption: string | null;
}

export interface SavedView extends ViewFields {
	id: string;
	modelId: string;
	/** Counts edits from 1. */
	revision: number;
}

/** Longest name and caption, in characters. */
export const VIEW_NAME_LENGTH = 80;
export const VIEW_CAPTION_LENGTH = 600;

/** The view that every model has without anybody saving one: named after its extent. */
export const plainView = (modelId: string, extent: Extent): SavedView => ({
	id: extent,
	modelId,
	name: extent === 'core' ? 'Core of the model' : 'Full model',
	filter: { extent, pathways: [], sites: [], grounds: null, versionId: null },
	page: 'a4-landscape',
	theme: 'colour',
	marks: true,
	legend: true,
	caption: null,
	revision: 0
});

export const plainViews = (modelId: string): SavedView[] => [
	plainView(modelId, 'core'),
	plainView(modelId, 'full')
];
