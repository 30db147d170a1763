import type { LeftOut } from './receipt.ts';
import { wordsFor, type Rejected, type Skipped } from './words.ts';

/** A record that is not imported, with the words for why. */
export const leftOut = (record: number, why: Rejected | Skipped): LeftOut => ({
	record,
	why,
	message: wordsFor(why)
});
