// What `npm test` runs: every part, also after a failure, and the sum in the last line. Each part is a script of
// package.json; its output is shown where it fails. Lint, types and build count as one test each. Lint needs one core
// and nothing of the others, so it goes beside types, units and build.
import '../../server/check-node.js';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PART_MS = 9 * 60_000;
const npm = process.env.npm_execpath;
if (!npm) {
	console.error('Start the tests with "npm test".');
	process.exit(1);
}
const reports = mkdtempSync(join(tmpdir(), 'throughline-reports-'));
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.once(signal, () => {
		for (const child of running) end(child);
		rmSync(reports, { recursive: true, force: true });
		process.exit(1);
	});

const sum = { passed: 0, failed: 0, skipped: 0 };
/** A line for each failed test, said once more at the end: the output of a part is long. */
const failures = [];
const lint = part('lint', 'lint');
await part('types', 'check');
await part('unit', 'test:unit', { counted: true });
await part('build', 'build');
await lint;
await part('server', 'test:server', { counted: true });
await part('browser', 'test:browser', { counted: true });

rmSync(reports, { recursive: true, force: true });
for (const line of failures) console.log(line);
if (sum.skipped) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** Runs one script and adds what it comes to; a `counted` one is Vitest, which reports every test. */
async function part(name, script, { counted = false } = {}) {
	const report = join(reports, `${name}.json`);
	const reporting = counted ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
	const begin = Date.now();
	const { code, output } = await run(script, reporting);
	const result = counted
		? countsOf(report)
		: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
	// A broken report or an error outside of any test is a failure, too.
	if (code !== 0 && result.failed === 0) result.failed = 1;
	for (const key of Object.keys(sum)) sum[key] += result[key];
	const seconds = ((Date.now() - begin) / 1000).toFixed(1);
	const counts = `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`;
	console.log(`${result.failed ? 'FAILED' : 'ok    '} ${name.padEnd(8)} ${counts} (${seconds} s)`);
	if (result.failed) console.log(`\n${output.trim()}\n`);
}

/** The true counts out of Vitest's report; a file that could not even be loaded is one failed test. */
function countsOf(report) {
	try {
		const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
			readFileSync(report, 'utf8')
		);
		const broken = testResults.filter(
			({ status, assertionResults }) => status === 'failed' && !assertionResults.length
		);
		for (const { name, assertionResults, message } of testResults) {
			for (const { status, fullName, failureMessages } of assertionResults)
				if (status === 'failed') failures.push(failure(fullName, failureMessages[0]));
			if (broken.some((file) => file.name === name)) failures.push(failure(name, message));
		}
		return {
			passed: numPassedTests,
			failed: numFailedTests + broken.length,
			skipped: numPendingTests + numTodoTests
		};
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

function failure(name, message = '') {
	return `FAILED ${name}: ${message.split('\n').slice(0, 3).join(' ')}`;
}

/** Runs a script of package.json to its end and keeps what it prints. Nothing that it started stays. */
function run(script, args) {
	// Without pre-scripts: `pretest:browser` builds the pages, which has been done here.
	const words = ['run', '--silent', '--ignore-scripts', script, '--', ...args];
	return new Promise((done) => {
		let output = '';
		const child = spawn(process.execPath, [npm, ...words], {
			cwd: ROOT,
			stdio: ['ignore', 'pipe', 'pipe'],
			// A group of its own, so that all of it can be ended.
			detached: process.platform !== 'win32'
		});
		running.add(child);
		const late = setTimeout(() => {
			output += `\nEnded after ${PART_MS / 60_000} minutes.`;
			end(child);
		}, PART_MS);
		child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
		child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
		child.once('exit', () => end(child));
		child.once('close', (code) => {
			clearTimeout(late);
			running.delete(child);
			done({ code: code ?? 1, output });
		});
	});
}

function end(child) {
	try {
		if (process.platform === 'win32') child.kill();
		else process.kill(-child.pid, 'SIGKILL');
	} catch {
		// Nothing of it is left.
	}
}
