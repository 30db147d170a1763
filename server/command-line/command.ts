// What both commands do alike: where paths begin, how a refusal is said, and what a signal does.
import { rmSync } from 'node:fs';
import { createLog } from '#server/log.ts';
import { Refusal } from './refusal.ts';

/** @param work gets the arguments, and the folder from which paths among them are meant */
export async function runCommand(
	usage: string,
	work: (args: string[], at: string) => Promise<void>
): Promise<void> {
	let isDone = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => {
			if (isDone) return;
			console.error('Stopped half-way. Nothing was changed.');
			process.exit(1);
		});
	const args = process.argv.slice(2);
	if (args.includes('--help') || args.includes('-h')) return console.log(usage);
	try {
		// npm runs scripts in the folder of the package, whatever folder one is in.
		await work(args, process.env.INIT_CWD || process.cwd());
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? '';
		if (error instanceof Refusal) console.error(error.message);
		else if (code.startsWith('ERR_PARSE_ARGS')) console.error(`${(error as Error).message}\n${usage}`);
		else createLog('error').report('the command failed', error);
		process.exitCode = 1;
	} finally {
		isDone = true;
	}
}

/** Takes a folder of unfinished files away when the process ends, also by a signal. */
export function dropAtExit(folder: string): void {
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
