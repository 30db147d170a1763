// What people wrote, for whoever is not of the team: sites under their alias, families without their code.
import { withoutFamilyCodes } from '#lib/domain/release/family-codes.ts';
import { folded } from '#lib/domain/release/folded.ts';
import { siteNamesIn } from '#lib/domain/release/site-names-in.ts';
import { type SiteNames, siteNames } from '#lib/domain/spend/release.ts';
import type { ReportFacts } from '../facts.ts';

/** A year, a month, a day or a moment: digits that are the code of nobody. */
const DATE = /^\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/;

export interface WordsFor {
	names: SiteNames;
	in(text: string): string;
	/** Whether an id names what may not be read; also within a word, since nobody reads an id. */
	isTelling(id: string): boolean;
}

/** @param own the site that it is for, which may read its own name; null for everybody */
export function wordsFor(
	facts: Pick<ReportFacts, 'study' | 'familyCodes' | 'records' | 'returns'>,
	own: string | null
): WordsFor {
	const names = siteNames(facts.study, 'public', new Set(own === null ? [] : [own]));
	const withoutCodes = withoutFamilyCodes(knownCodes(facts));
	const inWords = (text: string) => (DATE.test(text) ? text : withoutCodes(names.in(text)));
	const hidden = siteNamesIn(facts.study.sites.flatMap(({ id, name }) => (id === own ? [] : [name])));
	return {
		names,
		in: inWords,
		isTelling: (id) => inWords(id) !== id || hidden(folded(id).text).length > 0
	};
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
