// Expected failures are values with a code from one closed list; bugs throw.
// Words for people are made from the code and its facts in `problem-words.ts`.

/** Every way in which a request can be refused by the domain. The codes are part of the API. */
export type ProblemCode =
	| 'not-found'
	| 'duplicate-id'
	| 'invalid-id'
	| 'invalid-label'
	| 'label-too-long'
	| 'invalid-kind'
	| 'invalid-relation'
	| 'invalid-position'
	| 'arrow-to-itself'
	| 'duplicate-arrow'
	| 'dangling-arrow'
	| 'arrow-from-arrow'
	| 'arrow-cycle'
	| 'duplicate-link'
	| 'invalid-stance'
	| 'too-many'
	| 'nothing-to-change';

/** One refusal: its code, which thing it is about (an id or a path) and a fact to show, never case-level text. */
export interface Problem {
	code: ProblemCode;
	at?: string;
	fact?: string;
}

/** Either a value or the problem that kept it from coming about. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: ProblemCode, at?: string, fact?: string): Result<never> => ({
	ok: false,
	problem: { code, ...(at === undefined ? {} : { at }), ...(fact === undefined ? {} : { fact }) }
});
