// Sources and evidence records as plain values: the citable things that links point to.
import type { ReleaseTier } from '#lib/domain/release/audience.ts';
import type { LedgerCitation } from '#lib/domain/spend/spend-query.ts';

export const SOURCE_KINDS = [
	'report',
	'article',
	'transcript',
	'observation-note',
	'ledger',
	'questionnaire',
	'workshop',
	'other'
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where evidence comes from. `date` is ISO 8601, as exact as is known ("2019-08", "2022"). */
export interface Source {
	id: string;
	title: string;
	kind: SourceKind;
	date: string | null;
	reference: string;
	/** The id of a source that this one repeats, e.g. the same report in another file. */
	duplicateOf: string | null;
}

export const EVIDENCE_KINDS = [
	'interview',
	'focus-group',
	'observation',
	'spend',
	'questionnaire',
	'publication',
	'analysis',
	'case-material',
	'other'
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_KIND_WORDS: Record<EvidenceKind, string> = {
	interview: 'Interview excerpt',
	'focus-group': 'Focus-group point',
	observation: 'Observation',
	spend: 'Spend item',
	questionnaire: 'Questionnaire answer',
	publication: 'Publication',
	analysis: 'Researchers’ analysis',
	'case-material': 'Case material',
	other: 'Other, or not stated'
};

/** What an amount stands for: money that left, money that was agreed, or a figure a text mentions. */
export const AMOUNT_KINDS = ['spent', 'agreed', 'reported'] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** Money of a record, in pence. `upToPence` is set where only a range or an upper bound is known. */
export interface Amount {
	kind: AmountKind;
	pence: number | null;
	upToPence: number | null;
}

/** One citable thing in a source. Case-level: it lives in SQL behind the API and never in a Yjs document. */
export interface EvidenceRecord {
	id: string;
	studyId: string;
	sourceId: string;
	kind: EvidenceKind;
	/** Ids of the sites it speaks of; empty where the source does not say. */
	siteIds: readonly string[];
	phaseId: string | null;
	/** ISO 8601, as exact as is known. */
	date: string | null;
	/** The role of who speaks, never a name. */
	role: string;
	/** The excerpt, paraphrase, answer or purpose. */
	text: string;
	amount: Amount | null;
	/** Pseudonymous family or case code. */
	familyCode: string;
	/** Which payment of a family this is, from 1; null where it is not a payment. */
	instalment: number | null;
	typology: string;
	/** Where in the source: section and lines, page or time. */
	section: string;
	lines: string;
	/** What a reader must know before relying on it. */
	caveat: string;
	/** E5: how far it may go in reports and files; `team` until somebody says otherwise. */
	release: ReleaseTier;
	/** Counts edits from 1. */
	revision: number;
	createdBy: string;
	createdAt: string;
	updatedBy: string;
	updatedAt: string;
	/** Set where somebody withdrew it: it stays as a tombstone and counts for nothing. */
	withdrawn: { by: string; at: string; reason: string } | null;
	/** The figure of the spend register that it cites, as it was when it was linked; null for all else. */
	ledger: LedgerCitation | null;
}
