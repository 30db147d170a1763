// `npm run bench:sync`: measures our sync server, a raw relay and the reference beside each other. See ../README.md.
import { cpus, loadavg } from 'node:os';
import { startLoad } from './live.ts';
import { coldOpen } from './parts/history.ts';
import { fiftiethJoin } from './parts/joining.ts';
import { idleMemory } from './parts/memory.ts';
import { highestRate } from './parts/rate.ts';
import { throughput } from './parts/throughput.ts';
import { missed, type Row, tableOf } from './table.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ONLY = process.env.ONLY?.toUpperCase().split(',') ?? ['A', 'B', 'C', 'D', 'E'];

const say = (words: string) => process.stderr.write(`${words}\n`);
const detail = process.env.DETAIL ? say : () => {};

/** How many processes wanted a processor in the minute before. */
const loadBefore = loadavg()[0]!;
const begun = performance.now();
const rows: Row[] = [];
if (ONLY.includes('A') || ONLY.includes('B')) {
	await using load = await startLoad();
	if (ONLY.includes('A')) {
		say(`A: editing live, ${ROUNDS} rounds …`);
		rows.push(...(await throughput(load, ROUNDS, detail)));
	}
	if (ONLY.includes('B')) {
		say('B: the highest rate …');
		rows.push(...(await highestRate(load, detail)));
	}
}
if (ONLY.includes('C')) {
	say('C: memory of documents that were left …');
	rows.push(...(await idleMemory(detail)));
}
if (ONLY.includes('D')) {
	say('D: opening a long history …');
	rows.push(...(await coldOpen(detail)));
}
if (ONLY.includes('E')) {
	say('E: the 50th join …');
	rows.push(...(await fiftiethJoin(detail)));
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
const setting = [
	`${cpus().length} cores`,
	`Node ${process.versions.node}`,
	`load ${loadBefore.toFixed(1)} before`,
	`${ROUNDS} rounds`,
	`${minutes} minutes`
];
console.log(`${setting.join(', ')}\n`);
console.log(tableOf(rows));
if (loadBefore > cpus().length)
	console.log('\nThe machine was busy with other things: only CPU, memory and ratios of these say anything.');
const short = missed(rows).length;
console.log(short === 0 ? '\nEvery target is met.' : `\nNot every target is met: ${short} missed.`);
