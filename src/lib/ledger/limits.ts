// How long the words of a line may be, as the register takes them.
import type { LedgerLine } from './ledger-line.ts';

const MOST = { familyCode: 60, reference: 200, approvedBy: 120, purpose: 2000, note: 5000 } as const;
/** In one line none at all; in longer texts none but tabs and line breaks. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

type Field = keyof typeof MOST;
const FIELDS = Object.keys(MOST) as Field[];

export const fits = (field: Field, text: string): boolean =>
	text.length <= MOST[field] && !CONTROL.test(text);

/** True where the register can hold every word of a line. */
export const allFit = (line: Pick<LedgerLine, Field>): boolean =>
	FIELDS.every((field) => fits(field, line[field]));
