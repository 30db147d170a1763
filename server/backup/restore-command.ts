// `npm run restore -- <file>`: restores a backup into the folder of data, while no server runs; with --check only looks.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { dropAtExit, runCommand } from '#server/command-line/command.ts';
import { plural } from './findings.ts';
import type { Manifest } from './manifest.ts';
import { Refusal } from '#server/command-line/refusal.ts';
import { checkBackup, type Restored, restoreBackup } from './restore.ts';
import { countWords, timeWords } from './words.ts';

const USAGE = `Usage: npm run restore -- <file> [--check] [--accept-damage]
Restores a backup into DATA_DIR while no server runs there; what is there now is kept beside it. --check only looks whether
the backup could be restored. --accept-damage restores it also where some of its documents do not open.`;
/** So many records are named; of more, the number has to do. */
const NAMED = 20;

await runCommand(USAGE, async (args, at) => {
	const { values, positionals } = parseArgs({
		args,
		options: {
			check: { type: 'boolean', default: false },
			'accept-damage': { type: 'boolean', default: false }
		},
		allowPositionals: true
	});
	if (positionals.length !== 1) throw new Refusal(USAGE);
	const file = resolve(at, positionals[0]!);
	const { dataDir } = readConfig({ DATA_DIR: process.env.DATA_DIR });
	const begin = performance.now();
	const took = () => timeWords(performance.now() - begin);
	if (values.check) {
		const { manifest, findings } = await checkBackup({
			dataDir,
			file,
			onScratch: dropAtExit
		});
		console.log(`${file} can be restored: ${contentWords(manifest)}. Checked in ${took()}.`);
		sayFindings(findings, 'Restoring it takes --accept-damage.');
		return;
	}
	const restored = await restoreBackup({
		dataDir,
		file,
		acceptDamage: values['accept-damage'],
		onScratch: dropAtExit
	});
	console.log(`Restored ${file} into ${dataDir}: ${contentWords(restored.manifest)}. It took ${took()}.`);
	for (const line of whatToKnow(restored)) console.log(line);
	sayFindings(restored.findings, 'They were restored as they are.');
});

function contentWords(manifest: Manifest): string {
	return `${countWords(manifest)}, as of ${manifest.madeAt}, from Throughline ${manifest.product}`;
}

/** What a restore brings back and takes away that nobody would think of. */
function whatToKnow({ kept, manifest, stayRevoked, unwithdrawn }: Restored): string[] {
	const since = `since ${manifest.madeAt}`;
	const lines = [
		`All sessions have ended: everybody comes in again. The owner's key and the share links are those of the backup${stayRevoked > 0 ? `; ${plural(stayRevoked, 'share link')} that had been revoked ${since} stay revoked` : ''}. Look through the share links before you let people in.`
	];
	if (unwithdrawn.length > 0) {
		const named = unwithdrawn.slice(0, NAMED).map(({ studyId, id }) => `${studyId}/${id}`);
		lines.push(
			`${plural(unwithdrawn.length, 'record')} that had been withdrawn ${since} are back; withdraw them again: ${named.join(', ')}${unwithdrawn.length > NAMED ? ' …' : '.'}`
		);
	}
	if (kept)
		lines.push(
			`What was there is kept as ${kept}. It holds case-level data: delete it once you no longer need it.`
		);
	return lines;
}

function sayFindings(findings: readonly string[], what: string): void {
	if (findings.length === 0) return;
	console.error(
		`Not all of its data are sound: ${plural(findings.length, 'finding')}. ${what}\n${findings.map((one) => `  ${one}`).join('\n')}`
	);
}
