// Calls of the HTTP API from the browser. Refusals come back as `ApiProblem`, with the server's own words.

/** A refusal by the server, or a server that cannot be reached (`code` "unreachable"). */
export class ApiProblem extends Error {
	readonly code: string;
	readonly faults: readonly { path: string; message: string }[];

	constructor(code: string, detail: string, faults: readonly { path: string; message: string }[] = []) {
		super(detail);
		this.code = code;
		this.faults = faults;
	}
}

/**
 * @param path below /api/v1
 * @returns the JSON answer; undefined where there is none
 * @throws ApiProblem
 */
export async function callApi<T>(
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown
): Promise<T> {
	let response: Response;
	try {
		response = await fetch(`/api/v1${path}`, {
			method,
			...(body !== undefined && {
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(body)
			})
		});
	} catch {
		throw new ApiProblem('unreachable', 'The server cannot be reached. Check the connection and try again.');
	}
	const type = response.headers.get('content-type') ?? '';
	const value: unknown = type.includes('json') ? await response.json() : undefined;
	if (response.ok) return value as T;
	const {
		code = 'unknown',
		detail = `The server answered ${response.status}. Try again.`,
		faults
	} = (value ?? {}) as {
		code?: string;
		detail?: string;
		faults?: { path: string; message: string }[];
	};
	// The server's own words are for programs.
	if (code === 'unauthorised') throw new ApiProblem(code, 'You are signed out. Come in again first.');
	throw new ApiProblem(code, detail, faults);
}
