// `npm run -s throughline -- …`
import { readConfig } from '#server/config.ts';
import { USAGE } from './arguments.ts';
import { dropAtExit, runCommand } from './command.ts';
import { throughline } from './commands.ts';

await runCommand(USAGE, async (args, at) => {
	const { dataDir } = readConfig({ DATA_DIR: process.env.DATA_DIR });
	const { lines, said } = await throughline(args, dataDir, at, dropAtExit);
	for (const sentence of said) console.error(sentence);
	for (const line of lines) console.log(line);
});
