// Counts of records by stance as a cell of a table says them.
import { type Stance, STANCES } from '#lib/domain/evidence/link.ts';
import type { Strength } from '#lib/domain/evidence/strength.ts';

/** What a stance is called after a number: "3 for". */
export const STANCE_IN_TABLE: Record<Stance, string> = {
	supports: 'for',
	challenges: 'against',
	refines: 'refining'
};

/** What stands for a number that is withheld. */
export const SOME = 'some';

export const isSmall = (n: number, fewBelow: number): boolean => n > 0 && n < fewBelow;

/** "3 for, 1 against"; "some for" where the number is withheld; '' for none. @param some stances that tell no number */
export function stancesInWords(
	counts: Readonly<Record<Stance, number>>,
	fewBelow: number,
	some: ReadonlySet<Stance> = new Set()
): string {
	return STANCES.flatMap((stance) => {
		const n = counts[stance];
		if (n === 0) return [];
		const number = some.has(stance) || isSmall(n, fewBelow) ? SOME : String(n);
		return [`${number} ${STANCE_IN_TABLE[stance]}`];
	}).join(', ');
}

export const recordsOf = (strength: Strength | undefined): Record<Stance, number> => ({
	supports: strength?.supports.records ?? 0,
	challenges: strength?.challenges.records ?? 0,
	refines: strength?.refines.records ?? 0
});

/** What a table with such counts says beneath itself. */
export const countNotes = (of: 'node' | 'node or arrow' | 'arrow', fewBelow: number): string[] => [
	`For, against and refining: records that support, challenge or refine the ${of}. One record can bear on several.`,
	...(fewBelow > 0 ? [`“${SOME}” stands for a number that is withheld.`.replace('“s', '“S')] : [])
];
