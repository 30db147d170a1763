// The sources that the study cites.
import { SOURCE_KIND_WORDS } from '#lib/domain/evidence/source-words.ts';
import type { Source } from '#lib/domain/evidence/record.ts';
import type { Block } from '../document.ts';
import { headingOf, paragraph, type PartBuilder } from './part-context.ts';
import { plainRow, rowHeader, tableBlock } from './table-block.ts';

const TITLE = 'Sources';

export const sources: PartBuilder = (part, { facts, numbering }): Block[] => {
	if (facts.sources.length === 0) return [headingOf(part, TITLE), paragraph('The study has no sources yet.')];
	const titles = new Map(facts.sources.map(({ id, title }) => [id, title]));
	const reference = ({ reference, duplicateOf }: Source) =>
		[
			reference,
			duplicateOf === null ? '' : `The same as “${titles.get(duplicateOf) ?? 'a source that is gone'}”.`
		]
			.filter(Boolean)
			.join('. ');
	const table = tableBlock(numbering, {
		title: TITLE,
		caption: '',
		columns: [{ title: 'Title' }, { title: 'Kind' }, { title: 'Date' }, { title: 'Reference' }],
		rows: facts.sources.map((source) =>
			plainRow([
				rowHeader(source.title),
				{ text: SOURCE_KIND_WORDS[source.kind] },
				{ text: source.date ?? '' },
				{ text: reference(source) }
			])
		),
		notes: []
	});
	return [headingOf(part, TITLE), table];
};
