// Kinds of sources in words.
import type { SourceKind } from '#lib/domain/evidence/record.ts';

export const SOURCE_KIND_WORDS: Record<SourceKind, string> = {
	report: 'Report',
	article: 'Article',
	transcript: 'Transcript',
	'observation-note': 'Observation note',
	ledger: 'Ledger',
	questionnaire: 'Questionnaire',
	workshop: 'Workshop',
	other: 'Other'
};
