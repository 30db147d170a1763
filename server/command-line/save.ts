// Puts what was made where it was asked for, and says so; or says why nothing was made.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { ExportedFile, Found, Made, Refused } from '#server/exports/order.ts';
import type { Printed } from './commands.ts';
import { Refusal, refusalFor } from './refusal.ts';

export interface Target {
	/** The folder that paths are meant from. */
	at: string;
	out: string | undefined;
	force: boolean;
}

/** @throws Refusal where something was found, a file is there already, or it cannot be written */
export function save(answer: Made | Found | Refused, target: Target): Printed {
	if (answer.is === 'found') throw refusedFor(answer);
	if (answer.is === 'refused') throw new Refusal(answer.words);
	const places = placesOf(answer.files, target);
	const taken = target.force ? undefined : places.find((place) => existsSync(place));
	if (taken !== undefined)
		throw new Refusal(`${taken} is there already. Choose another name with --out, or add --force.`);
	answer.files.forEach(({ bytes }, i) => write(places[i]!, bytes));
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

/** Whole or not at all: a half-written file under the name that was asked for could go into somebody's report. */
function write(place: string, bytes: Uint8Array): void {
	const unfinished = `${place}.${process.pid}.part`;
	try {
		mkdirSync(dirname(place), { recursive: true });
		writeFileSync(unfinished, bytes);
		renameSync(unfinished, place);
	} catch (error) {
		rmSync(unfinished, { force: true });
		throw refusalFor(`write ${place}`, error);
	}
}

/** Places and kinds, not the words themselves: what a terminal shows, a log may keep. */
function refusedFor({ findings, accept }: Found): Refusal {
	const lines = findings.map(({ where, what }) => `  ${where}: ${what}`);
	return new Refusal(
		`Nothing was made: ${findings.length === 1 ? 'one place looks' : `${findings.length} places look`} like personal data.\n${lines.join('\n')}\nLook at each (the report's page shows the words). Where all may leave, add --accept ${accept}`
	);
}
