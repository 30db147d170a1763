// A process with all editors of a room: sends updates made beforehand at a fixed rate and notes when each was saved.
import { type BareSocket, frameOf } from '../bare-socket.ts';
import { offer } from '../calls.ts';
import { now, pause } from '../clock.ts';
import { counterIn, SAVED, savedMessage, updateMessage } from '../messages.ts';
import { type Clocks, makeScript } from '../script.ts';
import { joinRoom } from './join.ts';

interface Editor {
	frames: Buffer[];
	opening: Buffer;
	/** When each update was sent; 0 where it was not. */
	sentAt: Float64Array;
	savedAt: Float64Array;
	/** All below are saved. */
	saved: number;
	socket: BareSocket | null;
}

export interface Sent {
	/** When update `i` of editor `e` was sent, at `e * length + i`; 0 where it was not in this stretch. */
	sentAt: Float64Array;
	/** Updates a second, of all editors together, that were really sent. */
	rate: number;
	/** Milliseconds from sending to message 121; empty where nobody asked. */
	saved: Float64Array;
	/** Updates that were never acknowledged. */
	unsaved: number;
	/** Why sockets were ended, if any were. */
	closed: number[];
}

/** Counters of message 121 begin behind those for the opening. */
const OPENING = 1;

let length = 0;
let asksSaved = false;
let editors: Editor[] = [];

const methods = {
	/** Makes the scripts of so many editors. */
	prepare(wanted: { editors: number; length: number }): Clocks[] {
		length = wanted.length;
		const scripts = Array.from({ length: wanted.editors }, (_, e) => makeScript(e, length));
		editors = scripts.map(({ opening, updates }) => ({
			frames: updates.map((update) => frameOf(updateMessage(update))),
			opening: frameOf(updateMessage(opening)),
			sentAt: new Float64Array(length),
			savedAt: new Float64Array(length),
			saved: 0,
			socket: null
		}));
		return scripts.map(({ client, starts }) => ({ client, starts }));
	},
	/** Everybody comes in and makes their node. */
	async connect(room: { address: string; answers: boolean; saves: boolean }): Promise<void> {
		asksSaved = room.saves;
		for (const editor of editors) {
			editor.socket = await joinRoom(room.address, room.answers, (data, start, end) => {
				if (data[start] === SAVED) noteSaved(editor, counterIn(data, start, end) - OPENING);
			});
			editor.socket.send(editor.opening);
		}
		await pause(100);
	},
	/** Sends the updates from one number up to another, each editor `rate` a second. */
	async send(stretch: {
		from: number;
		to: number;
		rate: number;
		phases: number[];
		patienceMs: number;
	}): Promise<Sent> {
		const { from, to, rate, phases, patienceMs } = stretch;
		const step = 1000 / rate;
		const next = editors.map(() => from);
		const begin = now() + 2;
		while (next.some((i) => i < to)) {
			const due = now();
			for (const [e, editor] of editors.entries())
				while (next[e]! < to && begin + (next[e]! - from + phases[e]!) * step <= due)
					sendOne(editor, next[e]!++);
			await pause(1);
		}
		const took = now() - begin;
		if (asksSaved) await allSaved(to, patienceMs);
		return report(from, to, took);
	},
	close(): void {
		for (const { socket } of editors) socket?.drop();
		editors = [];
	}
};
export type EditorMethods = typeof methods;
offer(methods);

function sendOne({ frames, socket, sentAt }: Editor, i: number): void {
	sentAt[i] = now();
	socket!.send(frames[i]!);
	if (asksSaved) socket!.send(frameOf(savedMessage(i + OPENING)));
}

/** A counter stands for all before it as well. */
function noteSaved(editor: Editor, upTo: number): void {
	const at = now();
	for (; editor.saved <= upTo; editor.saved++) editor.savedAt[editor.saved] = at;
}

async function allSaved(to: number, patienceMs: number): Promise<void> {
	const until = now() + patienceMs;
	while (editors.some(({ saved }) => saved < to) && now() < until) await pause(5);
}

function report(from: number, to: number, took: number): Sent {
	const sentAt = new Float64Array(editors.length * length);
	const saved: number[] = [];
	for (const [e, editor] of editors.entries()) {
		sentAt.set(editor.sentAt.subarray(from, to), e * length + from);
		for (let i = from; i < Math.min(to, editor.saved); i++)
			saved.push(editor.savedAt[i]! - editor.sentAt[i]!);
	}
	const all = editors.length * (to - from);
	return {
		sentAt,
		rate: (all / took) * 1000,
		saved: Float64Array.from(saved),
		unsaved: asksSaved ? all - saved.length : 0,
		closed: editors.flatMap(({ socket }) => socket?.closedWith ?? [])
	};
}
