// Families with the sums of the register, as the API gives them.
import type { Family, FamilyGroup } from '#lib/domain/study/family.ts';

interface Sum {
	n: number;
	pence: number;
}
export interface Sums {
	spent: Sum;
	agreed: Sum;
}
export type FamilyWithSums = Family & { sums: Sums };
export interface FamilyList {
	families: FamilyWithSums[];
	/** Codes of the register that have no entry. */
	unlisted: { siteId: string; code: string; sums: Sums }[];
}

export const GROUP_WORDS: Record<FamilyGroup, string> = {
	'': 'Not known',
	budget: 'Budget',
	usual: 'Usual'
};
