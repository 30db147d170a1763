// A line as somebody writes it: every field as text, read and checked when it is saved.
import { parsePounds } from '#lib/domain/evidence/money.ts';
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';
import type { SpendFields, SpendKind } from '#lib/domain/spend/spend-line.ts';
import { poundsField } from './query-words.ts';

export interface LineDraft {
	siteId: string;
	strandId: string;
	date: string;
	familyCode: string;
	instalment: string;
	kind: SpendKind;
	pounds: string;
	purpose: string;
	note: string;
	reference: string;
	approvedBy: string;
	categoryId: string;
}

export function draftOf(line: SpendFields | null, siteId: string): LineDraft {
	return {
		siteId: line?.siteId ?? siteId,
		strandId: line?.strandId ?? '',
		date: line?.date ?? '',
		familyCode: line?.familyCode ?? '',
		instalment: line?.instalment?.toString() ?? '',
		kind: line?.kind ?? 'spent',
		pounds: poundsField(line?.pence),
		purpose: line?.purpose ?? '',
		note: line?.note ?? '',
		reference: line?.reference ?? '',
		approvedBy: line?.approvedBy ?? '',
		categoryId: line?.categoryId ?? ''
	};
}

export type DraftFaults = Partial<Record<keyof LineDraft, string>>;

/** The fields, or what is wrong with which. */
export function readDraft(
	draft: LineDraft
): { ok: true; fields: SpendFields } | { ok: false; faults: DraftFaults } {
	const faults: DraftFaults = {};
	const date = draft.date.trim();
	const pence = parsePounds(draft.pounds);
	const instalment = draft.instalment.trim();
	if (!draft.siteId) faults.siteId = 'Choose the site.';
	if (date && !isPartialDate(date))
		faults.date = 'Write a date that exists, such as 2019-05-20, 2019-05 or 2019.';
	if (pence === null)
		faults.pounds = 'Write one amount in pounds, such as 250 or 19.99; with a minus for a refund.';
	if (instalment && !/^[1-9]\d{0,2}$/.test(instalment)) faults.instalment = 'Write a whole number from 1.';
	if (Object.keys(faults).length > 0) return { ok: false, faults };
	return {
		ok: true,
		fields: {
			siteId: draft.siteId,
			strandId: draft.strandId || null,
			date: date || null,
			familyCode: draft.familyCode.trim(),
			instalment: instalment ? Number(instalment) : null,
			kind: draft.kind,
			pence: pence!,
			purpose: draft.purpose.trim(),
			note: draft.note.trim(),
			reference: draft.reference.trim(),
			approvedBy: draft.approvedBy.trim(),
			categoryId: draft.categoryId
		}
	};
}
