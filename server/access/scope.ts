// How far a key reaches, and the places that it may reach. Pure.

/** How far a key reaches: the whole server, one study with its models, or one model. */
export type Scope =
	{ kind: 'server' } | { kind: 'study'; studyId: string } | { kind: 'model'; modelId: string };

/** What a request is about: the server as a whole, a study, or a model of a study. */
export type Place =
	| { kind: 'server' }
	| { kind: 'study'; studyId: string }
	| { kind: 'model'; studyId: string; modelId: string };

/** True where a place lies within a scope. A study lies outside of the scope of one of its models. */
export function covers(scope: Scope, place: Place): boolean {
	switch (scope.kind) {
		case 'server':
			return true;
		case 'study':
			return place.kind !== 'server' && place.studyId === scope.studyId;
		case 'model':
			return place.kind === 'model' && place.modelId === scope.modelId;
	}
}
