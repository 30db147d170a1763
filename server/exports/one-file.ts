// Several files as one that a browser can save.
import { zipSync } from 'fflate';
import type { ExportedFile } from './order.ts';

/** The first moment that a zip can hold: the same files give the same bytes. */
const MOMENT = new Date(1980, 0, 1);

/** @param files at least one */
export function oneFile(files: readonly ExportedFile[]): ExportedFile {
	const [first, ...more] = files;
	if (more.length === 0) return first!;
	const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
	return {
		name: first!.name.replace(/-1\.(\w+)$/, '-$1.zip'),
		bytes: zipSync(entries, { mtime: MOMENT, level: 0 })
	};
}
