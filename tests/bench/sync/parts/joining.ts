// Part E: how long the 50th person waits for a model that 49 have open.
import { startChild } from '../calls.ts';
import { pause } from '../clock.ts';
import type { CompanyMethods } from '../load/company.ts';
import type { VisitorMethods } from '../load/visitor.ts';
import { SAMPLE_MODEL, startOther, startOurs } from '../sides.ts';
import { median, quantile, type Row, timesAtMost } from '../table.ts';

const THERE = 49;
const JOINS = 60;
/** Joins that are not counted. */
const WARM_UP = 10;
/** Between two joins, so that leaving is over. */
const BETWEEN_MS = 20;
const TARGET = 1.5;

export async function fiftiethJoin(say: (words: string) => void): Promise<Row[]> {
	await using visitor = await startChild<VisitorMethods>('../load/visitor.ts', import.meta.url);
	await using ours = await startOurs();
	await using reference = await startOther('reference');
	const content = await visitor.call('read', ours.room(SAMPLE_MODEL));
	const rooms = [reference, ours].map((side) => ({
		address: side.room(SAMPLE_MODEL),
		times: [] as number[]
	}));
	await visitor.call('fill', { addresses: [rooms[0]!.address], content, saves: false });
	await using colleagues = await startChild<CompanyMethods>('../load/company.ts', import.meta.url);
	for (const { address } of rooms) await colleagues.call('come', { address, count: THERE });
	await pause(500);
	let wrong = 0;
	let made: string | undefined;
	for (let i = -WARM_UP; i < JOINS; i++)
		for (const { address, times } of rooms) {
			const { ms, fingerprint } = await visitor.call('open', address);
			made ??= fingerprint;
			if (fingerprint !== made) wrong++;
			if (i >= 0) times.push(ms);
			await pause(BETWEEN_MS);
		}
	const there = await colleagues.call('there');
	if (there < 2 * THERE || wrong > 0)
		throw new Error(
			`E: ${there} of ${2 * THERE} were still there, ${wrong} joins were given another document.`
		);
	const [theirs, mine] = rooms.map(({ times }) => times) as [number[], number[]];
	const ratio = median(mine.map((ms, i) => ms / theirs[i]!));
	say(`  E document of ${(content.length / 1000).toFixed(1)} kB`);
	return [
		{
			figure: `E The ${THERE + 1}th join, until the document is there: median`,
			unit: 'ms',
			ours: median(mine),
			reference: median(theirs),
			ratio,
			target: timesAtMost(ratio, TARGET, 'reference')
		},
		{ figure: '– p95', unit: 'ms', ours: quantile(mine, 0.95), reference: quantile(theirs, 0.95) }
	];
}
