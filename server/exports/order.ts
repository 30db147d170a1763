// What the exporting thread can be asked for, and what it answers. All of it can pass between threads.
import type { Audience } from '#lib/domain/release/audience.ts';
import type { CsvTable, ExportFormat, ReportFormat } from '#lib/domain/report/formats.ts';
import type { ReportFields } from '#lib/domain/report/report.ts';
import type { SavedView } from '#lib/domain/views/saved-view.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import type { DocumentFinding } from '#lib/report/scan/suspected-in-texts.ts';

interface Wish {
	facts: ReportFacts;
	audience: Audience;
	/** ISO 8601 day that the file says it was made on. */
	date: string;
	/** Of the database: what stands for findings cannot be made up by whoever does not know it. */
	secret: string;
	/** What stands for “somebody looked at the findings”, see {@link Found}. */
	accept: string | null;
}

export interface ViewOrder extends Wish {
	what: 'view';
	view: SavedView;
	format: ExportFormat;
	/** PNG: dots an inch. */
	dpi: number;
	/** Word: figures as shapes or as pictures. */
	shapes: 'native' | 'picture';
	/** Null: as the format has it by itself. */
	description: 'standard' | 'plain' | 'none' | null;
	largePrint: boolean;
	/** CSV: which table. */
	table: CsvTable;
}

export interface ReportOrder extends Wish {
	what: 'report';
	report: ReportFields;
	format: ReportFormat;
	shapes: 'native' | 'picture';
}

/** Looks only: what would be in a report, and what of it looks like personal data. */
export interface CheckOrder extends Omit<Wish, 'accept'> {
	what: 'check';
	report: ReportFields;
}

export type ExportOrder = ViewOrder | ReportOrder | CheckOrder;

export interface ExportedFile {
	/** Without a path, with its ending; made of the title. */
	name: string;
	bytes: Uint8Array;
}

/** One file, or several where a figure is split and its format holds one figure only. */
export interface Made {
	is: 'made';
	files: readonly ExportedFile[];
	said: readonly string[];
}

/** What somebody has to look at before it leaves. */
export type Finding = Pick<DocumentFinding, 'where' | 'what' | 'text'>;

/** It cannot be made; the words say why and what to do, and hold nothing of the data. */
export interface Refused {
	is: 'refused';
	words: string;
}

/** Nothing is made before somebody looked at these; `accept` is what to send then. */
export interface Found {
	is: 'found';
	findings: readonly Finding[];
	accept: string;
}

export interface Checked {
	is: 'checked';
	findings: readonly Finding[];
	accept: string | null;
	said: readonly string[];
	contents: readonly { kind: string; number: number | null; title: string }[];
}

/** What each kind of order is answered with. */
export type Answered<O extends ExportOrder> = O extends CheckOrder ? Checked : Made | Found | Refused;
