// The tables of returns for whoever asks: whole for those who may see single cases, else with small numbers withheld.
import type { Study } from '#lib/domain/study/study.ts';
import type { AnswerColumn, AnswerTable, Split } from './answer-table.ts';
import { type CaseReturn, type Wave, WAVES } from './return.ts';
import { answerTables, notesOf } from './tables.ts';
import { withholdTogether } from './withhold.ts';

interface Wanted {
	split: Split;
	wave: Wave;
	/** Cases from which on a number is shown; null where nothing is withheld. */
	threshold: number | null;
}

/** Splits that add up to all cases of a wave. */
const ADDING = ['site', 'group', 'phase'] as const;

export function releasedTables(
	returns: readonly CaseReturn[],
	study: Pick<Study, 'sites' | 'phases'>,
	{ split, wave, threshold }: Wanted
): AnswerTable[] {
	if (threshold === null) return answerTables(returns, study, { split, wave });
	const ofWave = (each: Wave) =>
		withholdTogether(
			ADDING.flatMap((split) => answerTables(returns, study, { split, wave: each })).filter(
				({ columns }) => columns.length > 0
			),
			threshold
		);
	if (split !== 'none' && split !== 'wave') {
		const found = ofWave(wave).filter((table) => table.split === split);
		return found.length > 0 ? found : answerTables([], study, { split, wave });
	}
	// The column of all cases is the same in every split.
	const waves = split === 'wave' ? WAVES : [wave];
	const perWave = new Map(waves.map((each) => [each, ofWave(each)]));
	return answerTables(returns, study, { split, wave }).map((table) => {
		const sources = waves
			.map((each) => perWave.get(each)!.find(({ id }) => id === table.id))
			.filter((source) => source !== undefined);
		return { ...fromAllColumns(table, sources), suppressed: true };
	});
}

/** A table whose columns are those of all cases in others. */
function fromAllColumns(table: AnswerTable, sources: readonly AnswerTable[]): AnswerTable {
	const columns = table.columns.map((column, c): AnswerColumn => {
		const { cases, answered } = sources[c]!.columns.at(-1)!;
		return { ...column, cases, answered };
	});
	return {
		...table,
		columns,
		notes: notesOf(table.several, table.split, columns),
		rows: table.rows.map((row) => ({
			...row,
			counts: sources.map(({ rows }) => {
				const same = rows.find(({ id }) => id === row.id);
				// An answer that nobody gave in a wave has no row there.
				return same ? same.counts.at(-1)! : 0;
			})
		})),
		unanswered: sources.map(({ unanswered }) => unanswered.at(-1)!)
	};
}
