// What a document prints beside what its own numbers come to. A difference is said and never corrected: which of the
// numbers is wrong is not ours to know.
import type { PrintedTable } from '#lib/domain/study/study.ts';
import { agreesWhenRounded, percentOf } from './rounding.ts';

export interface PrintedCheck {
	/** What is compared: the total, or the share of some rows. */
	title: string;
	printed: string;
	computed: string;
	/** `open`: there is nothing to compare with. */
	verdict: 'agrees' | 'differs' | 'open';
	/** A sentence that says why. */
	words: string;
}

/** Compares totals and shares of one printed table with its cells. */
export function checkPrinted(table: PrintedTable): PrintedCheck[] {
	const sum = table.rows.reduce((total, { n }) => total + n, 0);
	return [totalCheck(table, sum), ...table.printedShares.map((share) => shareCheck(table, share, sum))];
}

/** True where any number of the table does not fit the others. */
export const hasMismatch = (table: PrintedTable): boolean =>
	checkPrinted(table).some(({ verdict }) => verdict === 'differs');

function totalCheck({ printedTotal, several, unit, rows }: PrintedTable, sum: number): PrintedCheck {
	const check = {
		title: 'Total',
		printed: printedTotal === null ? 'none' : String(printedTotal),
		computed: `${sum}`
	};
	const adding = rows.map(({ n }) => n).join(' + ');
	if (printedTotal === null)
		return {
			...check,
			verdict: 'open',
			words: `No total is printed. The rows come to ${sum} ${unit}${several ? ', and one case may be in several rows' : ''}.`
		};
	if (several)
		return {
			...check,
			verdict: sum < printedTotal ? 'differs' : 'open',
			words:
				sum < printedTotal
					? `One case may be in several rows, yet they come to only ${sum}, fewer than ${printedTotal}.`
					: 'One case may be in several rows, so these need not add up to the printed total.'
		};
	return sum === printedTotal
		? { ...check, verdict: 'agrees', words: `${adding} = ${sum}, as printed.` }
		: { ...check, verdict: 'differs', words: `${adding} = ${sum}, but ${printedTotal} is printed.` };
}

function shareCheck(
	{ rows, printedTotal, several }: PrintedTable,
	{ labels, percent, of }: PrintedTable['printedShares'][number],
	sum: number
): PrintedCheck {
	const n = rows.filter(({ label }) => labels.includes(label)).reduce((total, row) => total + row.n, 0);
	const title = `Share of “${labels.join('” and “')}”`;
	const printed = `${percent}% of ${of}`;
	if (of === 0 || labels.some((label) => !rows.some((row) => row.label === label)))
		return {
			title,
			printed,
			computed: 'none',
			verdict: 'open',
			words: 'The rows of this share are not in the table.'
		};
	const share = `${n}/${of} is ${percentOf(n, of)}%`;
	const agrees = agreesWhenRounded(percent, n, of);
	const rounded = percentOf(n, of) === percent ? 'as printed' : `which rounds to the printed ${percent}%`;
	const words = agrees ? `${share}, ${rounded}.` : `${share}, but ${percent}% is printed.`;
	const besides = !several && printedTotal !== null && sum !== printedTotal && sum > 0 && sum !== of;
	return {
		title,
		printed,
		computed: `${percentOf(n, of)}% (${n}/${of})`,
		verdict: agrees ? 'agrees' : 'differs',
		words: besides
			? `${words} Of the sum of the rows it would be ${percentOf(n, sum)}% (${n}/${sum}).`
			: words
	};
}
