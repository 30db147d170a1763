// What an import did not take in, record by record, and how much money that is where the file says it plainly.
import { readAmount } from '#lib/ledger/amounts.ts';
import type { Receipt } from '#lib/ledger/receipt.ts';
import { wordsFor } from '#lib/ledger/words.ts';
import { counted, moneyWords } from '../words.ts';
import type { HitDecision } from './answers.ts';
import { DATA_WORDS, FIELD_WORDS } from './receipt-words.ts';

type Rows = ReadonlyMap<number, readonly string[]>;

export interface Undecided {
	key: string;
	record: number;
	/** Which part of it: "Date". */
	field: string;
	why: string;
	/** What stands in the file. */
	raw: string;
}

/** All that nobody decided about, in the order of the file. */
export function undecided({
	questions,
	personalData
}: Pick<Receipt, 'questions' | 'personalData'>): Undecided[] {
	const asked = questions.map(({ record, field, why, raw }) => ({
		record,
		field: FIELD_WORDS[field],
		why: wordsFor(why),
		raw
	}));
	const suspected = personalData.map(({ record, field, kind, text }) => ({
		record,
		field: field === 'purpose' ? 'Purpose' : 'Note',
		why: `This may be personal data: ${lower(DATA_WORDS[kind])}.`,
		raw: text
	}));
	return [...asked, ...suspected]
		.sort((a, b) => a.record - b.record)
		.map((one, at) => ({ ...one, key: `${one.record} ${at}` }));
}

const lower = (words: string) =>
	/^[A-Z][a-z]/.test(words) && !words.startsWith('National')
		? words.charAt(0).toLowerCase() + words.slice(1)
		: words;

/** "£58.50; 1 record more has no amount that is sure"; empty where there are no records. */
export function moneyOf(
	records: readonly number[],
	{ columns, inPence }: Receipt['read'],
	rows: Rows
): string {
	const distinct = [...new Set(records)];
	if (distinct.length === 0) return '';
	// What a direction or two columns of money make of an amount is not read again here.
	const column = columns.direction === undefined ? columns.amount : undefined;
	const sums = distinct.flatMap((record) => {
		const text = column === undefined ? undefined : rows.get(record)?.[column];
		const reading = text === undefined ? null : readAmount(text.trim(), inPence);
		return reading?.is === 'pence' ? [reading.pence] : [];
	});
	const unsure = distinct.length - sums.length;
	if (sums.length === 0) return 'no amount that is sure';
	const sum = moneyWords(sums.reduce((total, pence) => total + pence, 0));
	return unsure === 0 ? sum : `${sum}, and ${counted(unsure, 'record')} without an amount that is sure`;
}

/** "2 places of personal data replaced, 1 kept as it is"; empty where nobody decided about any. */
export function protectedWords(decided: Iterable<HitDecision>): string {
	const n = { replace: 0, keep: 0, reject: 0 };
	for (const { action } of decided) n[action]++;
	return [
		n.replace > 0 && `${counted(n.replace, 'place')} replaced`,
		n.keep > 0 && `${counted(n.keep, 'place')} kept as ${n.keep === 1 ? 'it is' : 'they are'}`,
		n.reject > 0 && `${counted(n.reject, 'place')} whose record was rejected`
	]
		.filter(Boolean)
		.join(', ');
}
