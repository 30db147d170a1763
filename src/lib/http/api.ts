// Calls of the HTTP API from the browser. Refusals come back as `ApiProblem`, with the server's own words.

/** A refusal by the server, or a server that cannot be reached (`code` "unreachable"). */
export class ApiProblem extends Error {
	readonly code: string;
	readonly faults: readonly { path: string; message: string }[];
	/** What to send where somebody has looked at what was found, see `personal-data-suspected`. */
	readonly accept: string | null;

	constructor(
		code: string,
		detail: string,
		faults: readonly { path: string; message: string }[] = [],
		accept: string | null = null
	) {
		super(detail);
		this.code = code;
		this.faults = faults;
		this.accept = accept;
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
	const response = await ask(path, {
		method,
		...(body !== undefined && {
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body)
		})
	});
	if (!response.ok) throw await problemIn(response);
	return (isJson(response) ? await response.json() : undefined) as T;
}

/**
 * Reads a file.
 * @param path below /api/v1
 * @throws ApiProblem
 */
export async function fetchFile(path: string): Promise<Response> {
	const response = await ask(path, {});
	if (!response.ok) throw await problemIn(response);
	return response;
}

async function ask(path: string, request: RequestInit): Promise<Response> {
	try {
		return await fetch(`/api/v1${path}`, request);
	} catch {
		throw new ApiProblem('unreachable', 'The server cannot be reached. Check the connection and try again.');
	}
}

const isJson = (response: Response) => (response.headers.get('content-type') ?? '').includes('json');

async function problemIn(response: Response): Promise<ApiProblem> {
	const value: unknown = isJson(response) ? await response.json() : {};
	const {
		code = 'unknown',
		detail = `The server answered ${response.status}. Try again.`,
		faults,
		accept
	} = value as Partial<Record<'code' | 'detail' | 'accept', string>> & {
		faults?: { path: string; message: string }[];
	};
	// The server's own words are for programs.
	if (code === 'unauthorised') return new ApiProblem(code, 'You are signed out. Come in again first.');
	return new ApiProblem(code, detail, faults, accept ?? null);
}
