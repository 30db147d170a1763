// A figure of the register in words, as it stands in evidence records: "All meals in Hillingdon: £38.83, n = 2, 2 families".
import { formatPence } from '../evidence/money.ts';
import type { SpendFigure } from './spend-query.ts';

/** Families are left out where no line has a code. */
export function figureWords(title: string, { n, pence, families }: SpendFigure): string {
	const count = n.toLocaleString('en-GB');
	const parts = [formatPence(pence), `n = ${count}`];
	if (families > 0) parts.push(families === 1 ? '1 family' : `${families.toLocaleString('en-GB')} families`);
	return `${title}: ${parts.join(', ')}`;
}
