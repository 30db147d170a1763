// What of this tab's edits is on the server's disk: counts edits out and acknowledgements (message 121) in.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { LocalEdit } from './undo-history.ts';

/** Edits of one document that the server has not yet confirmed. */
export class SavedCounter {
	/** Updates that the server must confirm. */
	#sent = 0;
	#confirmed = 0;
	/** At which updates unconfirmed changes begin: typing a word is one change and many updates. */
	#starts: number[] = [];
	/** The last update that is part of a change. */
	#lastOwn = 0;
	#copy: object | null = null;
	readonly #provider: WebsocketProvider;
	readonly #onChange: () => void;

	constructor(provider: WebsocketProvider, onChange: () => void) {
		this.#provider = provider;
		this.#onChange = onChange;
		provider.messageHandlers[SAVED] = (_encoder, decoder) => {
			this.#confirmed = Math.max(this.#confirmed, decoding.readVarUint(decoder));
			this.#starts = this.#starts.filter((start) => start > this.#confirmed);
			onChange();
		};
		provider.doc.on('update', this.#count);
		provider.on('sync', this.ask);
	}

	/** How many changes wait for the server. */
	get waiting(): number {
		return this.#starts.length || Number(this.#lastOwn > this.#confirmed);
	}

	/** The server has everything, also what came from a copy and may be nothing new to it. */
	get settled(): boolean {
		return this.#confirmed >= this.#sent;
	}

	/** Grows with every answer of the server. */
	get confirmed(): number {
		return this.#confirmed;
	}

	/** Updates of this origin come from a copy on this computer: the server may lack them, but they are no new changes. */
	passOver(copy: object): void {
		this.#copy = copy;
	}

	/** Changes of earlier tabs came from the copy that no server has confirmed. */
	restore(changes: number): void {
		if (changes === 0) return;
		for (let i = 0; i < changes; i++) this.#starts.push(++this.#sent);
		this.#lastOwn = this.#sent;
		this.ask();
		this.#onChange();
	}

	#count = (_update: Uint8Array, origin: unknown) => {
		if (origin === this.#provider) return;
		this.#sent++;
		if (origin === null || origin !== this.#copy) {
			const goesOn = origin instanceof LocalEdit && origin.goesOn && this.waiting > 0;
			if (!goesOn) this.#starts.push(this.#sent);
			this.#lastOwn = this.#sent;
		}
		this.ask();
		this.#onChange();
	};

	/**
	 * The server answers with the same counter once everything before it on this socket is stored. Asked only once the
	 * server has been sent all that it lacked: until then edits made offline are not yet before it.
	 */
	ask = () => {
		const { ws, wsconnected, synced } = this.#provider;
		if (!wsconnected || !synced || !ws || this.settled) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, SAVED);
		encoding.writeVarUint(encoder, this.#sent);
		ws.send(encoding.toUint8Array(encoder));
	};

	destroy(): void {
		this.#provider.doc.off('update', this.#count);
	}
}
