// `npm run backup -- <file or folder>`: backs up the folder of data, also while the server runs.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { makeBackup } from './backup.ts';
import { dropAtExit, runCommand } from '#server/command-line/command.ts';
import { plural } from './findings.ts';
import { Refusal } from '#server/command-line/refusal.ts';
import { countWords, sizeWords, timeWords } from './words.ts';

const USAGE = `Usage: npm run backup -- <file or folder> [--force]
Backs up everything in DATA_DIR to one file (.tar.gz), also while the server runs. --force replaces a file that is there.`;

await runCommand(USAGE, async (args, at) => {
	const { values, positionals } = parseArgs({
		args,
		options: { force: { type: 'boolean', default: false } },
		allowPositionals: true
	});
	if (positionals.length !== 1) throw new Refusal(USAGE);
	const target = resolve(at, positionals[0]!);
	// With a slash at its end it is meant as a folder.
	if (/[\\/]$/.test(positionals[0]!) && !existsSync(target))
		throw new Refusal(`There is no folder ${target}. Make it first, or give the name of a file.`);
	const { dataDir } = readConfig({ DATA_DIR: process.env.DATA_DIR });
	const begin = performance.now();
	const { file, bytes, manifest } = await makeBackup({
		dataDir,
		target,
		force: values.force,
		onScratch: dropAtExit
	});
	console.log(
		`Backed up ${dataDir} to ${file}: ${sizeWords(bytes)} in ${timeWords(performance.now() - begin)}; ${countWords(manifest)}. Verified. It holds case-level data: keep it where only those go who may see that.`
	);
	const { findings } = manifest;
	if (findings.length > 0)
		console.error(
			`The data are backed up as they are, and not all of them are sound: ${plural(findings.length, 'finding')}.\n${findings.map((one) => `  ${one}`).join('\n')}`
		);
});
