// A receipt in words that a council officer understands, and the sum that shows that nothing is lost.
import type {
	ColumnRole,
	LeftOut,
	PersonalDataKind,
	Question,
	Receipt,
	ReceiptRecord,
	StatedTotal
} from '#lib/ledger/receipt.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import { counted, moneyWords, numberWords } from '../words.ts';

export interface Balance {
	/** Records of the file but its heading. */
	records: number;
	imported: number;
	/** Records that a question is open about. */
	asked: number;
	rejected: number;
	skipped: number;
	/** Of what is imported, in signed pence. */
	pence: number;
	/** Everything has its place: the parts are the whole. */
	addsUp: boolean;
}

/** What an import takes in as things stand: not where words that may name somebody wait for a decision. */
export function takenIn({ records, personalData }: Receipt): ReceiptRecord[] {
	const waiting = new Set(personalData.map(({ record }) => record));
	return records.filter(({ record }) => !waiting.has(record));
}

/** Where every record of a file is. One that is asked about twice counts once; one whose words may name somebody waits. */
export function balanceOf(receipt: Receipt): Balance {
	const distinct = (list: readonly { record: number }[]) => new Set(list.map(({ record }) => record));
	const taken = takenIn(receipt);
	const imported = distinct(taken);
	const asked = distinct([...receipt.questions, ...receipt.personalData]);
	const rejected = distinct(receipt.rejected);
	const skipped = distinct(receipt.skipped);
	const records = receipt.read.fileRecords - (receipt.headerRecord === null ? 0 : 1);
	const sum = imported.size + asked.size + rejected.size + skipped.size;
	return {
		records,
		imported: imported.size,
		asked: asked.size,
		rejected: rejected.size,
		skipped: skipped.size,
		pence: taken.reduce((total, { pence }) => total + pence, 0),
		addsUp: sum === records
	};
}

/** "412 records: 380 to import, 12 to decide, 6 rejected, 14 skipped" */
export function balanceWords(
	{ records, imported, asked, rejected, skipped }: Omit<Balance, 'addsUp' | 'pence'>,
	done = false
): string {
	const parts = [
		`${numberWords(imported)} ${done ? 'imported' : 'to import'}`,
		asked > 0 && (done ? `${numberWords(asked)} not decided` : `${numberWords(asked)} to decide`),
		rejected > 0 && `${numberWords(rejected)} rejected`,
		skipped > 0 && `${numberWords(skipped)} skipped`
	].filter(Boolean);
	return `${counted(records, 'record')}: ${parts.join(', ')}.`;
}

/** "15 payments, £5,228.59 spent, Hillingdon"; spent and agreed sums are never added. */
export function headline(
	{ imported, pence }: Pick<Balance, 'imported' | 'pence'>,
	kind: Receipt['read']['kind'] | undefined,
	site: string
): string {
	const sum = moneyWords(pence);
	const what: Record<NonNullable<typeof kind>, string> = {
		spent: `${counted(imported, 'payment')}, ${sum} spent`,
		agreed: `${counted(imported, 'line')}, ${sum} agreed`,
		mixed: `${counted(imported, 'line')}, some spent and some agreed`
	};
	return [kind ? what[kind] : `${counted(imported, 'line')}, ${sum}`, site].filter(Boolean).join(', ');
}

/** Which site the lines of a file are of; empty where nobody has said yet. */
export function siteWords(
	{ columns }: Pick<Receipt['read'], 'columns'>,
	chosen: string,
	sites: readonly { id: string; name: string }[]
): string {
	const only = sites.length === 1 ? sites[0] : undefined;
	const name = (sites.find(({ id }) => id === chosen) ?? only)?.name ?? '';
	if (columns.site === undefined) return name;
	return name ? `sites as in the file, else ${name}` : 'sites as in the file';
}

/** What the file says of its own sum, beside ours. */
export const totalWords = ({ record, pence, computedPence, agrees }: StatedTotal): string =>
	agrees
		? `The file’s own total in record ${record} says the same: ${moneyWords(pence)}.`
		: `The file’s own total in record ${record} says ${moneyWords(pence)}. What stands above it comes to ${moneyWords(computedPence)}.`;

/** Totals of the file that hold nothing to compare, such as a formula whose value is not stored. */
export function totalsNotCompared({ skipped, read }: Pick<Receipt, 'skipped' | 'read'>): number[] {
	const compared = new Set(read.totals.map(({ record }) => record));
	return skipped.flatMap(({ record, why }) => (why === 'total' && !compared.has(record) ? [record] : []));
}

/** Rejected or skipped records put together by the words for why. */
export function byReason(list: readonly LeftOut[]): { why: string; message: string; records: number[] }[] {
	const reasons = new Map<string, { why: string; message: string; records: number[] }>();
	for (const { record, why, message } of list) {
		const reason = reasons.get(why) ?? { why, message, records: [] };
		reason.records.push(record);
		reasons.set(why, reason);
	}
	return [...reasons.values()].sort((a, b) => b.records.length - a.records.length);
}

/** "2, 5–9 and 12 more"; neighbours are put together. */
export function recordsWords(records: readonly number[], most = 12): string {
	const runs: [number, number][] = [];
	for (const record of [...records].sort((a, b) => a - b)) {
		const last = runs.at(-1);
		if (last && record === last[1] + 1) last[1] = record;
		else runs.push([record, record]);
	}
	const shown = runs.slice(0, most).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	const rest = runs.slice(most).reduce((n, [from, to]) => n + to - from + 1, 0);
	return rest > 0 ? `${shown.join(', ')} and ${counted(rest, 'more', 'more')}` : shown.join(', ');
}

export const ROLE_WORDS: Record<ColumnRole, string> = {
	date: 'Date',
	amount: 'Amount',
	debit: 'Money out (debit)',
	credit: 'Money in (credit)',
	direction: 'Debit or credit (DR/CR)',
	family: 'Family or case code',
	purpose: 'Purpose',
	note: 'Note',
	reference: 'Reference',
	'approved-by': 'Approved by',
	site: 'Site',
	strand: 'Strand',
	instalment: 'Which payment',
	kind: 'Spent or agreed',
	category: 'Category'
};

export const ORDER_WORDS: Record<DateOrder, string> = {
	dmy: 'day first',
	mdy: 'month first',
	ymd: 'year first'
};
export const ORDER_EXAMPLES: Record<DateOrder, string> = {
	dmy: '05/06/2019 is 5 June 2019',
	mdy: '05/06/2019 is 6 May 2019',
	ymd: '2019/06/05 is 5 June 2019'
};

export const FIELD_WORDS: Record<Question['field'], string> = {
	date: 'Date',
	amount: 'Amount',
	family: 'Family or case',
	site: 'Site',
	record: 'Record'
};

export const DATA_WORDS: Record<PersonalDataKind, string> = {
	name: 'Name',
	address: 'Address',
	postcode: 'Postcode',
	phone: 'Phone number',
	email: 'Email address',
	'nhs-number': 'NHS number',
	'ni-number': 'National Insurance number',
	'date-of-birth': 'Date of birth',
	'bank-details': 'Bank details'
};

/** "CSV in UTF-8, separated by commas"; "workbook, sheet “May”". */
export function formatWords({
	format,
	encoding,
	delimiter,
	sheets
}: Pick<Receipt['read'], 'format' | 'encoding' | 'delimiter' | 'sheets'>): string {
	if (format === 'xlsx') {
		const used = sheets.find((sheet) => sheet.used);
		return `Excel workbook${used ? `, sheet “${used.name}”` : ''}`;
	}
	const SEPARATORS: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
	const by = delimiter ? `, separated by ${SEPARATORS[delimiter] ?? `“${delimiter}”`}` : '';
	return `Text file in ${(encoding ?? 'utf-8').toUpperCase()}${by}`;
}
