// A finished document as a plain value that can be stored as JSON: title, headings, paragraphs, figures, tables, in their
// order. Every format (PDF, Word, PowerPoint, HTML, text) is written from it and decides nothing itself. It holds only
// what its audience may see.
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import type { Scene } from '#lib/figure/scene.ts';

export interface Heading {
	kind: 'heading';
	level: 1 | 2 | 3;
	text: string;
}

/** `note`: small print. `own`: somebody's own words, which may hold several paragraphs. */
export interface Paragraph {
	kind: 'paragraph';
	text: string;
	style: 'plain' | 'note' | 'own';
}

export interface List {
	kind: 'list';
	ordered: boolean;
	items: readonly ListItem[];
}
export interface ListItem {
	text: string;
	items: readonly ListItem[];
}

/**
 * A figure with everything that is said of it. `caption` stands beneath, after "Figure {number}. {title}". `alt` is one or two
 * sentences; `description` is all of it in words, for notes and for whoever does not see the figure.
 */
export interface Figure {
	kind: 'figure';
	/** Unique within the document; letters, digits and hyphens. */
	id: string;
	number: number;
	title: string;
	caption: string;
	alt: string;
	description: readonly string[];
	page: ViewPage;
	drawing: ModelDrawing | ChartDrawing;
}

/** The scene without caption and notes, which the document says itself. */
export interface ModelDrawing {
	as: 'scene';
	scene: Scene;
	/** Evidence for and against in words, by id of node and arrow; empty where the figure shows no evidence. */
	evidence: Readonly<Record<string, string>>;
	/** The because of those arrows that have one, by id. */
	because?: Readonly<Record<string, string>>;
}

/** A chart as SVG (written by `#lib/charts`), size in px. */
export interface ChartDrawing {
	as: 'chart';
	svg: string;
	width: number;
	height: number;
}

/** What a cell says. `number` is what a spreadsheet stores for it; null where it is text. */
export interface Cell {
	text: string;
	number?: number;
	align?: 'left' | 'right';
	/** A heading of its row. */
	header?: boolean;
}

export interface TableColumn {
	title: string;
	/** What several columns beside each other have in common; empty where it stands alone. */
	group: string;
	align: 'left' | 'right';
	/** Share of the width of the table; all of them come to 1. */
	share: number;
}

export interface TableRow {
	/** `group`: one cell over all columns, heading of the rows under it. `total`: a sum. */
	kind: 'plain' | 'group' | 'total';
	cells: readonly Cell[];
}

export interface Table {
	kind: 'table';
	id: string;
	number: number;
	title: string;
	caption: string;
	columns: readonly TableColumn[];
	rows: readonly TableRow[];
	notes: readonly string[];
}

export interface PageBreak {
	kind: 'page-break';
}

export type Block = Heading | Paragraph | List | Figure | Table | PageBreak;

export interface ReportDocument {
	title: string;
	subtitle: string;
	language: 'en-GB';
	/** ISO 8601 day that the file says it was made on. */
	date: string;
	/** For whom it is, in words, for the foot of every page. */
	release: string;
	/** Text of 18 pt and more. */
	largePrint: boolean;
	blocks: readonly Block[];
	/** What was done that whoever asked should know: split by pathway, arranged anew. Not part of the file. */
	said: readonly string[];
}

/** A document that is one figure and nothing else: its title is that of the figure, and needs no place of its own. */
export const isOneFigure = ({ blocks }: Pick<ReportDocument, 'blocks'>): boolean =>
	blocks.length === 1 && blocks[0]!.kind === 'figure';
