// The words for what became of a record: why it was asked about or left out, and what deserves a look.

/** Why somebody has to say how to read a record. */
export const ASKED = {
	'ambiguous-date': 'Day and month could be either way round.',
	'unreadable-date': 'This is not a date that can be read.',
	'two-digit-year': 'The year has two digits and would lie in the future.',
	'implausible-date': 'This date is too long ago, or too far ahead, for a payment.',
	'serial-number': 'This is a day number. Files of text do not say from which year it counts.',
	'several-dates': 'There is more than one date.',
	'weekday-differs': 'The day of the week does not go with the date.',
	'ambiguous-amount': 'This can be read as more than one amount.',
	'unclear-amount': 'This is not plainly one amount.',
	'too-many-decimals': 'The amount has parts of a penny.',
	'letters-in-amount': 'There is a letter among the digits.',
	'words-in-amount': 'There are words beside the amount.',
	'several-amounts': 'There is more than one amount.',
	'a-range': 'This is a range, not one amount.',
	'a-sum': 'This is a sum that nobody worked out.',
	'about-amount': 'The amount is only roughly known.',
	'short-amount': 'The amount is written in thousands or millions.',
	scientific: 'The amount is written with a power of ten.',
	percent: 'This is a percentage, not an amount.',
	'other-currency': 'The amount is not in pounds.',
	'date-as-amount': 'The workbook shows this amount as a date.',
	'two-signs': 'There is more than one sign, so this can be a payment or a refund.',
	'unknown-direction': 'The column of debits and credits says neither.',
	'debit-and-credit': 'Both the debit and the credit are filled in.',
	'formula-without-value': 'This is a formula whose value is not in the file.',
	'several-families': 'There is more than one family or case.',
	'unknown-site': 'The study has no site of this name.',
	'unknown-kind': 'This says neither spent nor agreed.',
	'amount-alone': 'An amount stands alone, and it is not the sum of those above.',
	'maybe-total': 'This is called a total, but it is not the sum of those above.',
	'summary-row': 'This looks like a figure about the table, not a payment.',
	changed: 'This looks like a line that the register holds, changed.'
} as const;
export type Asked = keyof typeof ASKED;

/** Why a record cannot be imported. */
export const REJECTED = {
	'no-amount': 'There is no amount.',
	'not-an-amount': 'There are words where the amount should be.',
	'error-value': 'The workbook shows an error instead of the amount.',
	'too-large-amount': 'The amount is too large to be counted in pence.',
	'too-long': 'Some words are longer than the register takes, or hold signs that cannot be seen.',
	'merged-amount': 'The amount is merged with the one above and is counted there.',
	'no-such-date': 'This day does not exist.',
	'personal-data': 'You rejected it because of personal data.'
} as const;
export type Rejected = keyof typeof REJECTED;

/** Why a record needs no import. */
export const SKIPPED = {
	title: 'It stands above the headings.',
	heading: 'It is a part of the headings.',
	'repeated-heading': 'The headings are repeated.',
	blank: 'It is blank.',
	note: 'It is a note under the table.',
	total: 'It is a total.',
	'already-held': 'The register holds it already.',
	'left-out-by-you': 'You left it out.'
} as const;
export type Skipped = keyof typeof SKIPPED;

/** What deserves a look in a line that is imported. */
export const FLAGS = {
	refund: 'Refund',
	zero: 'Nothing was paid',
	formula: 'The amount is worked out by a formula',
	'no-family': 'No family or case',
	'family-name': 'The code of the family looks like a name',
	'family-spelling': 'The code is written in more than one way',
	'no-date': 'No date',
	'month-only': 'Only the month is known',
	'year-only': 'Only the year is known',
	future: 'The date lies in the future',
	serial: 'The date was a day number',
	'against-order': 'The date only reads the other way round',
	'unknown-strand': 'The study has no strand of this name',
	'hidden-row': 'The workbook hides this row',
	repeated: 'The same as an earlier record',
	reversal: 'Takes back an earlier payment',
	answered: 'Read as you said'
} as const;
export type Flag = keyof typeof FLAGS;

const ALL: Readonly<Record<string, string>> = { ...ASKED, ...REJECTED, ...SKIPPED, ...FLAGS };

/** The words for a stable code; the code itself where it has none. */
export const wordsFor = (code: string): string => ALL[code] ?? code;
