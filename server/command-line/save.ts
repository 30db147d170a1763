// Puts what was made where it was asked for, and says so; or says why nothing was made.
import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { ExportedFile, Found, Made, Refused } from '#server/exports/order.ts';
import type { Printed } from './commands.ts';
import { Refusal } from './refusal.ts';
import { writeFiles } from './write-files.ts';

export interface Target {
	/** The folder that paths are meant from. */
	at: string;
	out: string | undefined;
	force: boolean;
	/** Told the folder of unfinished files, for whoever is stopped half-way. */
	onScratch?: ((folder: string) => void) | undefined;
}

/** @throws Refusal where something was found, there is nothing, a file is there already, or it cannot be written */
export async function save(answer: Made | Found | Refused, target: Target): Promise<Printed> {
	if (answer.is === 'found') throw refusedFor(answer);
	if (answer.is === 'refused') throw new Refusal(answer.words);
	if (answer.files.length === 0)
		throw new Refusal([...answer.said, 'There is nothing to take out. Choose another view.'].join(' '));
	const places = placesOf(answer.files, target);
	const files = answer.files.map(({ bytes }, i) => ({ place: places[i]!, bytes }));
	await writeFiles(files, target.force, target.onScratch ?? (() => {}));
	return { lines: places, said: answer.said };
}

/** One file goes where it was said; of several each gets its number before the ending. */
function placesOf(files: readonly ExportedFile[], { at, out }: Target): string[] {
	if (out === undefined) return files.map(({ name }) => join(at, name));
	const path = resolve(at, out);
	const isFolder = /[\\/]$/.test(out) || (existsSync(path) && statSync(path).isDirectory());
	if (isFolder) return files.map(({ name }) => join(path, name));
	if (files.length === 1) return [path];
	const ending = extname(path);
	const stem = ending === '' ? path : path.slice(0, -ending.length);
	return files.map((_, i) => `${stem}-${i + 1}${ending}`);
}

/** Places and kinds, not the words themselves: what a terminal shows, a log may keep. */
function refusedFor({ findings, accept }: Found): Refusal {
	const lines = findings.map(({ where, what }) => `  ${where}: ${what}`);
	return new Refusal(
		`Nothing was made: ${findings.length === 1 ? 'one place looks' : `${findings.length} places look`} like personal data.\n${lines.join('\n')}\nLook at each (of a report, its page shows the words). Where all may leave, add --accept ${accept}`
	);
}
