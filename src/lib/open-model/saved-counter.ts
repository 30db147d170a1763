// What of this tab's edits is on the server's disk: counts edits out and acknowledgements (message 121) in.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { SAVED } from '#lib/shared-doc/messages.ts';

/** Edits of one document that the server has not yet confirmed. */
export class SavedCounter {
	#sent = 0;
	#confirmed = 0;
	readonly #provider: WebsocketProvider;
	readonly #onChange: () => void;

	constructor(provider: WebsocketProvider, onChange: () => void) {
		this.#provider = provider;
		this.#onChange = onChange;
		provider.messageHandlers[SAVED] = (_encoder, decoder) => {
			this.#confirmed = Math.max(this.#confirmed, decoding.readVarUint(decoder));
			onChange();
		};
		provider.doc.on('update', this.#count);
		provider.on('sync', this.#ask);
	}

	/** How many edits wait for the server. */
	get waiting(): number {
		return this.#sent - this.#confirmed;
	}

	#count = (_update: Uint8Array, origin: unknown) => {
		if (origin === this.#provider) return;
		this.#sent++;
		this.#ask();
		this.#onChange();
	};

	/** The server answers with the same counter once everything before it on this socket is stored. */
	#ask = () => {
		const { ws, wsconnected } = this.#provider;
		if (!wsconnected || !ws || this.waiting === 0) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, SAVED);
		encoding.writeVarUint(encoder, this.#sent);
		ws.send(encoding.toUint8Array(encoder));
	};

	destroy(): void {
		this.#provider.doc.off('update', this.#count);
	}
}
