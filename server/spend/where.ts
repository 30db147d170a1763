// From a question to the register to the condition of a statement. Everything that comes from outside is a value of
// the statement, never part of its text.
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { ExclusionRule, SpendSettings } from '#lib/domain/spend/spend-settings.ts';
import { searchFor } from '#server/store/spend-words.ts';
import type { SqlValue } from '#server/store/sqlite.ts';

export interface Where {
	sql: string;
	values: SqlValue[];
}

/** What of a study a question is read with. */
export interface Ledger {
	studyId: string;
	settings: Pick<SpendSettings, 'exclusions' | 'categories' | 'bandEdges'>;
	/** Imports whose lines do not count: not all there yet, or taken back. */
	notHeld: readonly string[];
}

/** Which way of reading the lines of a query is the quickest; SQLite itself has no numbers to tell. */
export function tableFor(query: SpendQuery, index: 'sums' | 'date' | 'pence' | null): string {
	// What the words are in is found first, and read line by line.
	if (hasWords(query)) return 'spend_search cross join spend_line on seq = spend_search.rowid';
	if (query.ids) return 'spend_line indexed by spend_line_key';
	if (query.importId !== undefined) return 'spend_line indexed by spend_line_import';
	return index === null ? 'spend_line not indexed' : `spend_line indexed by spend_line_${index}`;
}

/** True where the index for sums holds everything that the query asks of a line. */
export const isInSums = (query: SpendQuery): boolean => !query.strandIds && !query.from && !query.to;

const hasWords = ({ words }: SpendQuery): boolean => !!words?.trim();

/**
 * All lines that the query means, whether they are left out of figures or not.
 * @param table what is read: the one of `tableFor`, or `spend_line` alone
 */
export function linesOf(
	{ studyId, settings, notHeld }: Ledger,
	query: SpendQuery,
	table: 'chosen' | 'alone'
): Where {
	const parts: string[] = [];
	const values: SqlValue[] = [];
	const and = (sql: string, ...more: SqlValue[]) => {
		parts.push(sql);
		values.push(...more);
	};
	const among = (column: string, wanted: readonly string[] | undefined) => {
		// Among nothing is nothing; said so that every index stays of use.
		if (wanted) and(`${column} in (${wanted.map(() => '?').join(', ') || 'null'})`, ...wanted);
	};
	and('study_id = ?', studyId);
	if (notHeld.length > 0)
		and(`(import_id is null or import_id not in (${notHeld.map(() => '?').join(', ')}))`, ...notHeld);
	among('site_id', query.siteIds);
	among('strand_id', query.strandIds);
	if (query.kind) and('kind = ?', query.kind);
	among('category_id', query.categoryIds);
	if (query.typeIds) {
		const types = new Set(query.typeIds);
		among(
			'category_id',
			settings.categories.filter(({ typeId }) => types.has(typeId)).map(({ id }) => id)
		);
	}
	among('family_code', query.familyCodes);
	// The first and the last day that a date can mean, compared as texts.
	if (query.from) and(`substr(date || '-01-01', 1, 10) >= ?`, `${query.from}-01-01`.slice(0, 10));
	if (query.to)
		and(
			`date || case length(date) when 4 then '-12-31' when 7 then '-31' else '' end <= ?`,
			lastDay(query.to)
		);
	// The plus keeps SQLite from the index of sums of money, which is for the few that are left out.
	if (query.minPence !== undefined) and('+pence >= ?', query.minPence);
	if (query.maxPence !== undefined) and('+pence <= ?', query.maxPence);
	if (query.importId !== undefined) and('import_id = ?', query.importId);
	among('id', query.ids);
	if (hasWords(query)) {
		const match = 'spend_search match ?';
		// Nothing but signs finds nothing.
		const words = searchFor(query.words!) ?? '""';
		and(table === 'chosen' ? match : `seq in (select rowid from spend_search where ${match})`, words);
	}
	return { sql: parts.join(' and '), values };
}

/** The last day of what may be a year or a month; months end on a 31st here, which is all the same for comparing. */
function lastDay(date: string): string {
	if (date.length === 4) return `${date}-12-31`;
	if (date.length === 7) return `${date}-31`;
	const [year, month, day] = date.split('-').map(Number);
	return day === new Date(Date.UTC(year!, month!, 0)).getUTCDate() ? `${date.slice(0, 7)}-31` : date;
}

/** The lines of a query that count, or those that are left out, or both, as the query wants it; of its `tableFor`. */
export function countedOf(ledger: Ledger, query: SpendQuery): Where {
	const lines = linesOf(ledger, query, 'chosen');
	if (query.excluded === 'with') return lines;
	const rules = activeRules(ledger);
	const kept = ['excluded_reason is null', ...rules.map(({ siteId }) => keptBy(siteId))].join(' and ');
	const values = rules.flatMap(({ overPence, siteId }) => [
		-overPence,
		overPence,
		...(siteId === null ? [] : [siteId])
	]);
	return {
		sql: `${lines.sql} and ${query.excluded === 'only' ? `not (${kept})` : kept}`,
		values: [...lines.values, ...values]
	};
}

const keptBy = (siteId: string | null) =>
	siteId === null ? '+pence between ? and ?' : '(+pence between ? and ? or site_id <> ?)';

export const activeRules = ({ settings }: Ledger): ExclusionRule[] =>
	settings.exclusions.filter(({ active }) => active);
