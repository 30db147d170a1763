// Part D: opening a document of a long history in a server that was just started.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../calls.ts';
import type { Opened, Took, VisitorMethods } from '../load/visitor.ts';
import { startOurs, temporaryFolder, WITHOUT_LIMITS } from '../sides.ts';
import { atMost, median, type Row, timesAtMost } from '../table.ts';

const UPDATES = 100_000;
const ROUNDS = 3;
const TARGET = 0.4;

/** `work` is the server's. */
type ColdOpen = Opened & Took;

const newVisitor = () => startChild<VisitorMethods>('../load/visitor.ts', import.meta.url);

export async function coldOpen(say: (words: string) => void): Promise<Row[]> {
	const folder = await temporaryFolder();
	const file = join(folder, 'history');
	const [live, raw] = [join(folder, 'live'), join(folder, 'raw')];
	try {
		const expected = await withVisitor((visitor) => visitor.call('makeHistory', { file, length: UPDATES }));
		const liveRoom = await sentLive(live, file, say);
		const rawRoom = await storedRaw(raw, file);
		const replays: Took[] = [];
		const opens: Record<'live' | 'raw', ColdOpen[]> = { live: [], raw: [] };
		for (let round = 0; round < ROUNDS; round++) {
			replays.push(await withVisitor((visitor) => visitor.call('replay', file)));
			opens.live.push(await openedCold(live, liveRoom));
			opens.raw.push(await openedCold(raw, rawRoom));
			say(`  D replay ${wordsFor(replays)}; open ${wordsFor(opens.live)}; raw ${wordsFor(opens.raw)}`);
		}
		const partial = [...opens.live, ...opens.raw].filter((one) => one.fingerprint !== expected).length;
		return [
			...rowsOf('D Cold open after 100,000 updates that came live (reference: replay)', opens.live, replays),
			...rowsOf('– the same as so many pieces in the store', opens.raw, replays),
			{ figure: '– first answers without the whole', unit: '', ours: partial, target: atMost(partial, 0, '') }
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function withVisitor<T>(
	work: (visitor: Awaited<ReturnType<typeof newVisitor>>) => Promise<T>
): Promise<T> {
	await using visitor = await newVisitor();
	return await work(visitor);
}

/** Has the history come in as from somebody who edits. @returns the id of its model */
async function sentLive(dataDir: string, file: string, say: (words: string) => void): Promise<string> {
	await using server = await startOurs({ dataDir, env: WITHOUT_LIMITS });
	const address = await server.newRoom();
	const ms = await withVisitor((visitor) => visitor.call('sendHistory', { file, address }));
	say(`  D sent and saved ${Math.round((UPDATES / ms) * 1000)} updates/s`);
	return idIn(address);
}

/** Puts the history into the store past the server, as after a crash before anything was folded. */
async function storedRaw(dataDir: string, file: string): Promise<string> {
	let id: string;
	{
		await using server = await startOurs({ dataDir });
		id = idIn(await server.newRoom());
	}
	await withVisitor((visitor) => visitor.call('storeHistory', { file, dataDir, room: `theory.${id}` }));
	return id;
}

const idIn = (address: string) => new URL(address).pathname.split('theory.')[1]!;

/** On a copy, because a server that lets go of a document may fold its history. */
async function openedCold(dataDir: string, id: string): Promise<ColdOpen> {
	const copy = await temporaryFolder();
	try {
		await cp(dataDir, copy, { recursive: true });
		await using ours = await startOurs({ dataDir: copy });
		const before = await ours.server.call('worked');
		const opened = await withVisitor((visitor) => visitor.call('open', ours.room(id)));
		return { ...opened, work: (await ours.server.call('worked')) - before };
	} finally {
		await rm(copy, { recursive: true, force: true });
	}
}

function rowsOf(figure: string, opens: readonly ColdOpen[], replays: readonly Took[]): Row[] {
	const middle = (of: (one: Took) => number) => ({
		ours: median(opens.map(of)),
		reference: median(replays.map(of)),
		ratio: median(opens.map((one, i) => of(one) / of(replays[i]!)))
	});
	const took = middle(({ ms }) => ms);
	return [
		{ figure, unit: 'ms', ...took, target: timesAtMost(took.ratio, TARGET, 'replay') },
		{ figure: '– – work of the server for that', unit: 'ms', ...middle(({ work }) => work) }
	];
}

const wordsFor = (list: readonly Took[]) =>
	`${list.at(-1)!.ms.toFixed(0)} ms (work ${list.at(-1)!.work.toFixed(0)} ms)`;
