// Sums over lines of the register: by groups, by kind, by family, and what is left out and why.
import type { FamilySum, GroupKey, LeftOutOfFigures, SpendGroup } from '#lib/domain/spend/spend-group.ts';
import { SPEND_KINDS, type SpendKind } from '#lib/domain/spend/spend-line.ts';
import type { SpendFigure, SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Sqlite } from '#server/store/sqlite.ts';
import { activeRules, countedOf, isInSums, type Ledger, linesOf, tableFor } from './where.ts';

/** What each key is in a line; null where the line has none. */
const KEYS: Record<Exclude<GroupKey, 'band'>, string> = {
	site: 'site_id',
	strand: 'strand_id',
	month: 'month',
	kind: 'kind',
	category: `nullif(category_id, '')`,
	family: `nullif(family_code, '')`,
	import: 'import_id'
};

/** The number of the band that a sum is in: each edge belongs to the lower one. */
function bandOf(edges: readonly number[]): string {
	if (edges.length === 0) return `'0'`;
	const cases = edges.map((edge, i) => `when pence <= ${Math.trunc(edge)} then '${i}'`);
	return `case ${cases.join(' ')} else '${edges.length}' end`;
}

/**
 * Families are counted by putting the lines of each together first. Site, family and month first: that is the order of
 * the index, and nothing has to be sorted.
 */
export function groupsOf(
	db: Sqlite,
	ledger: Ledger,
	query: SpendQuery,
	by: readonly GroupKey[],
	bandEdges: readonly number[]
): SpendGroup[] {
	const where = countedOf(ledger, query);
	const keys = [...new Set(by)];
	const names = keys.map((_, i) => `k${i}`);
	const columns = keys.map((key, i) => `${key === 'band' ? bandOf(bandEdges) : KEYS[key]} as k${i}`);
	const inner = [...columns, 'site_id as s', 'family_code as f'].join(', ');
	// In the order of the index, and no column twice: else all lines would be sorted.
	const nameOf = (key: GroupKey) => (keys.includes(key) ? [`k${keys.indexOf(key)}`] : []);
	const first = [nameOf('site')[0] ?? 's', ...nameOf('month'), 'f'];
	const families = [...first, ...names.filter((name) => !first.includes(name))].join(', ');
	const table = tableFor(query, isInSums(query) && !keys.includes('strand') ? 'sums' : null);
	const grouped = names.length > 0 ? ` group by ${names.join(', ')} order by ${names.join(', ')}` : '';
	const rows = db
		.prepare(
			`select ${[...names, ''].join(', ')} sum(n) as n, sum(p) as pence, count(nullif(f, '')) as families from (select ${inner}, count(*) as n, sum(pence) as p from ${table} where ${where.sql} group by ${families})${grouped}`
		)
		.all(...where.values) as Record<string, string | number | null>[];
	return rows
		.filter(({ n }) => n !== null)
		.map((row) => ({
			keys: Object.fromEntries(keys.map((key, i) => [key, row[`k${i}`] as string | null])),
			n: Number(row.n),
			pence: Number(row.pence),
			families: Number(row.families)
		}));
}

/** Spent and agreed apart; in one pass, which is quicker than groups. */
export function totalsOf(db: Sqlite, ledger: Ledger, query: SpendQuery, dataVersion: number) {
	const where = countedOf(ledger, query);
	const sums = SPEND_KINDS.map(
		(kind) =>
			`sum(kind = '${kind}') as ${kind}_n, sum(iif(kind = '${kind}', pence, 0)) as ${kind}_pence, count(distinct iif(kind = '${kind}' and family_code <> '', site_id || char(31) || family_code, null)) as ${kind}_families`
	);
	const row = db
		.prepare(
			`select ${sums.join(', ')} from ${tableFor(query, isInSums(query) ? 'sums' : null)} where ${where.sql}`
		)
		.get(...where.values)!;
	const figureOf = (kind: SpendKind): SpendFigure => ({
		n: Number(row[`${kind}_n`]),
		pence: Number(row[`${kind}_pence`]),
		families: Number(row[`${kind}_families`]),
		dataVersion
	});
	return { spent: figureOf('spent'), agreed: figureOf('agreed') };
}

/** What each family received, with its first line by instalment, then date, then order; families without a code too. */
export function familySums(db: Sqlite, ledger: Ledger, query: SpendQuery): FamilySum[] {
	const where = countedOf(ledger, query);
	// Of the row with the smallest `first`, SQLite takes the plain column `pence` as well.
	const rows = db
		.prepare(
			`select site_id as siteId, family_code as familyCode, kind, count(*) as n, sum(pence) as sum, pence as firstPence, min(printf('%07d %-10s %015d', ifnull(instalment, 9999999), ifnull(date, '9999'), seq)) as first from ${tableFor(query, null)} where ${where.sql} group by site_id, family_code, kind order by site_id, family_code, kind`
		)
		.all(...where.values) as unknown as (Omit<FamilySum, 'pence'> & { sum: number })[];
	return rows.map(({ siteId, familyCode, kind, n, sum, firstPence }) => ({
		siteId,
		familyCode,
		kind,
		n,
		pence: sum,
		firstPence
	}));
}

/** What of the lines of a query is left out, by the reason that is printed. A line that several rules leave out counts for the first. */
export function leftOutOf(db: Sqlite, ledger: Ledger, query: SpendQuery): LeftOutOfFigures[] {
	const lines = linesOf(ledger, query, 'alone');
	const found = new Map<string, LeftOutOfFigures>();
	const add = (reason: string, n: number, pence: number) => {
		if (n === 0) return;
		const { n: before, pence: sum } = found.get(reason) ?? { n: 0, pence: 0 };
		found.set(reason, { reason, n: before + n, pence: sum + pence });
	};
	const byHand = db
		.prepare(
			`select excluded_reason as reason, count(*) as n, sum(pence) as pence from spend_line indexed by spend_line_excluded where ${lines.sql} and excluded_reason is not null group by 1`
		)
		.all(...lines.values) as { reason: string; n: number; pence: number }[];
	for (const { reason, n, pence } of byHand) add(reason, n, pence);
	const rules = activeRules(ledger);
	for (const [i, { overPence, siteId, reason }] of rules.entries()) {
		const earlier = rules.slice(0, i).map((rule) => ({
			sql: ` and (+pence between ? and ?${rule.siteId === null ? '' : ' or site_id <> ?'})`,
			values: [-rule.overPence, rule.overPence, ...(rule.siteId === null ? [] : [rule.siteId])]
		}));
		for (const [beyond, edge] of [
			['pence > ?', overPence],
			['pence < ?', -overPence]
		] as const) {
			const row = db
				.prepare(
					`select count(*) as n, ifnull(sum(pence), 0) as pence from spend_line indexed by spend_line_pence where ${lines.sql} and excluded_reason is null and ${beyond}${siteId === null ? '' : ' and site_id = ?'}${earlier.map(({ sql }) => sql).join('')}`
				)
				.get(
					...lines.values,
					edge,
					...(siteId === null ? [] : [siteId]),
					...earlier.flatMap(({ values }) => values)
				)!;
			add(reason, Number(row.n), Number(row.pence));
		}
	}
	return [...found.values()];
}
