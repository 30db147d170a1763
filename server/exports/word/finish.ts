// The last step of a file of Word: the same bytes whenever it is written.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** No earlier moment can stand in a zip. */
const ZIP_TIME = '1980-01-01T00:00:00';

/** The same document with the parts in one order, without the moment of writing; `date` is an ISO day. */
export function finished(packed: Uint8Array, date: string): Uint8Array {
	const parts = unzipSync(packed);
	const core = 'docProps/core.xml';
	const moment = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;
	parts[core] = strToU8(strFromU8(parts[core]!).replaceAll(moment, `$1${date}T00:00:00Z`));
	// Readers that sniff the type of a file look for the list of contents first.
	const first = '[Content_Types].xml';
	const names = Object.keys(parts).sort(
		(a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1)
	);
	return zipSync(Object.fromEntries(names.map((name) => [name, parts[name]!])), {
		level: 6,
		mtime: ZIP_TIME
	});
}
