// One stretch of live editing in a fresh room: editors send at a steady rate, receivers count, the server's work is read.
import { type Child, startChild } from './calls.ts';
import { pause } from './clock.ts';
import type { EditorMethods } from './load/editors.ts';
import type { ReceiverMethods } from './load/receivers.ts';
import type { Side } from './sides.ts';

export const EDITORS = 5;
export const RECEIVERS = 50;

export interface Stretch {
	/** Updates a second of all editors together. */
	rate: number;
	seconds: number;
	/** Sent before, and not counted. */
	warmUp: number;
	/** Where each editor stands between two updates, as shares of one: the same for every server of a round. */
	phases: number[];
	/** How long to wait, once all is sent, for what has not come. */
	patienceMs: number;
}

export interface Outcome {
	/** Milliseconds of the server's work for each 1,000 updates that reached a receiver. */
	work: number;
	p50: number;
	p99: number;
	expected: number;
	delivered: number;
	/** Updates that came in one message, on average. */
	packed: number;
	/** From sending until message 121; empty where the server has none. */
	saved: Float64Array;
	unsaved: number;
	/** Updates a second that the editors really sent. */
	rate: number;
	/** Codes of sockets that the server ended. */
	closed: number[];
}

export interface Load extends AsyncDisposable {
	editors: Child<EditorMethods>;
	receivers: Child<ReceiverMethods>;
}

export async function startLoad(): Promise<Load> {
	const editors = await startChild<EditorMethods>('load/editors.ts', import.meta.url);
	const receivers = await startChild<ReceiverMethods>('load/receivers.ts', import.meta.url);
	return {
		editors,
		receivers,
		async [Symbol.asyncDispose]() {
			await editors.end();
			await receivers.end();
		}
	};
}

/** Where editors stand between two updates: spread by chance, as people's are. */
export const byChance = (): number[] => Array.from({ length: EDITORS }, () => Math.random());

export async function liveEditing(side: Side, load: Load, stretch: Stretch): Promise<Outcome> {
	const { server, answers, saves } = side;
	const { editors, receivers } = load;
	const each = stretch.rate / EDITORS;
	const from = Math.round(each * stretch.warmUp);
	const to = from + Math.round(each * stretch.seconds);
	const address = await side.newRoom();
	const clocks = await editors.call('prepare', { editors: EDITORS, length: to });
	await receivers.call('connect', { address, count: RECEIVERS, answers, clocks });
	await editors.call('connect', { address, answers, saves });
	try {
		const { phases, patienceMs } = stretch;
		const sending = { rate: each, phases, patienceMs };
		if (from > 0) await editors.call('send', { ...sending, from: 0, to: from });
		const worked = await server.call('worked');
		const sent = await editors.call('send', { ...sending, from, to });
		const expected = EDITORS * (to - from) * RECEIVERS;
		await allDelivered(load, EDITORS * to * RECEIVERS, patienceMs);
		const work = (await server.call('worked')) - worked;
		const got = await receivers.call('report', sent.sentAt);
		const { delivered, packed, p50, p99 } = got;
		return {
			work: (work / delivered) * 1000,
			p50,
			p99,
			expected,
			delivered,
			packed,
			saved: sent.saved,
			unsaved: sent.unsaved,
			rate: sent.rate,
			closed: [...sent.closed, ...got.closed]
		};
	} finally {
		await editors.call('close');
		await receivers.call('close');
		await idle(side);
	}
}

async function allDelivered({ receivers }: Load, expected: number, patienceMs: number): Promise<void> {
	for (let waited = 0; waited < patienceMs; waited += 50) {
		if ((await receivers.call('delivered')) >= expected) return;
		await pause(50);
	}
}

/** What a server still works on after an overload must not count for the next one. */
async function idle({ server }: Side): Promise<void> {
	for (let i = 0; i < 50; i++) {
		const before = await server.call('worked');
		await pause(100);
		if ((await server.call('worked')) - before < 10) return;
	}
}
