// Parts of a report as they are called in lists and read out.
import { isPartKind, PART_KINDS, type PartKind } from '#lib/domain/report/part-kinds.ts';
import type { ReportPart } from '#lib/domain/report/report.ts';
import type { ModelChoice } from './report-choices.ts';

const UNKNOWN: PartKind = {
	title: 'A part that this version does not know',
	about: 'It stays in the report, but cannot be shown.',
	needs: 'nothing',
	group: 'Words'
};

/** Characters of a text that tell which one it is. */
const MOST_WORDS = 60;

export const kindOf = ({ kind }: Pick<ReportPart, 'kind'>): PartKind =>
	isPartKind(kind) ? PART_KINDS[kind] : UNKNOWN;

/** The views that a model offers, those that every model has first. */
export const viewsOf = (model: ModelChoice | undefined): { id: string; name: string }[] => [
	{ id: 'core', name: 'Core of the model' },
	{ id: 'full', name: 'Full model' },
	...(model?.views ?? [])
];

/** What of it is chosen: "Pathway A · Overarching logic model · “The model in words”". */
export function choiceWords(part: ReportPart, models: readonly ModelChoice[]): string {
	const { needs } = kindOf(part);
	const model = models.find(({ id }) => id === part.modelId);
	const view = viewsOf(model).find(({ id }) => id === part.viewId);
	const firstLine = part.text.trim().split('\n', 1)[0]!;
	return [
		needs === 'view' && (view?.name ?? 'A view that is gone'),
		(needs === 'view' || needs === 'model') &&
			(model ? models.length > 1 && model.title : 'A model that is gone'),
		part.heading.trim() && `“${part.heading.trim()}”`,
		needs === 'text' && (beginning(firstLine) || 'No words yet')
	]
		.filter(Boolean)
		.join(' · ');
}

/** Whole words. */
const beginning = (line: string): string =>
	line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …` : line;

/** What tells it from others of its kind: its own heading, or the view that it shows. */
export function nameOf(part: ReportPart, models: readonly ModelChoice[]): string {
	const { title, needs } = kindOf(part);
	if (part.heading.trim()) return `${title}, “${part.heading.trim()}”`;
	if (needs !== 'view') return title;
	const view = viewsOf(models.find(({ id }) => id === part.modelId)).find(({ id }) => id === part.viewId);
	return view ? `${title}, ${view.name}` : title;
}

/** "Figure of the model, Pathway A, now 2 of 7", to be read out. */
export const placeWords = (
	id: string,
	parts: readonly ReportPart[],
	models: readonly ModelChoice[]
): string => {
	const at = parts.findIndex((part) => part.id === id);
	return `${nameOf(parts[at]!, models)}, now ${at + 1} of ${parts.length}`;
};
