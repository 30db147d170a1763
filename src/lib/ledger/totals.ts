// Rows that state a sum of what stands above them. They are no payments: they are checked and left out.
import { comparable, oneLine } from './clean-text.ts';
import { textOf } from './grid.ts';
import type { StatedTotal } from './receipt.ts';
import { type Table, trimmed } from './table.ts';

/** `plain`: nothing but the word; `with-words`: “Total for May”, “DAR001 total”; `figure`: “Average”, “Underspend”. */
export type TotalLabel = 'plain' | 'with-words' | 'carried' | 'figure';

const FIGURE =
	/^(?:averages?|mean|median|maximum|minimum|number of|no of|count|variance|difference|underspend|overspend|remaining|(?:total )?budget|vat|percentage)\b/;
const MAYBE =
	/tot|sum|bal|forward|\b[bc]\W?fw?d?\b|average|mean|median|m[ai][xn]imum|number|no\.? of|count|vari|diff|spend|remain|budget|vat|perc/i;
const CARRIED =
	/^(?:opening balance|(?:sub ?totals?|totals?|balance|sum)? ?(?:brought|carried) forward|(?:balance )?[bc] f(?:wd)?|[bc]fwd)$/;
const PLAIN =
	/^(?:(?:sub|grand|overall|running|page|final|net|gross|family|case|month|monthly|site|pilot) ?)?(?:sub ?)?totals?$|^sum$|^sums$|^(?:closing )?balance$/;
const WITH_WORDS =
	/^(?:(?:sub|grand|overall|running|page) ?)?totals? (?:for|of|to|in|on|spend|spent|spending|paid|amount|expenditure|costs?|payments?|agreed|approved|budget|all|page|month|this|per|inc|incl|including|exc|excl|excluding|[a-z]{3,9} \d{4}|\d{4})\b|^sum (?:of|for|total)\b|^balance (?:at|as|of|for)\b|\b(?:sub ?)?totals?$/;

/** What a cell says of being a total; “Total Fitness gym” says nothing. */
export function totalLabel(text: string): TotalLabel | null {
	if (text === '' || !MAYBE.test(text)) return null;
	const words = comparable(oneLine(text));
	if (CARRIED.test(words)) return 'carried';
	if (PLAIN.test(words)) return 'plain';
	if (words.length > 60) return null;
	return WITH_WORDS.test(words) ? 'with-words' : FIGURE.test(words) ? 'figure' : null;
}

/** The label of a record, and whether it stands beside a date or a family as a payment would. */
export function labelOf(
	table: Table,
	at: number,
	hasDate: boolean
): { label: TotalLabel; asPayment: boolean } | null {
	const row = table.rows[at]!;
	for (let column = 0; column < row.length; column++) {
		const label = table.money.has(column) ? null : totalLabel(textOf(row[column]));
		if (!label) continue;
		const family = column === table.columns.family ? '' : trimmed(table, at, 'family');
		return { label, asPayment: hasDate || (family !== '' && !totalLabel(family)) };
	}
	return null;
}

/** Adds up what stands above, since the last total, in all, and by family. */
export class RunningSums {
	readonly stated: StatedTotal[] = [];
	#section = 0;
	#inSection = 0;
	#whole = 0;
	#count = 0;
	#broughtForward = 0;
	#families = new Map<string, { pence: number; n: number }>();

	add(pence: number, family: string): void {
		this.#section += pence;
		this.#inSection++;
		this.#whole += pence;
		this.#count++;
		const sum = this.#families.get(family);
		if (sum) {
			sum.pence += pence;
			sum.n++;
		} else this.#families.set(family, { pence, n: 1 });
	}

	/** True where an amount is a sum of at least `least` lines above it. */
	isSum(pence: number, family: string, least: number): boolean {
		const own = this.#families.get(family);
		return (
			(this.#inSection >= least && pence === this.#section) ||
			(this.#count >= least && pence === this.#whole) ||
			(this.#count >= least && pence === this.#whole + this.#broughtForward) ||
			(family !== '' && own !== undefined && own.n >= least && pence === own.pence)
		);
	}

	/** Takes down a total that the file states, and begins a new section. */
	state(record: number, pence: number, label: TotalLabel | null, family: string): void {
		const own = this.#families.get(family)?.pence;
		const sums = [this.#section, this.#whole, this.#whole + this.#broughtForward];
		if (family !== '' && own !== undefined) sums.push(own);
		const agrees = sums.includes(pence);
		const computed = agrees ? pence : this.#inSection > 0 ? this.#section : this.#whole;
		this.stated.push({ record, pence, computedPence: computed, agrees });
		// What came from another page is in the totals of this one.
		if (label === 'carried' && !agrees) this.#broughtForward += pence;
		this.#section = 0;
		this.#inSection = 0;
	}
}
