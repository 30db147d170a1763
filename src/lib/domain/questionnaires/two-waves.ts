// The two waves of the questionnaire matched by case: what changed, which cases have one wave only, and when the second
// one is due.
import { edgeOf, monthsAfter } from './months.ts';
import {
	type CaseReturn,
	LEGAL_STATUSES,
	type LegalStatus,
	LIKELIHOODS,
	type Likelihood,
	returnKey
} from './return.ts';

/** Wave 2 is due from three to six months after wave 1. */
export const DUE_AFTER_MONTHS = 3;
export const OVERDUE_AFTER_MONTHS = 6;

export interface Change<Answer extends string> {
	/** Empty where the question was not answered. */
	from: Answer | '';
	to: Answer | '';
	cases: number;
}

export interface TwoWaves {
	/** Cases with both waves. */
	matched: number;
	onlyFirst: number;
	onlySecond: number;
	/** Of the cases with wave 1 only; `unknown` where wave 1 has no date. */
	secondWave: { notYet: number; due: number; overdue: number; unknown: number };
	/** Pairs of answers in matched cases, in the order of the answers; only those that there are. */
	legalStatus: readonly Change<LegalStatus>[];
	likelihood: readonly Change<Likelihood>[];
	/** Of the cases that answered in both waves. */
	likelihoodMoved: { lower: number; same: number; higher: number; unanswered: number };
}

/** @param today ISO 8601 day */
export function twoWaves(returns: readonly CaseReturn[], today: string): TwoWaves {
	const second = new Map(returns.filter(({ wave }) => wave === 2).map((one) => [caseOf(one), one]));
	const first = returns.filter(({ wave }) => wave === 1);
	const pairs = first.flatMap((one) => {
		const later = second.get(caseOf(one));
		return later ? [{ before: one, after: later }] : [];
	});
	const waiting = first.filter((one) => !second.has(caseOf(one)));
	const states = waiting.map((one) => secondWaveOf(one, today));
	const count = (state: ReturnType<typeof secondWaveOf>) => states.filter((each) => each === state).length;
	const moves = pairs.map(({ before, after }) => moveOf(before.likelihood, after.likelihood));
	const moved = (move: ReturnType<typeof moveOf>) => moves.filter((each) => each === move).length;
	return {
		matched: pairs.length,
		onlyFirst: waiting.length,
		onlySecond: second.size - pairs.length,
		secondWave: {
			notYet: count('notYet'),
			due: count('due'),
			overdue: count('overdue'),
			unknown: count('unknown')
		},
		legalStatus: changesOf(
			['', ...LEGAL_STATUSES],
			pairs.map(({ before, after }) => [before.legalStatus, after.legalStatus])
		),
		likelihood: changesOf(
			['', ...LIKELIHOODS],
			pairs.map(({ before, after }) => [before.likelihood, after.likelihood])
		),
		likelihoodMoved: {
			lower: moved('lower'),
			same: moved('same'),
			higher: moved('higher'),
			unanswered: moved('unanswered')
		}
	};
}

const caseOf = (one: CaseReturn): string => returnKey({ ...one, wave: 1 });

/** A date that is not known to the day is taken as wide as it may be: overdue is only what certainly is. */
export function secondWaveOf(
	{ completedOn }: Pick<CaseReturn, 'completedOn'>,
	today: string
): 'notYet' | 'due' | 'overdue' | 'unknown' {
	if (completedOn === null) return 'unknown';
	if (today < monthsAfter(edgeOf(completedOn, 'first'), DUE_AFTER_MONTHS)) return 'notYet';
	return today > monthsAfter(edgeOf(completedOn, 'last'), OVERDUE_AFTER_MONTHS) ? 'overdue' : 'due';
}

function moveOf(before: Likelihood | '', after: Likelihood | ''): 'lower' | 'same' | 'higher' | 'unanswered' {
	if (!before || !after) return 'unanswered';
	const by = LIKELIHOODS.indexOf(after) - LIKELIHOODS.indexOf(before);
	return by < 0 ? 'lower' : by > 0 ? 'higher' : 'same';
}

function changesOf<Answer extends string>(
	answers: readonly (Answer | '')[],
	pairs: readonly (readonly [Answer | '', Answer | ''])[]
): Change<Answer>[] {
	return answers.flatMap((from) =>
		answers
			.map((to) => ({ from, to, cases: pairs.filter(([a, b]) => a === from && b === to).length }))
			.filter(({ cases }) => cases > 0)
	);
}
