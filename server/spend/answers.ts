// Answers questions to the register with SQL. Everything of one answer is read in one transaction, so that lines, sums
// and version are of the same moment.
import { DEFAULT_SPEND_SETTINGS, type SpendSettings } from '#lib/domain/spend/spend-settings.ts';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import { toLine } from '#server/store/spend-line-row.ts';
import type { Sqlite, SqlValue } from '#server/store/sqlite.ts';
import type { Ask, QuestionName, Questions } from './questions.ts';
import type { SortKey } from './spend-reader.ts';
import { familySums, groupsOf, leftOutOf, totalsOf } from './sums.ts';
import { countedOf, isInSums, type Ledger, tableFor } from './where.ts';

type Answers = { [N in QuestionName]: (input: Questions[N]['input']) => Questions[N]['output'] };

/** Sums beside a page that are kept: whoever scrolls asks for the same ones again. */
const SUMS_KEPT = 100;

/** Dates that are not known come last when the newest is first. */
const ORDER: Record<SortKey, string> = {
	date: 'date',
	pence: 'pence',
	family: 'family_code',
	site: 'site_id',
	purpose: 'purpose collate nocase',
	category: 'category_id',
	record: 'record',
	added: 'seq'
};

/** @param db a connection that nobody else uses */
export function answerer(db: Sqlite): (ask: Ask) => unknown {
	const sumsKept = new Map<string, unknown>();
	function kept<T>(key: string, work: () => T): T {
		if (!sumsKept.has(key)) {
			if (sumsKept.size >= SUMS_KEPT) sumsKept.delete(sumsKept.keys().next().value!);
			sumsKept.set(key, work());
		}
		return sumsKept.get(key) as T;
	}
	const linesOf = (sql: string, values: readonly SqlValue[]): (SpendLine & { seq: number })[] =>
		db
			.prepare(sql)
			.all(...values)
			.map((row) => ({ ...toLine(row as never), seq: Number(row.seq) }));

	const answers: Answers = {
		page({ studyId, query, sort, page }) {
			const { ledger, version, revision } = read(db, studyId);
			const where = countedOf(ledger, query);
			const way = sort.descending ? 'desc' : 'asc';
			const index = sort.by === 'date' || sort.by === 'pence' ? sort.by : null;
			const order = `order by ${ORDER[sort.by]} ${way}, seq ${way}`;
			const lines = linesOf(
				`select * from spend_line where seq in (select seq from ${tableFor(query, index)} where ${where.sql} ${order} limit ? offset ?) ${order}`,
				[...where.values, page.limit, page.offset]
			);
			const key = JSON.stringify([studyId, version, revision, query]);
			const sums = kept(key, () => ({
				totals: totalsOf(db, ledger, query, version),
				leftOut: leftOutOf(db, ledger, query)
			}));
			return { lines: lines.map(withoutSeq), ...sums, dataVersion: version };
		},
		figure({ studyId, query }) {
			const { ledger, version } = read(db, studyId);
			const [sums] = groupsOf(db, ledger, query, [], []);
			return {
				n: sums?.n ?? 0,
				pence: sums?.pence ?? 0,
				families: sums?.families ?? 0,
				dataVersion: version
			};
		},
		groups({ studyId, query, by, bandEdges }) {
			const { ledger, version } = read(db, studyId);
			return {
				groups: groupsOf(db, ledger, query, by, bandEdges ?? ledger.settings.bandEdges),
				leftOut: leftOutOf(db, ledger, query),
				dataVersion: version
			};
		},
		perFamily({ studyId, query }) {
			const { ledger, version } = read(db, studyId);
			const sums = familySums(db, ledger, query);
			const without = sums.filter(({ familyCode }) => familyCode === '');
			return {
				families: sums.filter(({ familyCode }) => familyCode !== ''),
				withoutFamily: {
					n: without.reduce((sum, { n }) => sum + n, 0),
					pence: without.reduce((sum, { pence }) => sum + pence, 0)
				},
				leftOut: leftOutOf(db, ledger, query),
				dataVersion: version
			};
		},
		amounts({ studyId, query }) {
			const { ledger, version } = read(db, studyId);
			const where = countedOf(ledger, query);
			const rows = db
				.prepare(`select pence from ${tableFor(query, isInSums(query) ? 'sums' : null)} where ${where.sql}`)
				.all(...where.values);
			return { pence: rows.map(({ pence }) => Number(pence)), dataVersion: version };
		},
		after({ studyId, query, seq, limit }) {
			const where = countedOf(read(db, studyId).ledger, query);
			const table = tableFor(query, null);
			const lines = linesOf(
				`select spend_line.* from ${table} where ${where.sql} and seq > ? order by seq limit ?`,
				[...where.values, seq, limit]
			);
			return { lines: lines.map(withoutSeq), seq: lines.at(-1)?.seq ?? seq };
		},
		ids({ studyId, query }) {
			const where = countedOf(read(db, studyId).ledger, query);
			const rows = db
				.prepare(`select id from ${tableFor(query, null)} where ${where.sql}`)
				.all(...where.values);
			return { ids: rows.map(({ id }) => String(id)) };
		}
	};

	return ({ question, input }) => {
		db.exec('begin');
		try {
			return answers[question](input as never);
		} finally {
			db.exec('rollback');
		}
	};
}

const withoutSeq = ({ seq: _, ...line }: SpendLine & { seq: number }): SpendLine => line;

/** @throws RangeError where there is no such study */
function read(db: Sqlite, studyId: string): { ledger: Ledger; version: number; revision: number } {
	const study = db
		.prepare(`select facts ->> '$.spend' as spend, revision, ledger_version from study where id = ?`)
		.get(studyId);
	if (!study) throw new RangeError('no such study');
	const spend = JSON.parse(String(study.spend)) as Partial<SpendSettings> | null;
	const notHeld = db
		.prepare(
			`select id from spend_import where study_id = ? and state <> 'held' and exists (select 1 from spend_line where import_id = spend_import.id)`
		)
		.all(studyId);
	return {
		ledger: {
			studyId,
			settings: { ...DEFAULT_SPEND_SETTINGS, ...spend },
			notHeld: notHeld.map(({ id }) => String(id))
		},
		version: Number(study.ledger_version),
		revision: Number(study.revision)
	};
}
