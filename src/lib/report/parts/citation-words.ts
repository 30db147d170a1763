// Where something is from, in words: title of the source, section and lines, each place once.
import type { Citation } from '#lib/domain/study/study.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';

/** "Table 1, lines 431–445": empty where neither is known. */
export const placeWords = ({ section, lines }: Pick<Citation, 'section' | 'lines'>): string =>
	[section, lines && `${/\d/.test(lines) ? 'lines ' : ''}${lines.replaceAll(/(\d)-(\d)/g, '$1–$2')}`]
		.filter(Boolean)
		.join(', ');

/** "“Title”, Table 1, lines 431–445; “Other title”"; empty where nothing is cited. */
export function citationWords(
	citations: readonly Citation[],
	{ sources }: Pick<ReleasedFacts, 'sources'>
): string {
	const places = citations.map((citation) => {
		const title = sources.find(({ id }) => id === citation.sourceId)?.title ?? 'a source that is gone';
		return [`“${title}”`, placeWords(citation)].filter(Boolean).join(', ');
	});
	return [...new Set(places)].join('; ');
}
