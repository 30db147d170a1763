// Kinds of sources in words.
import type { SourceKind } from './record.ts';

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
