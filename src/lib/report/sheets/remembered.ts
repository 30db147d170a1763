// Sheets that were worked out before: whoever looks a report through takes it out next, and often as several kinds of file.
import type { SheetRequest } from './request.ts';
import type { Sheets } from './sheets.ts';

export type MakeSheets = (request: SheetRequest) => Promise<Sheets>;

/** Makes sheets, the newest of them once only. */
export function remembering(make: MakeSheets, most = 24): MakeSheets {
	const known = new Map<string, Promise<Sheets>>();
	return (request) => {
		const key = keyOf(request);
		const found = known.get(key) ?? make(request);
		// Taken out and put in again, so that the one at the front is the one that was asked for longest ago.
		known.delete(key);
		known.set(key, found);
		if (known.size > most) known.delete(known.keys().next().value!);
		found.catch(() => known.delete(key));
		return found;
	};
}

const keyOf = (request: SheetRequest): string =>
	JSON.stringify(request, (_, value: unknown) => (value instanceof Map ? [...value] : value));
