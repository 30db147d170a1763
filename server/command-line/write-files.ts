// Puts files under their names: all of them or none, whole, and none over what somebody else put there meanwhile.
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal, refusalFor } from './refusal.ts';

export interface Placed {
	/** The whole path. */
	place: string;
	bytes: Uint8Array;
}

/**
 * A signal is heard while the unfinished files are written, and not while they get their names: that happens in one go.
 * @param files at least one, all into one folder; it is made where it is missing
 * @param force replaces what is there
 * @param onScratch told the folder of unfinished files, for whoever is stopped half-way
 * @throws Refusal where a file is there already, or something cannot be written; it names what is there nevertheless
 */
export async function writeFiles(
	files: readonly Placed[],
	force: boolean,
	onScratch: (folder: string) => void
): Promise<void> {
	const folder = dirname(files[0]!.place);
	let scratch: string | undefined;
	try {
		scratch = mkdtempSync(join(nearestThere(folder), '.throughline-export-'));
		onScratch(scratch);
		const parts: { part: string; place: string }[] = [];
		for (const { place, bytes } of files) {
			const part = join(scratch, String(parts.length));
			await writeFile(part, bytes);
			parts.push({ part, place });
		}
		mkdirSync(folder, { recursive: true });
		const claimed = force ? [] : claim(parts.map(({ place }) => place));
		name(parts, claimed);
	} catch (error) {
		throw refusalFor(`write ${files.length === 1 ? files[0]!.place : `to ${folder}`}`, error);
	} finally {
		if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
	}
}

/** The folder itself or, where it is not there yet, the one in which it will be: a file is renamed within one disk. */
function nearestThere(folder: string): string {
	const above = dirname(folder);
	return existsSync(folder) || above === folder ? folder : nearestThere(above);
}

/** Takes all names by empty files, or none: of two commands at once, one is refused. Links count as taken, too. */
function claim(places: readonly string[]): string[] {
	const claimed: string[] = [];
	for (const place of places)
		try {
			closeSync(openSync(place, 'wx'));
			claimed.push(place);
		} catch (error) {
			for (const one of claimed) rmSync(one, { force: true });
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			throw new Refusal(`${place} is there already. Choose another name with --out, or add --force.`);
		}
	return claimed;
}

function name(parts: readonly { part: string; place: string }[], claimed: readonly string[]): void {
	const there: string[] = [];
	for (const { part, place } of parts)
		try {
			renameSync(part, place);
			there.push(place);
		} catch (error) {
			for (const one of claimed) if (!there.includes(one)) rmSync(one, { force: true });
			const { message } = refusalFor(`write ${place}`, error);
			throw new Refusal(there.length === 0 ? message : `${message} These are there: ${there.join(', ')}.`);
		}
}
