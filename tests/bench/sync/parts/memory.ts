// Part C: what a document costs in memory that was opened once and left.
import { startChild } from '../calls.ts';
import { pause } from '../clock.ts';
import type { VisitorMethods } from '../load/visitor.ts';
import type { Memory } from '../servers/offer-server.ts';
import { SAMPLE_MODEL, type Side, startOther, startOurs, WITHOUT_LIMITS } from '../sides.ts';
import { atMost, median, type Row } from '../table.ts';

/** So many documents are opened and left before memory is read. */
const BATCH = 50;
/** The first batches are not counted: the process grows to what it needs for so many at once. */
const BATCHES = { ours: { before: 8, counted: 7 }, reference: { before: 2, counted: 3 } };
const ROOM_IDLE_MS = 500;
const LET_GO_WITHIN_MS = 5000;
const TARGET_KB = 50;

/** Growth in kB for each document. */
interface Cost {
	rss: number;
	held: number;
	/** Documents that stayed in memory. */
	rooms: number;
}

export async function idleMemory(say: (words: string) => void): Promise<Row[]> {
	await using visitor = await startChild<VisitorMethods>('../load/visitor.ts', import.meta.url);
	const flags = ['--expose-gc'];
	await using ours = await startOurs({
		env: { ...WITHOUT_LIMITS, ROOM_IDLE_MS: String(ROOM_IDLE_MS) },
		flags
	});
	await using reference = await startOther('reference', flags);
	const content = await visitor.call('read', ours.room(SAMPLE_MODEL));
	say(`  C documents of ${(content.length / 1000).toFixed(1)} kB`);

	async function costOn(side: Side, { before, counted }: (typeof BATCHES)['ours']): Promise<Cost> {
		const readings: Memory[] = [];
		for (let batch = 0; batch < before + counted; batch++) {
			await fill(side);
			const reading = await side.server.call('memory');
			say(`  C ${side.name}: ${JSON.stringify(reading)}`);
			if (batch >= before - 1) readings.push(reading);
		}
		// The middle of the batches, so that one in which the process took a reserve does not count for all.
		const each = (of: (reading: Memory) => number) =>
			median(readings.slice(1).map((reading, i) => of(reading) - of(readings[i]!))) / 1000 / BATCH;
		return {
			rss: each(({ rss }) => rss),
			held: each(({ held }) => held),
			rooms: readings.at(-1)!.rooms
		};
	}

	async function fill(side: Side): Promise<void> {
		const addresses: string[] = [];
		for (let i = 0; i < BATCH; i++) addresses.push(await side.newRoom());
		await visitor.call('fill', { addresses, content, saves: side.saves });
		if (side.name === 'ours') await letGo(side);
	}

	async function letGo({ server }: Side): Promise<void> {
		for (let waited = 0; waited < LET_GO_WITHIN_MS; waited += 100) {
			if ((await server.call('rooms')) === 0) return;
			await pause(100);
		}
	}

	const mine = await costOn(ours, BATCHES.ours);
	const theirs = await costOn(reference, BATCHES.reference);
	const figure = 'C Documents opened and left: memory of the process, each';
	return [
		{ figure, unit: 'kB', ours: mine.rss, reference: theirs.rss, target: atMost(mine.rss, TARGET_KB, 'kB') },
		{
			figure: '– held by JavaScript, each',
			unit: 'kB',
			ours: mine.held,
			reference: theirs.held,
			target: atMost(mine.held, TARGET_KB, 'kB')
		},
		{ figure: '– documents still open', unit: '', ours: mine.rooms, reference: theirs.rooms }
	];
}
