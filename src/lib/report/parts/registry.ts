// Who builds which part. A kind of part that is added to `PART_KINDS` must be entered here, or this does not compile.
import type { PartKindId } from '#lib/domain/report/part-kinds.ts';
import { dataCollection } from './data-collection.ts';
import { evidence } from './evidence.ts';
import { figure } from './figure.ts';
import { gaps } from './gaps.ts';
import { ownText, pageBreak } from './own-text.ts';
import type { PartBuilder } from './part-context.ts';
import { questionnaires } from './questionnaires.ts';
import { sources } from './sources.ts';
import { spendFigure } from './spend-figure.ts';
import { arrows, description, matrix, nodes } from './words.ts';

export const PART_BUILDERS: Readonly<Record<PartKindId, PartBuilder>> = {
	figure,
	description: description('standard'),
	'plain-description': description('plain'),
	nodes,
	arrows,
	matrix,
	evidence,
	gaps,
	'data-collection': dataCollection,
	sources,
	questionnaires,
	'pilot-summary': spendFigure('pilot-summary'),
	'by-category': spendFigure('by-category'),
	'by-band': spendFigure('by-band'),
	'by-month': spendFigure('by-month'),
	'per-family': spendFigure('per-family'),
	'planned-families': spendFigure('planned-families'),
	'planned-money': spendFigure('planned-money'),
	funnel: spendFigure('funnel'),
	allocation: spendFigure('allocation'),
	text: ownText,
	'page-break': pageBreak
};
