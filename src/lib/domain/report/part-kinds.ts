// What a report can be made of, for people to choose from. `#lib/report/parts/registry.ts` has a builder for each.

/** `nothing`: of the study as a whole. `model`: of one model. `view`: of one view of a model. `text`: words of one's own. */
export type PartNeeds = 'nothing' | 'model' | 'view' | 'text';

export interface PartKind {
	title: string;
	/** One sentence: what it shows. */
	about: string;
	needs: PartNeeds;
	group: 'Model' | 'Evidence' | 'Study' | 'Spending' | 'Words';
}

const KINDS = {
	figure: {
		title: 'Figure of the model',
		about: 'A saved view as a figure with its caption; several figures where one page is too small.',
		needs: 'view',
		group: 'Model'
	},
	description: {
		title: 'Text description',
		about: 'A view in words: an outline of the nodes, and every arrow as a sentence.',
		needs: 'view',
		group: 'Model'
	},
	'plain-description': {
		title: 'Text description in plain English',
		about: 'The same in short sentences without terms of the field.',
		needs: 'view',
		group: 'Model'
	},
	nodes: {
		title: 'Table of nodes',
		about: 'Every node of a view with its kind, pathway and evidence.',
		needs: 'view',
		group: 'Model'
	},
	arrows: {
		title: 'Table of arrows',
		about: 'Every arrow of a view with its because and evidence.',
		needs: 'view',
		group: 'Model'
	},
	matrix: {
		title: 'Nodes and their evidence',
		about: 'Which kinds of evidence stand for and against each node of a view.',
		needs: 'view',
		group: 'Evidence'
	},
	evidence: {
		title: 'Evidence table',
		about: 'The records behind a view, node by node, as far as the release allows.',
		needs: 'view',
		group: 'Evidence'
	},
	gaps: {
		title: 'Gaps in the evidence',
		about:
			'Nodes and arrows without evidence, with one source only, or contested; and what the checks found.',
		needs: 'view',
		group: 'Evidence'
	},
	'data-collection': {
		title: 'Data collected',
		about: 'What was collected at each site and in each phase, with sums checked.',
		needs: 'nothing',
		group: 'Study'
	},
	sources: { title: 'Sources', about: 'The sources that the study cites.', needs: 'nothing', group: 'Study' },
	questionnaires: {
		title: 'Case questionnaire',
		about: 'Answers of the case questionnaire, printed and computed.',
		needs: 'nothing',
		group: 'Study'
	},
	'pilot-summary': {
		title: 'The pilots at a glance',
		about: 'Families, sums and rules of each site side by side.',
		needs: 'nothing',
		group: 'Spending'
	},
	'by-category': {
		title: 'Spending by category',
		about: 'What money went on.',
		needs: 'nothing',
		group: 'Spending'
	},
	'by-band': {
		title: 'Spending by amount',
		about: 'How many spends in each band.',
		needs: 'nothing',
		group: 'Spending'
	},
	'by-month': {
		title: 'Monthly spending',
		about: 'What was spent in each month of the pilot.',
		needs: 'nothing',
		group: 'Spending'
	},
	'per-family': {
		title: 'What families received',
		about: 'Median, mean and range over families.',
		needs: 'nothing',
		group: 'Spending'
	},
	'planned-families': {
		title: 'Families, planned and actual',
		about: 'Families planned against reached.',
		needs: 'nothing',
		group: 'Spending'
	},
	'planned-money': {
		title: 'Money, planned and actual',
		about: 'Budgets against what was spent.',
		needs: 'nothing',
		group: 'Spending'
	},
	funnel: {
		title: 'From eligible to spent',
		about: 'How many families came as far as each stage.',
		needs: 'nothing',
		group: 'Spending'
	},
	allocation: {
		title: 'Random allocation',
		about: 'How the lot fell.',
		needs: 'nothing',
		group: 'Spending'
	},
	text: {
		title: 'Text of your own',
		about: 'A heading and paragraphs.',
		needs: 'text',
		group: 'Words'
	},
	'page-break': { title: 'New page', about: 'What follows begins a page.', needs: 'nothing', group: 'Words' }
} as const satisfies Record<string, PartKind>;
export type PartKindId = keyof typeof KINDS;

/** In the order in which they are offered. A later kind of table is entered here and in the registry. */
export const PART_KINDS: Readonly<Record<PartKindId, PartKind>> = KINDS;

export const isPartKind = (kind: string): kind is PartKindId => Object.hasOwn(PART_KINDS, kind);
