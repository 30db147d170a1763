// Names of sites wherever they stand, also within longer words: for asking a person, not for replacing.
import { formsOf, isEverydayWord, NAME_STARTS, siteNamePattern, spelt } from './site-name.ts';

/** What is found of these names in folded text, each with the whole word that it stands in, in order. */
export function siteNamesIn(names: readonly string[]): (text: string) => string[] {
	const forms = names.flatMap(formsOf);
	// "bath" is within "bathroom", "York" within "New Yorkers".
	const isWord = (form: string): boolean => isEverydayWord(form) || form.replaceAll(/\P{L}/gu, '').length < 5;
	const patterns = [
		patternOf(
			names.flatMap((name) => siteNamePattern(name) ?? []).map((one) => NAME_STARTS + one),
			'giu'
		),
		patternOf(forms.filter((form) => !isWord(form)).map(spelt), 'giu'),
		// "TeamBath", "BathTeam".
		patternOf(
			forms.filter(isWord).map((form) => `${spelt(form)}(?!\\p{Ll})`),
			'gu'
		)
	].filter((pattern) => pattern !== null);
	return (text) => {
		const spans = patterns
			.flatMap((pattern) => [...text.matchAll(pattern)])
			.map(({ 0: { length }, index }) => wholeWords(text, index, index + length))
			.sort((a, b) => a[0] - b[0]);
		return united(spans).map(([from, to]) => text.slice(from, to));
	};
}

type Span = [from: number, to: number];

const patternOf = (sources: readonly string[], flags: string): RegExp | null =>
	sources.length === 0 ? null : new RegExp(sources.map((source) => `(?:${source})`).join('|'), flags);

const LETTER = /[\p{L}\p{N}]/u;

function wholeWords(text: string, from: number, to: number): Span {
	while (LETTER.test(text[from - 1] ?? '')) from--;
	while (LETTER.test(text[to] ?? '')) to++;
	return [from, to];
}

/** @param spans sorted by where they begin */
function united(spans: readonly Span[]): Span[] {
	const apart: Span[] = [];
	for (const [from, to] of spans) {
		const last = apart.at(-1);
		if (last && from < last[1]) last[1] = Math.max(last[1], to);
		else apart.push([from, to]);
	}
	return apart;
}
