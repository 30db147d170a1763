// Approval rules in words: sums in pounds, versions as people say them.
import type { ApprovalBand, ApprovalRules } from '#lib/domain/study/study.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';

/** Pence as pounds, without ".00". */
export const pounds = (pence: number) => formatPence(pence).replace(/\.00$/, '');

/** "Up to £500", "Above £500, up to £1,000", "Above £1,000". */
export function bandWords({ overPence, upToPence }: Pick<ApprovalBand, 'overPence' | 'upToPence'>): string {
	const from = overPence > 0 ? `Above ${pounds(overPence)}` : '';
	const to = upToPence === null ? '' : `${from ? ', up to' : 'Up to'} ${pounds(upToPence)}`;
	return from + to || 'Any sum';
}

/** "interim-2019" as "Interim 2019". */
export function versionWords({ version }: Pick<ApprovalRules, 'version'>): string {
	const words = version.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
