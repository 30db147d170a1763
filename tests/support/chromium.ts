// Finds the Chromium that the browser tests drive, or installs one, and starts it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Starts Chromium; whoever starts it closes it. @throws Error where there is none, see `provideChromium` */
export function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath)
		throw new Error('There is no Chromium. Set CHROMIUM_PATH to one, or run npm run test:browser.');
	return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** The path of a Chromium: CHROMIUM_PATH, the system's, or Playwright's own; null where there is none. */
export function findChromium(): string | null {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (!existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}, and there is no such file.`);
		return given;
	}
	return ['/usr/bin/chromium', chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;
}

/** Makes sure that there is a Chromium, installing one where there is none. @throws Error saying what to do by hand */
export function provideChromium(): string {
	const found = findChromium();
	if (found) return found;
	const attempts = [playwrightInstall];
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) attempts.unshift(aptInstall);
	for (const attempt of attempts) {
		attempt();
		const installed = findChromium();
		if (installed && spawnSync(installed, ['--version']).status === 0) return installed;
	}
	throw new Error(
		'Chromium could not be installed; see above. Install it by hand and set CHROMIUM_PATH to it.'
	);
}

function aptInstall(): void {
	say('The browser tests need Chromium and there is none: installing it with apt-get.');
	run('apt-get', ['update']);
	run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
}

function playwrightInstall(): void {
	say(
		'The browser tests need Chromium and there is none: fetching it with “playwright-core install chromium”.'
	);
	const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core')));
	run(process.execPath, [cli, 'install', 'chromium']);
}

function run(command: string, args: string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
}

function say(words: string): void {
	process.stdout.write(`${words}\n`);
}
