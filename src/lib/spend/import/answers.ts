// What was asked about a file, and what was answered. Answers stay when the file is read anew with them: a question
// that was answered is not in the next receipt, and is shown in its place all the same.
import type { PersonalDataHit, PersonalDataKind, Question, Reading } from '#lib/ledger/receipt.ts';
import type { Decisions } from '#lib/ledger/ledger-line.ts';

/** The value of a reading or one's own; null leaves the record out. */
export type Answer = string | number | null;
export type HitDecision = { action: 'replace'; with: string } | { action: 'keep' } | { action: 'reject' };

export const keyOf = ({ record, field }: Pick<Question, 'record' | 'field'>): string => `${record} ${field}`;
export const keyOfHit = ({
	record,
	field,
	text
}: Pick<PersonalDataHit, 'record' | 'field' | 'text'>): string => `${record} ${field} ${text}`;

/**
 * Questions or hits as they stand on the page: those asked before keep their place where they are asked still or are
 * answered; what is new comes in the order of the file.
 */
export function kept<T extends { record: number }>(
	before: readonly T[],
	now: readonly T[],
	key: (item: T) => string,
	isAnswered: (key: string) => boolean
): T[] {
	const fresh = new Map(now.map((item) => [key(item), item]));
	const stay = before.filter((item) => !fresh.has(key(item)) && isAnswered(key(item)));
	return [...stay, ...fresh.values()].sort((a, b) => a.record - b.record);
}

/** What the server is sent. */
export function decisionsOf(
	questions: readonly Question[],
	answers: ReadonlyMap<string, Answer>,
	hits: readonly PersonalDataHit[],
	decided: ReadonlyMap<string, HitDecision>,
	settings: Pick<Decisions, 'columns' | 'headerRecord'>
): Decisions {
	return {
		answers: questions.flatMap((question) => {
			const value = answers.get(keyOf(question));
			return value === undefined ? [] : [{ record: question.record, field: question.field, value }];
		}),
		personalData: hits.flatMap(({ record, field, text, ...hit }) => {
			const decision = decided.get(keyOfHit({ record, field, text, ...hit }));
			return decision ? [{ record, field, text, ...decision }] : [];
		}),
		...(settings.columns && { columns: settings.columns }),
		...(settings.headerRecord !== undefined && { headerRecord: settings.headerRecord })
	};
}

export interface Alike {
	id: string;
	field: Question['field'];
	why: string;
	questions: Question[];
	/** Rules by which every one of the questions has a reading, to answer all at once. */
	rules: { id: string; words: string }[];
}

/** Questions of the same kind put together, those asked of the most records first. */
export function alike(questions: readonly Question[]): Alike[] {
	const groups = new Map<string, Question[]>();
	for (const question of questions) {
		// An unknown name is one question, however many rows hold it; otherwise what is asked is the same, not the raw text.
		const id = `${question.field} ${question.why}${isByName(question) ? ` ${question.raw}` : ''}`;
		const group = groups.get(id);
		if (group) group.push(question);
		else groups.set(id, [question]);
	}
	return [...groups]
		.map(([id, list]) => ({
			id,
			field: list[0]!.field,
			why: list[0]!.why,
			questions: list,
			rules: rulesOf(list)
		}))
		.sort((a, b) => b.questions.length - a.questions.length);
}

const isByName = ({ why }: Question) => why === 'unknown-site' || why === 'unknown-kind';

function rulesOf(questions: readonly Question[]): Alike['rules'] {
	const first = questions[0]!;
	const rules = new Set((first.readings ?? []).map((reading) => ruleOf(first, reading)));
	for (const question of questions) {
		const own = new Set((question.readings ?? []).map((reading) => ruleOf(question, reading)));
		for (const rule of rules) if (!own.has(rule)) rules.delete(rule);
	}
	return [...rules].map((id) => ({ id, words: ruleWords(questions, id) }));
}

/** A choice is said in the words of its readings where these are all the same. */
function ruleWords(questions: readonly Question[], rule: string): string {
	const { field } = questions[0]!;
	if (field !== 'record' && !isByName(questions[0]!)) return rule;
	const words = new Set(questions.map((question) => readingBy(question, rule)!.words));
	return words.size === 1 ? [...words][0]! : (CHOICES[rule] ?? rule);
}

/** Choices whose readings name the record they are about. */
const CHOICES: Readonly<Record<string, string>> = {
	accept: 'put what the file says in place of what is held',
	new: 'they are other payments: import them as well',
	leave: 'leave them out and keep what is held'
};

/** The reading of a question by a rule; undefined where it has none. */
export const readingBy = (question: Question, rule: string): Reading | undefined =>
	question.readings?.find((reading) => ruleOf(question, reading) === rule);

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** By what rule a reading reads, so that the same can be said of others: "day first", "the first amount". */
export function ruleOf(question: Question, { value }: Reading): string {
	if (question.field === 'record' || isByName(question)) return String(value);
	if (question.field === 'date' && question.why !== 'serial-number') {
		const order = orderOf(question.raw, String(value));
		if (order) return order;
	}
	const readings = question.readings!;
	const at = readings.findIndex((reading) => reading.value === value);
	if (readings.length === 1) return 'as read here';
	const kind = question.field === 'amount' ? 'amount' : question.field === 'date' ? 'date' : 'reading';
	// Which of how many: the second of two is another rule than the second of three.
	return `the ${PLACES[at] ?? `${at + 1}th`} ${kind} of ${readings.length}`;
}

/** In which order the numbers of a text make up an ISO day, with its century where the year has two digits. */
function orderOf(raw: string, iso: string): string | null {
	const [year, month, day] = iso.split('-').map(Number);
	const [a, b, c] = (raw.match(/\d+/g) ?? []).map(Number);
	if (day === undefined || c === undefined || a === undefined) return null;
	const short = c < 100 && a < 100;
	const is = (number: number) => number === year || (short && number === year! % 100);
	const century = short ? `, year ${Math.floor(year! / 100)}…` : '';
	if (a === day && b === month && is(c)) return `day first${century}`;
	if (a === month && b === day && is(c)) return `month first${century}`;
	if (is(a) && b === month && c === day) return `year first${century}`;
	return null;
}

const PSEUDONYMS: Record<PersonalDataKind, string> = {
	name: 'name',
	address: 'address',
	postcode: 'postcode',
	phone: 'phone',
	email: 'email',
	'nhs-number': 'NHS number',
	'ni-number': 'NI number',
	'date-of-birth': 'date of birth',
	'bank-details': 'bank details'
};

/** A stand-in for each text, the same for the same text: "[name 1]". */
export function pseudonymsOf(hits: readonly PersonalDataHit[]): ReadonlyMap<string, string> {
	const given = new Map<string, string>();
	const last = new Map<PersonalDataKind, number>();
	for (const { text, kind } of hits) {
		const id = sameText(text);
		if (given.has(id)) continue;
		const number = (last.get(kind) ?? 0) + 1;
		last.set(kind, number);
		given.set(id, `[${PSEUDONYMS[kind]} ${number}]`);
	}
	return given;
}

export const sameText = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** A text with what was found in it set apart; found ignoring case, the first time it stands there. */
export function around(whole: string, text: string): [before: string, found: string, after: string] | null {
	const at = whole.toLowerCase().indexOf(text.toLowerCase());
	return at < 0
		? null
		: [whole.slice(0, at), whole.slice(at, at + text.length), whole.slice(at + text.length)];
}
