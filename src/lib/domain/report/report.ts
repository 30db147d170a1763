// A report as somebody put it together: its parts in their order, and for whom it is. Saved, and made anew whenever the
// data change.
import type { ReleaseTier } from '#lib/domain/release/audience.ts';
import type { ViewTheme } from '#lib/domain/views/saved-view.ts';

/**
 * One part. `kind` names an entry of the registry of parts (`#lib/report/parts/registry.ts`); what it needs beyond that
 * is in the other fields, which are empty where its kind asks for nothing.
 */
export interface ReportPart {
	/** Unique within the report. */
	id: string;
	kind: string;
	/** The model that it is of; null for parts of the study as a whole. */
	modelId: string | null;
	/** A saved view of that model, or `core` or `full` for the plain ones; null where the part is of no view. */
	viewId: string | null;
	/** A heading of one's own; empty for the usual one. */
	heading: string;
	/** The words of a part that is text of one's own; empty for all others. */
	text: string;
}

/** What somebody chooses for a report. */
export interface ReportFields {
	/** Unique within its study, case ignored; 1 to 120 characters. */
	title: string;
	subtitle: string;
	release: ReleaseTier;
	/** The site that it is for where the release is `site`; else null. */
	siteId: string | null;
	theme: ViewTheme;
	/** Large print: text of 18 pt and more. */
	largePrint: boolean;
	parts: readonly ReportPart[];
}

export interface Report extends ReportFields {
	id: string;
	studyId: string;
	/** Counts edits from 1. */
	revision: number;
	updatedBy: string;
	/** ISO 8601 time. */
	updatedAt: string;
}

export const REPORT_TITLE_LENGTH = 120;
export const MOST_PARTS = 60;
