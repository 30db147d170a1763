// `npm run -s throughline -- …`: takes views and reports out without a browser or a server.
import { readConfig } from '#server/config.ts';
import { readArguments, USAGE } from './arguments.ts';
import { runCommand } from './command.ts';
import { exportReport, exportView } from './export.ts';
import { list } from './list.ts';
import { Refusal } from './refusal.ts';
import { save } from './save.ts';

await runCommand(USAGE, async (args, at) => {
	const asked = readArguments(args);
	const { dataDir } = readConfig({ DATA_DIR: process.env.DATA_DIR });
	const target = { at, out: asked.out, force: asked.force };
	switch (asked.command) {
		case 'export':
			return save(await exportView(asked, dataDir, at), target);
		case 'report':
			return save(await exportReport(asked, dataDir), target);
		case 'list':
			return console.log(await list(dataDir));
		default:
			throw new Refusal(USAGE);
	}
});
