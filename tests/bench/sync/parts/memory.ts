// Part C: what a document costs in memory that was opened once and left.
import { startChild } from '../calls.ts';
import { pause } from '../clock.ts';
import type { VisitorMethods } from '../load/visitor.ts';
import { SAMPLE_MODEL, type Side, startOther, startOurs, WITHOUT_LIMITS } from '../sides.ts';
import { atMost, type Row } from '../table.ts';

const DOCUMENTS = 500;
/** Opened before the first reading: the process has then grown to what it needs for so many at once. */
const BEFORE = 300;
/** So many come, and are let go of, before the next. */
const AT_ONCE = 100;
const ROOM_IDLE_MS = 1000;
const LET_GO_WITHIN_MS = 5000;
const TARGET_KB = 50;

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

	async function costOn(side: Side): Promise<Cost> {
		await fill(side, BEFORE);
		const before = await side.server.call('memory');
		await fill(side, DOCUMENTS);
		const after = await side.server.call('memory');
		const each = (bytes: number) => bytes / 1000 / DOCUMENTS;
		say(`  C ${side.name}: ${JSON.stringify({ before, after })}`);
		return { rss: each(after.rss - before.rss), held: each(after.held - before.held), rooms: after.rooms };
	}

	async function fill(side: Side, count: number): Promise<void> {
		for (let filled = 0; filled < count; filled += AT_ONCE) {
			const addresses: string[] = [];
			for (let i = 0; i < AT_ONCE; i++) addresses.push(await side.newRoom());
			await visitor.call('fill', { addresses, content, saves: side.saves });
			if (side.name === 'ours') await letGo(side);
		}
		// What is done after letting go, such as making snapshots.
		await pause(1000);
	}

	async function letGo({ server }: Side): Promise<void> {
		for (let waited = 0; waited < LET_GO_WITHIN_MS; waited += 100) {
			if ((await server.call('rooms')) === 0) return;
			await pause(100);
		}
	}

	const [mine, theirs] = [await costOn(ours), await costOn(reference)];
	const figure = `C ${DOCUMENTS} documents opened and left: memory of the process, each`;
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
