// Takes a file out of the server into the browser's downloads.
import { ApiProblem, fetchFile } from '#lib/http/api.ts';
import { saveFile } from './save-file.ts';

/** `found`: nothing was made, since these places look like personal data; `accept` is what to ask again with. */
export type TakenOut =
	| { is: 'saved'; name: string; said: readonly string[] }
	| { is: 'found'; places: readonly { path: string; message: string }[]; accept: string };

/**
 * @param path below /api/v1, of something that answers with a file
 * @param query what is asked for; empty values are left out
 * @throws ApiProblem
 */
export async function takeOut(
	path: string,
	query: Readonly<Record<string, string | number | null | undefined>>
): Promise<TakenOut> {
	try {
		const response = await fetchFile(`${path}?${queryOf(query)}`);
		const name = nameIn(response.headers.get('content-disposition') ?? '');
		saveFile(await response.blob(), name);
		return { is: 'saved', name, said: saidIn(response.headers.get('throughline-said')) };
	} catch (error) {
		if (!(error instanceof ApiProblem) || error.code !== 'personal-data-suspected' || error.accept === null)
			throw error;
		return { is: 'found', places: error.faults, accept: error.accept };
	}
}

const queryOf = (query: Readonly<Record<string, string | number | null | undefined>>): string =>
	new URLSearchParams(
		Object.entries(query).flatMap(([name, value]) =>
			value === null || value === undefined || value === '' ? [] : [[name, String(value)]]
		)
	).toString();

function nameIn(disposition: string): string {
	const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
	return encoded === undefined ? 'throughline' : decodeURIComponent(encoded);
}

const saidIn = (header: string | null): string[] =>
	header === null ? [] : (JSON.parse(decodeURIComponent(header)) as string[]);
