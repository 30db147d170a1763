// Which places a link can be made for, and why some are not on offer. The server decides; this explains beforehand.
import type { LinkRole, Scope } from './share-link.ts';

/** A place that a link may open. */
export type Reach =
	| { kind: 'server' }
	| { kind: 'study'; studyId: string; title: string }
	| { kind: 'model'; modelId: string; studyId: string; title: string };

/** Tells reaches apart in a form. */
export function reachKey(reach: Reach): string {
	if (reach.kind === 'server') return 'server';
	return reach.kind === 'study' ? `study ${reach.studyId}` : `model ${reach.modelId}`;
}

export function scopeOf(reach: Reach): Scope {
	switch (reach.kind) {
		case 'server':
			return { kind: 'server' };
		case 'study':
			return { kind: 'study', studyId: reach.studyId };
		case 'model':
			return { kind: 'model', modelId: reach.modelId };
	}
}

/** The page of a place. */
export function pageOf(reach: Reach): string {
	if (reach.kind === 'server') return '/';
	return reach.kind === 'study'
		? `/studies/${encodeURIComponent(reach.studyId)}`
		: `/models/${encodeURIComponent(reach.modelId)}`;
}

/** Why a link with this role cannot reach there; null where it can. `own` is how far one's own access reaches. */
export function whyNot(role: LinkRole, reach: Reach, own: Scope): string | null {
	if (reach.kind === 'server' && own.kind !== 'server')
		return 'Your own access ends at this study, and a link cannot reach further than whoever makes it.';
	if (own.kind === 'study' && reach.kind !== 'server' && reach.studyId !== own.studyId)
		return 'Your own access does not reach there.';
	if (reach.kind === 'model' && role === 'evaluator')
		return 'Not for an evaluator: evidence belongs to the study as a whole.';
	return null;
}
