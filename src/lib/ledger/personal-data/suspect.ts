// What every rule of personal data answers with.
import type { PersonalDataKind } from '#lib/ledger/receipt.ts';

export interface Suspect {
	/** As it stands in the text. */
	text: string;
	kind: PersonalDataKind;
	/** Index of its first UTF-16 unit. */
	at: number;
}
