// A view in words and as tables of its nodes, its arrows and their evidence.
import { describeView } from '../description/describe-view.ts';
import type { Block } from '../document.ts';
import { arrowsTable, matrixTable, type ModelTable, nodesTable } from '../tables/model-tables.ts';
import { headingOf, paragraph, type PartBuilder, type PartContext } from './part-context.ts';

export const description =
	(variant: 'standard' | 'plain'): PartBuilder =>
	(part, context): Block[] => {
		const shown = context.shown(part, 'asked');
		const usual = variant === 'plain' ? `${shown.title} in plain English` : `${shown.title} in words`;
		return [headingOf(part, usual), ...describeView(shown, context.facts, variant, 2)];
	};

export const nodes: PartBuilder = (part, context): Block[] => {
	const shown = context.shown(part, 'asked');
	return [headingOf(part, `${shown.title}: nodes`), numbered(nodesTable(shown, context.facts), context)];
};

export const arrows: PartBuilder = (part, context): Block[] => {
	const shown = context.shown(part, 'asked');
	return [headingOf(part, `${shown.title}: arrows`), numbered(arrowsTable(shown, context.facts), context)];
};

export const matrix: PartBuilder = (part, context): Block[] => {
	const shown = context.shown(part, 'always');
	const heading = headingOf(part, `${shown.title}: nodes and their evidence`);
	const table = matrixTable(shown, context.facts);
	return [heading, table ? numbered(table, context) : noEvidence()];
};

/** In place of what is about evidence, for whoever may not see any. */
export const noEvidence = () => paragraph('The evidence may not be shown here.', 'note');

const numbered = (table: ModelTable, { numbering }: PartContext): Block => ({
	...table,
	...numbering.table()
});
