// Sends messages on to everybody in a room, those of a moment in one write for each receiver: it is the number of
// writes that costs. The moment is one turn of the event loop, and wider the longer that the writes take.
import { frameOf } from './frames.ts';

/** Somebody who gets what is sent on. */
export interface Receiver {
	/** Takes frames that are ready for the wire. @returns false where they were not taken, since it reads too slowly */
	write(frames: Buffer): boolean;
}

const WIDEST_MS = 12;
/** The moment is so many times as wide as its writes take: at most about a twenty-fifth of the time goes into them. */
const SHARE = 25;

interface Waiting {
	frame: Buffer;
	/** Whose own message it is: it does not come back. */
	from: unknown;
}

export class FanOut<R extends Receiver> {
	readonly #receivers: ReadonlySet<R>;
	readonly #onSent: (count: number) => void;
	readonly #onMissed: (receiver: R, count: number) => void;
	#waiting: Waiting[] = [];
	#scheduled = false;
	#timer: NodeJS.Timeout | undefined;
	/** How long the writes of a moment take, in milliseconds, as it was lately. */
	#cost = 0;

	/**
	 * @param onSent told how many messages were written, over all receivers
	 * @param onMissed told who could not take how many messages
	 */
	constructor(
		receivers: ReadonlySet<R>,
		onSent: (count: number) => void,
		onMissed: (receiver: R, count: number) => void
	) {
		this.#receivers = receivers;
		this.#onSent = onSent;
		this.#onMissed = onMissed;
	}

	/** Sends a message to all but `from`, in a moment. */
	send(message: Uint8Array, from?: unknown): void {
		this.#waiting.push({ frame: frameOf(message), from });
		if (this.#scheduled) return;
		this.#scheduled = true;
		const wait = Math.min(WIDEST_MS, this.#cost * SHARE);
		if (wait < 1) setImmediate(this.flush);
		else this.#timer = setTimeout(this.flush, wait);
	}

	/** Sends what waits now. */
	flush = (): void => {
		clearTimeout(this.#timer);
		this.#scheduled = false;
		const waiting = this.#waiting;
		if (waiting.length === 0) return;
		this.#waiting = [];
		const begin = performance.now();
		const senders = new Set(waiting.map(({ from }) => from));
		const all = waiting.length === 1 ? waiting[0]!.frame : Buffer.concat(waiting.map(({ frame }) => frame));
		let sent = 0;
		for (const receiver of this.#receivers) {
			const others = senders.has(receiver) ? waiting.filter(({ from }) => from !== receiver) : waiting;
			if (others.length === 0) continue;
			const frames = others === waiting ? all : Buffer.concat(others.map(({ frame }) => frame));
			if (receiver.write(frames)) sent += others.length;
			else this.#onMissed(receiver, others.length);
		}
		this.#onSent(sent);
		this.#cost += (performance.now() - begin - this.#cost) / 8;
	};

	destroy(): void {
		clearTimeout(this.#timer);
		this.#waiting = [];
	}
}
