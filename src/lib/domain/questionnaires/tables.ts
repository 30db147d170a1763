// Returns counted into tables.
import type { Site, Study } from '#lib/domain/study/study.ts';
import { FAMILY_GROUPS } from '#lib/domain/study/family.ts';
import {
	GROUP_WORDS,
	ISSUE_WORDS,
	LEGAL_STATUS_WORDS,
	LIKELIHOOD_WORDS,
	LIVING_SITUATION_WORDS
} from './answer-words.ts';
import { type AnswerColumn, type AnswerTable, type Split, TABLE_IDS, type TableId } from './answer-table.ts';
import {
	type CaseReturn,
	ISSUES,
	LEGAL_STATUSES,
	LIKELIHOODS,
	LIVING_SITUATIONS,
	type Wave,
	WAVES
} from './return.ts';

type Answers = Pick<
	CaseReturn,
	'siteId' | 'wave' | 'phaseId' | 'group' | 'legalStatus' | 'livingSituation' | 'issues' | 'likelihood'
>;

/** From this many cases on, groups are compared without a warning. */
export const ENOUGH_TO_COMPARE = 10;

const QUESTIONS: Record<
	TableId,
	{ title: string; answers: readonly { id: string; title: string }[]; of(given: Answers): readonly string[] }
> = {
	'legal-status': {
		title: 'Legal status',
		answers: LEGAL_STATUSES.map((id) => ({ id, title: LEGAL_STATUS_WORDS[id] })),
		of: ({ legalStatus }) => (legalStatus ? [legalStatus] : [])
	},
	'living-situation': {
		title: 'Living situation',
		answers: LIVING_SITUATIONS.map((id) => ({ id, title: LIVING_SITUATION_WORDS[id] })),
		of: ({ livingSituation }) => (livingSituation ? [livingSituation] : [])
	},
	likelihood: {
		title: 'Likelihood of coming into care in the next three months',
		answers: LIKELIHOODS.map((id) => ({ id, title: LIKELIHOOD_WORDS[id] })),
		of: ({ likelihood }) => (likelihood ? [likelihood] : [])
	},
	issues: {
		title: 'Main issues of concern',
		answers: ISSUES.map((id) => ({ id, title: ISSUE_WORDS[id] })),
		of: ({ issues }) => issues
	}
};

interface Column {
	id: string;
	title: string;
	returns: readonly Answers[];
}

/**
 * The four tables of one wave, split into columns; a table by wave is of both waves.
 * @returns tables without columns where there are no returns
 */
export function answerTables(
	returns: readonly Answers[],
	study: Pick<Study, 'sites' | 'phases'>,
	{ split, wave }: { split: Split; wave: Wave }
): AnswerTable[] {
	const counted = split === 'wave' ? returns : returns.filter((one) => one.wave === wave);
	const columns = columnsOf(counted, study, split);
	return TABLE_IDS.map((id) => tableOf(id, columns, split));
}

function columnsOf(
	returns: readonly Answers[],
	{ sites, phases }: Pick<Study, 'sites' | 'phases'>,
	split: Split
): Column[] {
	const pick = (id: string, title: string, wanted: (one: Answers) => boolean): Column => ({
		id,
		title,
		returns: returns.filter(wanted)
	});
	const all = pick('all', 'All', () => true);
	if (all.returns.length === 0) return [];
	const filled = (columns: Column[]) => columns.filter((column) => column.returns.length > 0);
	const inOrder = <T extends { order: number }>(items: readonly T[]) =>
		items.toSorted((a, b) => a.order - b.order);
	switch (split) {
		case 'none':
			return [all];
		// Both waves ask of the same cases, so that they do not add up.
		case 'wave':
			return filled(WAVES.map((wave) => pick(`wave-${wave}`, `Wave ${wave}`, (one) => one.wave === wave)));
		case 'site':
			return [
				...filled(
					inOrder(sites).map((site) => pick(site.id, siteTitle(site), ({ siteId }) => siteId === site.id))
				),
				all
			];
		case 'group':
			return [
				...filled(
					FAMILY_GROUPS.toSorted()
						.reverse()
						.map((group) => pick(group || 'none', GROUP_WORDS[group], (one) => one.group === group))
				),
				all
			];
		case 'phase':
			return [
				...filled([
					...inOrder(phases).map((phase) =>
						pick(phase.id, phase.title, ({ phaseId }) => phaseId === phase.id)
					),
					pick('none', 'Phase not known', ({ phaseId }) => phaseId === null)
				]),
				all
			];
	}
}

const siteTitle = ({ name, alias }: Site): string => alias || name;

function tableOf(id: TableId, columns: readonly Column[], split: Split): AnswerTable {
	const { title, answers, of } = QUESTIONS[id];
	const several = id === 'issues';
	const given = columns.map(({ returns }) => returns.map(of));
	const answered = given.map((all) => all.filter((each) => each.length > 0).length);
	const rows = answers
		.map((answer) => ({
			...answer,
			counts: given.map((all) => all.filter((each) => each.includes(answer.id)).length)
		}))
		// Answers of a scale stay, so that it can be seen whole.
		.filter(({ counts }) => id === 'likelihood' || counts.some((n) => n > 0));
	const shown = columns.map(({ id, title, returns }, i) => ({
		id,
		title,
		cases: returns.length,
		answered: answered[i]!
	}));
	return {
		id,
		title,
		unit: several ? 'issues of concern' : 'cases',
		several,
		split,
		columns: shown,
		rows,
		unanswered: columns.map(({ returns }, i) => returns.length - answered[i]!),
		notes: notesOf(several, split, shown),
		suppressed: false
	};
}

/** What has to be said under a table; of columns whose numbers are withheld, nothing. */
export function notesOf(several: boolean, split: Split, columns: readonly AnswerColumn[]): string[] {
	const notes = [];
	if (several)
		notes.push(
			'Issues are counted, not cases: one case can have several, so the counts can come to more than there are cases. Percentages are of the cases that named any.'
		);
	const few = columns.filter(
		({ id, answered }) => id !== 'all' && answered !== null && answered < ENOUGH_TO_COMPARE
	);
	if (split !== 'none' && few.length > 0)
		notes.push(
			`Fewer than ${ENOUGH_TO_COMPARE} answers in ${few.map(({ title }) => `“${title}”`).join(', ')}: too few to compare with the others.`
		);
	return notes;
}
