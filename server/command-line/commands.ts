// The commands behind `npm run -s throughline -- …`: views and reports as files, without a browser or a server.
import { readArguments, USAGE } from './arguments.ts';
import { exportReport, exportView } from './export.ts';
import { list } from './list.ts';
import { Refusal } from './refusal.ts';
import { save } from './save.ts';

/** `lines` are the answer: places of files, or a list. `said` is what whoever asked should know beside it. */
export interface Printed {
	lines: readonly string[];
	said: readonly string[];
}

/**
 * @param at the folder that paths are meant from
 * @param onScratch told the folder of unfinished files, for whoever is stopped half-way
 * @throws Refusal
 */
export async function throughline(
	args: string[],
	dataDir: string,
	at: string,
	onScratch?: (folder: string) => void
): Promise<Printed> {
	const asked = readArguments(args);
	const target = { at, out: asked.out, force: asked.force, onScratch };
	switch (asked.command) {
		case 'export':
			return save(await exportView(asked, dataDir, at), target);
		case 'report':
			return save(await exportReport(asked, dataDir), target);
		case 'list':
			return { lines: await list(dataDir), said: [] };
		default:
			throw new Refusal(USAGE);
	}
}
