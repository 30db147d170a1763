// What people call the place in a study that a fault names, e.g. `sites.0.facts.3.strandId`.
import type { Study } from './study.ts';

const FALLBACK: Record<string, string> = {
	note: 'the note of the study',
	'spend.bandEdges': 'the edges of the bands',
	'spend.suppressBelow': 'the smallest number that is shown'
};

/** "the printed table “Legal status”"; the title of the innermost thing that has one. */
export function placeInStudy(
	path: string,
	study: Pick<Study, 'sites' | 'phases' | 'spend' | 'printedTables' | 'dataCollection'>
): string {
	const words: string[] = [];
	let value: unknown = study;
	let list = '';
	for (const part of path.split('.')) {
		value = (value as Record<string, unknown> | undefined)?.[part];
		if (/^\d+$/.test(part)) {
			const title = titleOf(value);
			if (title && KINDS[list]) words.push(`${KINDS[list]} “${title}”`);
		} else list = part;
	}
	return words.at(-1) ?? FALLBACK[path.replace(/\.\d+$/, '')] ?? `“${path}”`;
}

const KINDS: Record<string, string> = {
	sites: 'the site',
	phases: 'the phase',
	facts: 'the fact',
	approvalRules: 'the approval rules',
	strands: 'the strand',
	types: 'the type',
	categories: 'the category',
	exclusions: 'the rule',
	printedTables: 'the printed table',
	dataCollection: 'the row of data collected'
};

function titleOf(value: unknown): string {
	const thing = (value ?? {}) as Record<string, unknown>;
	const title = thing.title ?? thing.name ?? thing.version ?? thing.label ?? thing.what ?? thing.reason;
	return typeof title === 'string' ? title : '';
}
