// What people wrote, for whoever is not of the team: sites under their alias, families without their code.
import { withoutFamilyCodes } from '#lib/domain/release/family-codes.ts';
import { type SiteNames, siteNames } from '#lib/domain/spend/release.ts';
import type { ReportFacts } from '../facts.ts';

/** A year, a month, a day or a moment: digits that are the code of nobody. */
const DATE = /^\d{4}(?:-\d\d){0,2}(?:T.*)?$/;

/** @param own the site that it is for, which may read its own name; null for everybody */
export function wordsFor(
	facts: Pick<ReportFacts, 'study' | 'familyCodes' | 'records' | 'returns'>,
	own: string | null
): { names: SiteNames; in(text: string): string } {
	const names = siteNames(facts.study, 'public', new Set(own === null ? [] : [own]));
	const withoutCodes = withoutFamilyCodes(knownCodes(facts));
	return { names, in: (text) => (DATE.test(text) ? text : withoutCodes(names.in(text))) };
}

/** Every code that the facts hold, wherever they hold it. */
export const knownCodes = ({
	familyCodes,
	records,
	returns
}: Pick<ReportFacts, 'familyCodes' | 'records' | 'returns'>): string[] => [
	...new Set([
		...familyCodes,
		...(records ?? []).map(({ familyCode }) => familyCode),
		...(returns ?? []).map(({ caseCode }) => caseCode)
	])
];
