// What each role is called and what it may do, in plain sentences and as a table.
import type { LinkRole } from './share-link.ts';

export const ROLE_WORDS: Record<LinkRole, { name: string; may: string; mayNot: string }> = {
	viewer: {
		name: 'Viewer',
		may: 'Looks at the model and takes the figure away.',
		mayNot: 'Changes nothing and sees no evidence.'
	},
	reviewer: {
		name: 'Reviewer',
		may: 'Looks at the model like a viewer, and will be asked in review rounds once there are any.',
		mayNot: 'Changes nothing and sees no evidence.'
	},
	contributor: {
		name: 'Contributor',
		may: 'Edits the model together with you.',
		mayNot: 'Sees no evidence: no records, no quotes, no sums.'
	},
	evaluator: {
		name: 'Evaluator',
		may: 'Edits models, sees and edits the evidence, and makes links like this one.',
		mayNot: 'Cannot see what happened on the server; that is the owner’s.'
	}
};

export const PERMISSIONS = [
	'See models',
	'Edit models',
	'See and edit evidence',
	'Share',
	'See what happened'
] as const;

/** Which of PERMISSIONS each role holds, in their order; the server's own table is server/access/roles.ts. */
export const ROLE_TABLE: readonly { role: string; note: string; holds: readonly boolean[] }[] = [
	{ role: 'Owner', note: 'comes in by the server’s own key', holds: [true, true, true, true, true] },
	{ role: 'Evaluator', note: 'a colleague on the evaluation', holds: [true, true, true, true, false] },
	{
		role: 'Contributor',
		note: 'works on the model in a workshop',
		holds: [true, true, false, false, false]
	},
	{
		role: 'Reviewer',
		note: 'somebody whose view you will ask for',
		holds: [true, false, false, false, false]
	},
	{ role: 'Viewer', note: 'reads the model', holds: [true, false, false, false, false] }
];
