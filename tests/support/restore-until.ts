// A process that restores a backup and ends as if the power had failed: `node restore-until.ts <dataDir> <file> <step>`.
import { restoreBackup } from '#server/backup/restore.ts';

const [dataDir, file, last] = process.argv.slice(2) as [string, string, string];
await restoreBackup({
	dataDir,
	file,
	onStep(step) {
		if (step === last) process.kill(process.pid, 'SIGKILL');
	}
});
