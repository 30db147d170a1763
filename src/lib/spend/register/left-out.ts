// Why figures leave a line out: because somebody said so, or because a rule of the study does.
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { ExclusionRule } from '#lib/domain/spend/spend-settings.ts';

/** The reason that is printed; null where the line counts. */
export function leftOutBy(
	{ excluded, pence, siteId }: Pick<SpendLine, 'excluded' | 'pence' | 'siteId'>,
	rules: readonly ExclusionRule[]
): string | null {
	if (excluded) return excluded.reason;
	const rule = rules.find(
		(one) => one.active && Math.abs(pence) > one.overPence && (one.siteId === null || one.siteId === siteId)
	);
	return rule?.reason ?? null;
}
