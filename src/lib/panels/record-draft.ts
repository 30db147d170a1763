// A record as it stands in a form: everything is text until it is read. Errors by field, in words.
import { formatPence, parsePounds } from '#lib/domain/evidence/money.ts';
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';
import type { AmountKind, EvidenceKind, EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { ReleaseTier } from '#lib/domain/release/audience.ts';
import type { RecordInput } from '#lib/open-model/evidence-shelf.svelte.ts';

/** The choice "a new source" in the list of sources; never an id, since ids hold no blank. */
export const NEW_SOURCE = 'new source';

export interface RecordDraft {
	kind: EvidenceKind;
	sourceId: string;
	newSource: string;
	siteIds: string[];
	phaseId: string;
	date: string;
	role: string;
	text: string;
	pounds: string;
	amountKind: AmountKind;
	upToPence: number | null;
	familyCode: string;
	instalment: number | null;
	typology: string;
	section: string;
	lines: string;
	caveat: string;
	release: ReleaseTier;
}

/** @param sourceId the source to start with; '' where it has to be chosen: a wrong source is worse than a question */
export function emptyDraft(sourceId: string): RecordDraft {
	return {
		kind: 'focus-group',
		sourceId,
		newSource: '',
		siteIds: [],
		phaseId: '',
		date: '',
		role: '',
		text: '',
		pounds: '',
		amountKind: 'spent',
		upToPence: null,
		familyCode: '',
		instalment: null,
		typology: '',
		section: '',
		lines: '',
		caveat: '',
		release: 'team'
	};
}

export function draftOf(record: EvidenceRecord): RecordDraft {
	const { amount } = record;
	return {
		...emptyDraft(record.sourceId),
		kind: record.kind,
		siteIds: [...record.siteIds],
		phaseId: record.phaseId ?? '',
		date: record.date ?? '',
		role: record.role,
		text: record.text,
		pounds: amount?.pence == null ? '' : formatPence(amount.pence),
		amountKind: amount?.kind ?? 'spent',
		upToPence: amount?.upToPence ?? null,
		familyCode: record.familyCode,
		instalment: record.instalment,
		typology: record.typology,
		section: record.section,
		lines: record.lines,
		caveat: record.caveat,
		release: record.release
	};
}

/** Reads a draft. `input` is null where something has to be mended first. */
export function inputOf(draft: RecordDraft): { input: RecordInput | null; errors: Record<string, string> } {
	const errors: Record<string, string> = {};
	const date = draft.date.trim();
	if (date && !isPartialDate(date)) errors.date = 'Write the date as 2019, 2019-05 or 2019-05-20.';
	const isSpend = draft.kind === 'spend';
	const pence = draft.pounds.trim() ? parsePounds(draft.pounds) : null;
	if (draft.pounds.trim() && pence === null)
		errors.amount = 'Write one amount in pounds, such as 1,854.19 or 20.';
	const hasAmount = pence !== null || draft.upToPence !== null;
	if (!draft.text.trim() && !hasAmount)
		errors.text = isSpend ? 'Say what it was for, or give the amount.' : 'Write what was said or seen.';
	if (draft.sourceId === '') errors.sourceId = 'Choose where it is from, or “A new source”.';
	if (draft.sourceId === NEW_SOURCE && !draft.newSource.trim())
		errors.newSource = 'Give the source a title, such as the name of the workshop.';
	if (Object.keys(errors).length > 0) return { input: null, errors };
	return {
		errors,
		input: {
			kind: draft.kind,
			sourceId: draft.sourceId,
			siteIds: draft.siteIds,
			phaseId: draft.phaseId || null,
			date: date || null,
			role: draft.role.trim(),
			text: draft.text.trim(),
			amount: hasAmount ? { kind: draft.amountKind, pence, upToPence: draft.upToPence } : null,
			familyCode: draft.familyCode.trim(),
			instalment: draft.instalment,
			typology: draft.typology.trim(),
			section: draft.section.trim(),
			lines: draft.lines.trim(),
			caveat: draft.caveat.trim(),
			release: draft.release
		}
	};
}
