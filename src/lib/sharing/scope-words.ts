// Places in words: "this model" where one is there, else by their titles.
import type { Reach } from './reach.ts';
import type { ShareLink } from './share-link.ts';

/** What a place is called as an option of the form. */
export function reachName(reach: Reach, here: boolean): string {
	if (reach.kind === 'server') return 'Everything here';
	if (here) return reach.kind === 'study' ? 'This study' : 'This model';
	return reach.title;
}

/** What a place holds, under its name. */
export function reachHint(reach: Reach): string {
	switch (reach.kind) {
		case 'server':
			return 'All studies on this server, also those to come.';
		case 'study':
			return `${reach.title}, with all its models, also those to come.`;
		case 'model':
			return `${reach.title}, and nothing else.`;
	}
}

/** "this model", "the study “Devolved budgets”", "everything here" */
export function linkReach(
	{ scope }: Pick<ShareLink, 'scope'>,
	here: { studyId?: string; modelId?: string } = {}
): string {
	if (scope.kind === 'server') return 'everything here';
	if (scope.kind === 'study')
		return scope.studyId && scope.studyId === here.studyId ? 'this study' : `the study “${scope.title}”`;
	return scope.modelId && scope.modelId === here.modelId ? 'this model' : `the model “${scope.title}”`;
}

/** "see this model", "edit this study’s models": what a role may do at a place. */
export function mayDo(role: string, place: string): string {
	switch (role) {
		case 'evaluator':
			return `edit ${place} with its evidence, and share it`;
		case 'contributor':
			return `edit ${place}`;
		default:
			return `look at ${place}`;
	}
}
