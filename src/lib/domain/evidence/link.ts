// A link is a judgement: this record bears on that node, arrow or statement, for, against or refining.

export const STANCES = ['supports', 'challenges', 'refines'] as const;
export type Stance = (typeof STANCES)[number];

export const STANCE_WORDS: Record<Stance, string> = {
	supports: 'Supports',
	challenges: 'Challenges',
	refines: 'Refines'
};

/** Shape marks that tell stances apart without colour. */
export const STANCE_MARKS: Record<Stance, string> = { supports: '▲', challenges: '▽', refines: '◇' };

export const GRADES = ['low', 'medium', 'high'] as const;
export type Grade = (typeof GRADES)[number];

/** evidence record × target, with the judgement. Holds ids, never evidence text. `at` is ISO 8601. */
export interface Link {
	id: string;
	recordId: string;
	/** Id of a node, arrow or statement. */
	targetId: string;
	stance: Stance;
	relevance: Grade | null;
	rigour: Grade | null;
	reason: string;
	by: string;
	at: string;
}

/** E2: the same record bears on the same target only once; a second link would count it twice. */
export function linkBetween(links: Iterable<Link>, recordId: string, targetId: string): Link | undefined {
	for (const link of links) if (link.recordId === recordId && link.targetId === targetId) return link;
	return undefined;
}
