// Honest people under attack: how much of what they write comes, and how much later than in a quiet room.
// `node tests/bench/sync/hostile.ts [attack]`; ROUNDS=1 makes it shorter.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttackName, ATTACKS } from '../../support/attacks.ts';
import { type Attacked, laySiege } from '../../support/siege.ts';
import { type Delivery, quantile } from '../../support/steady-load.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const STRETCH_MS = 3000;
const HEAD = [
	'attack',
	'delivered',
	'p50',
	'p99',
	'quiet p99',
	'ratio',
	'≤ 2 ×',
	'server at work',
	'memory',
	'closed with'
];

/** Milliseconds that the server worked in a stretch. */
interface Work {
	quiet: number;
	under: number;
}

const only = process.argv[2];
const names = (Object.keys(ATTACKS) as AttackName[]).filter((name) => !only || name === only);
const folder = await mkdtemp(join(tmpdir(), 'throughline-siege-'));
const siege = await laySiege(folder);
const p99 = (values: readonly number[]) => quantile(values, 0.99);
/** Of the time of one processor. */
const share100 = (work: number) => `${((work / STRETCH_MS) * 100).toFixed(0)} %`;
const ms = (value: number) => `${value.toFixed(1)} ms`;
try {
	await siege.quiet(STRETCH_MS);
	const rows: string[][] = [];
	for (const name of names) {
		const rounds: { quiet: Delivery; under: Attacked; work: Work; growth: number }[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const start = siege.worked();
			const quiet = await siege.quiet(STRETCH_MS);
			const [before, middle] = [siege.memory(), siege.worked()];
			const under = await siege.during(name, STRETCH_MS);
			const work = { quiet: middle - start, under: siege.worked() - middle };
			rounds.push({ quiet, under, work, growth: siege.memory() - before });
		}
		const median = (of: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5);
		const ratio = median(({ quiet, under }) => p99(under.latencies) / p99(quiet.latencies));
		const share = Math.min(...rounds.map(({ under }) => under.delivered / under.expected));
		const codes = new Set(rounds.flatMap(({ under }) => Object.keys(under.outcome.codes)));
		rows.push([
			name,
			`${(share * 100).toFixed(2)} %`,
			ms(median(({ under }) => quantile(under.latencies, 0.5))),
			ms(median(({ under }) => p99(under.latencies))),
			ms(median(({ quiet }) => p99(quiet.latencies))),
			`${ratio.toFixed(2)} ×`,
			ratio <= 2 && share >= 0.99 ? 'yes' : 'NO',
			`${share100(median(({ work }) => work.quiet))} → ${share100(median(({ work }) => work.under))}`,
			`${Math.max(...rounds.map(({ growth }) => growth)).toFixed(0)} MB`,
			[...codes].join(', ') || '–'
		]);
		console.error(rows.at(-1)!.join('  '));
	}
	const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)));
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
	console.log([line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
} finally {
	await siege.end();
	await rm(folder, { recursive: true, force: true });
}
