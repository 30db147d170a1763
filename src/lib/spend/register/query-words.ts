// A query in words: chips that can be taken off one by one, and a title for what it asks.
import { formatPence } from '#lib/domain/evidence/money.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Names } from '../names.ts';
import { counted, dateWords, KIND_WORDS, listed, moneyWords } from '../words.ts';

export interface Chip {
	id: string;
	words: string;
	/** The query without it. */
	without: SpendQuery;
}

const LISTS = [
	['siteIds', 'Site', 'site'],
	['strandIds', 'Strand', 'strand'],
	['typeIds', 'Type', 'type'],
	['categoryIds', 'Category', 'category'],
	['familyCodes', 'Family', null]
] as const;

/** @param importName of an import's id: its file name */
export function chipsOf(query: SpendQuery, names: Names, importName: (id: string) => string): Chip[] {
	const chips: Chip[] = [];
	const add = (id: string, words: string, without: SpendQuery) => chips.push({ id, words, without });
	if (query.words?.trim()) add('words', `“${query.words.trim()}”`, leave(query, 'words'));
	if (query.kind) add('kind', KIND_WORDS[query.kind], leave(query, 'kind'));
	for (const [key, word, name] of LISTS)
		for (const value of query[key] ?? []) {
			const rest = query[key]!.filter((other) => other !== value);
			const shown = name ? names[name](value) : value || 'no code';
			add(
				`${key} ${value}`,
				`${word}: ${shown}`,
				rest.length ? { ...query, [key]: rest } : leave(query, key)
			);
		}
	const days = periodWords(query);
	if (days) add('dates', days, leave(query, 'from', 'to'));
	const amounts = amountWords(query);
	if (amounts) add('amounts', amounts, leave(query, 'minPence', 'maxPence'));
	if (query.importId) add('import', `From ${importName(query.importId)}`, leave(query, 'importId'));
	if (query.ids) add('ids', counted(query.ids.length, 'chosen line'), leave(query, 'ids'));
	if (query.excluded === 'with') add('excluded', 'With what is left out', leave(query, 'excluded'));
	if (query.excluded === 'only') add('excluded', 'Only what is left out', leave(query, 'excluded'));
	return chips;
}

/** "Lines with “meal” in Hillingdon, spent"; to begin a title with. */
export function titleOf(query: SpendQuery, names: Names): string {
	const of = (ids: readonly string[] | undefined, name: (id: string) => string) =>
		listed((ids ?? []).map(name));
	const what =
		of(query.categoryIds, names.category) ||
		of(query.typeIds, names.type) ||
		(query.ids ? 'Chosen lines' : '');
	const words = query.words?.trim();
	const head = what
		? words
			? `${what} with ‘${words}’`
			: what
		: words
			? `Lines with ‘${words}’`
			: 'All lines';
	const parts = [
		head,
		query.siteIds && `in ${of(query.siteIds, names.site)}`,
		query.strandIds && `(${of(query.strandIds, names.strand)})`,
		query.familyCodes && `of ${listed(query.familyCodes)}`
	].filter(Boolean);
	const tail = [
		query.kind && KIND_WORDS[query.kind].toLowerCase(),
		lowerFirst(periodWords(query)),
		lowerFirst(amountWords(query))
	].filter(Boolean);
	return [parts.join(' '), ...tail].join(', ');
}

/** True where nothing narrows the register. */
export const isEverything = (query: SpendQuery): boolean =>
	Object.entries(query).every(([key, value]) => key === 'excluded' || value === undefined || value === '');

/** True where two queries ask the same, whatever order they name their conditions in. */
export function isSameQuery(a: SpendQuery, b: SpendQuery): boolean {
	const plain = (query: SpendQuery) =>
		JSON.stringify(Object.entries(query).sort(([one], [other]) => one.localeCompare(other)));
	return plain(a) === plain(b);
}

function periodWords({ from, to }: SpendQuery): string {
	if (from && to) {
		const month = from.slice(0, 7);
		if (from === `${month}-01` && to === lastDayOf(month)) return dateWords(month);
		return from === to ? dateWords(from) : `${dateWords(from)} to ${dateWords(to)}`;
	}
	return from ? `From ${dateWords(from)}` : to ? `To ${dateWords(to)}` : '';
}

function amountWords({ minPence: min, maxPence: max }: SpendQuery): string {
	if (min !== undefined && max !== undefined)
		return min === max ? `Exactly ${moneyWords(min)}` : `${moneyWords(min)} to ${moneyWords(max)}`;
	return min !== undefined
		? `At least ${moneyWords(min)}`
		: max !== undefined
			? `At most ${moneyWords(max)}`
			: '';
}

/** Of a month such as 2019-02: 2019-02-28. */
export function lastDayOf(month: string): string {
	const [year, number] = month.split('-').map(Number);
	return `${month}-${new Date(Date.UTC(year!, number!, 0)).getUTCDate()}`;
}

/** What stands in a field for pounds. */
export const poundsField = (pence: number | undefined): string =>
	pence === undefined ? '' : formatPence(pence).replaceAll(/[£,]/g, '').replace(/\.00$/, '');

function leave(query: SpendQuery, ...keys: (keyof SpendQuery)[]): SpendQuery {
	return Object.fromEntries(Object.entries(query).filter(([key]) => !keys.includes(key as keyof SpendQuery)));
}

const lowerFirst = (words: string) => words.replace(/^(From|To|At|Exactly)/, (word) => word.toLowerCase());
