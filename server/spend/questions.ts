// What the reading thread can be asked, and its answers.
import type { FamilySum, GroupKey, LeftOutOfFigures, SpendGroup } from '#lib/domain/spend/spend-group.ts';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendFigure, SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { SortKey, SpendPage, Versioned } from './spend-reader.ts';

interface About {
	studyId: string;
	query: SpendQuery;
}

export interface Questions {
	page: {
		input: About & { sort: { by: SortKey; descending: boolean }; page: { limit: number; offset: number } };
		output: SpendPage;
	};
	figure: { input: About; output: SpendFigure };
	groups: {
		input: About & { by: readonly GroupKey[]; bandEdges: readonly number[] | undefined };
		output: Versioned<{ groups: SpendGroup[]; leftOut: LeftOutOfFigures[] }>;
	};
	perFamily: {
		input: About;
		output: Versioned<{
			families: FamilySum[];
			withoutFamily: { n: number; pence: number };
			leftOut: LeftOutOfFigures[];
		}>;
	};
	amounts: { input: About; output: Versioned<{ pence: number[] }> };
	/** Lines in the order they came, after the one with that number. */
	after: {
		input: About & { seq: number; limit: number };
		output: { lines: SpendLine[]; seq: number };
	};
	/** Ids of all lines that match. */
	ids: { input: About; output: { ids: string[] } };
}
export type QuestionName = keyof Questions;

export interface Ask<N extends QuestionName = QuestionName> {
	question: N;
	input: Questions[N]['input'];
}

/** The thread's answer; what went wrong is only named, since its words could hold what somebody wrote. */
export type Reply = { ok: true; output: unknown } | { ok: false; error: string };
