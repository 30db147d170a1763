// Every check on a model.
import type { Model } from '../theory/model.ts';
import { withoutDangling } from '../theory/selection.ts';
import { arrowsWithoutBecause, backwardArrows } from './arrow-checks.ts';
import { type Check, CHECKS, type Finding } from './finding.ts';
import { reachChecks } from './reach-checks.ts';
import { doubleClaims, duplicateLabels, unexplainedAbbreviations } from './wording-checks.ts';

/** What was found, by check, in the order of `CHECKS`; a check that found nothing has an empty list. */
export function checkModel(model: Model): Map<Check, Finding[]> {
	const sound = withoutDangling(model);
	const found = Map.groupBy(
		[
			arrowsWithoutBecause,
			reachChecks,
			doubleClaims,
			backwardArrows,
			duplicateLabels,
			unexplainedAbbreviations
		].flatMap((check) => check(sound)),
		({ check }) => check
	);
	return new Map((Object.keys(CHECKS) as Check[]).map((check) => [check, found.get(check) ?? []]));
}
