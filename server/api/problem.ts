// Refusals over HTTP: application/problem+json (RFC 9457) with a stable code and a way out.
import type { FileFault } from '#lib/model-file/model-file.ts';

const STATUS = {
	'bad-request': 400,
	'not-json': 400,
	unauthorised: 401,
	'wrong-key': 401,
	forbidden: 403,
	'not-found': 404,
	'method-not-allowed': 405,
	conflict: 409,
	cancelled: 409,
	'personal-data-suspected': 409,
	'too-large': 413,
	'unsupported-media-type': 415,
	'invalid-input': 422,
	'invalid-model-file': 422,
	'site-needed': 422,
	'empty-file': 422,
	'not-a-table': 422,
	'password-protected': 422,
	damaged: 422,
	'unsafe-workbook': 422,
	'old-workbook': 422,
	'no-such-sheet': 422,
	'too-many-rows': 422,
	'too-many-columns': 422,
	'unknown-encoding': 422,
	'columns-unclear': 422,
	'too-many-tries': 429,
	internal: 500,
	'not-stored': 503,
	busy: 503,
	unavailable: 503
} as const;

export type HttpProblemCode = keyof typeof STATUS;

const TITLES: Record<HttpProblemCode, string> = {
	'bad-request': 'The request cannot be read',
	'not-json': 'The body is not JSON',
	unauthorised: 'Sign in first',
	'wrong-key': 'This key is not known here',
	forbidden: 'Not allowed',
	'not-found': 'Not found',
	'method-not-allowed': 'This address does not take that method',
	conflict: 'Somebody else changed it meanwhile',
	cancelled: 'Cancelled',
	'personal-data-suspected': 'This looks like personal data',
	'too-large': 'Too large',
	'unsupported-media-type': 'This kind of body is not read here',
	'invalid-input': 'Something in the request is not valid',
	'invalid-model-file': 'The model file cannot be used',
	'site-needed': 'Say of which site this is',
	'empty-file': 'The file is empty',
	'not-a-table': 'This is not a table',
	'password-protected': 'The workbook has a password',
	damaged: 'The file is damaged',
	'unsafe-workbook': 'This workbook is not safe to read',
	'old-workbook': 'The workbook is of an old kind',
	'no-such-sheet': 'There is no such sheet',
	'too-many-rows': 'Too many rows',
	'too-many-columns': 'Too many columns',
	'unknown-encoding': 'The encoding is not known',
	'columns-unclear': 'It is not clear what the columns mean',
	'too-many-tries': 'Too many wrong keys',
	internal: 'Something went wrong on the server',
	'not-stored': 'The server cannot store anything just now',
	busy: 'The server is busy',
	unavailable: 'Not available just now'
};

/** One thing wrong with an input: where, what, and the domain's code where it has one. Never case-level text. */
export interface Fault {
	path: string;
	message: string;
	code?: string;
}

/** A refusal, to be thrown by a handler. `detail` says what is wrong and what to do. */
export class HttpProblem extends Error {
	readonly code: HttpProblemCode;
	readonly faults: readonly Fault[];
	readonly headers: Readonly<Record<string, string>>;
	/** Further members of the answer. */
	readonly more: Readonly<Record<string, unknown>>;

	constructor(
		code: HttpProblemCode,
		detail: string,
		faults: readonly Fault[] = [],
		headers: Readonly<Record<string, string>> = {},
		more: Readonly<Record<string, unknown>> = {}
	) {
		super(detail);
		this.code = code;
		this.faults = faults;
		this.headers = headers;
		this.more = more;
	}

	get status(): number {
		return STATUS[this.code];
	}

	toJSON() {
		return {
			type: `urn:throughline:problem:${this.code}`,
			code: this.code,
			title: TITLES[this.code],
			status: this.status,
			detail: this.message,
			...(this.faults.length ? { faults: this.faults } : {}),
			...this.more
		};
	}
}

/** A problem for a model file that was refused, with words for every fault. */
export function modelFileProblem(
	faults: readonly FileFault[],
	words: (fault: FileFault) => string
): HttpProblem {
	const list = faults.map((fault) => ({
		path: fault.path,
		message: words(fault),
		...(fault.problem ? { code: fault.problem.code } : {})
	}));
	const first = list[0];
	const more = list.length > 1 ? ` (and ${list.length - 1} more)` : '';
	return new HttpProblem(
		'invalid-model-file',
		`${first?.path ? `${first.path}: ` : ''}${first?.message}${more}. Nothing was stored; mend the file and send it again.`,
		list
	);
}
