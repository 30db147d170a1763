// Sums as figures and captions print them.
import { formatPence } from '#lib/domain/evidence/money.ts';

/** "£1,250", "£9.40", "-£20": pennies only where there are any. */
export const shortPounds = (pence: number): string => formatPence(pence).replace(/\.00$/, '');
