// People who edit copies of one document over a network that drops, delays, reorders and repeats messages.
import * as Y from 'yjs';

/** A copy of a document, with its messages to the others. */
export interface Peer {
	doc: Y.Doc;
	/** Sends what this copy lacks of another one. */
	catchUp(other: Peer): void;
}

export interface Network {
	peers: Peer[];
	/** Lets one thing happen to one message on its way, if there is one. */
	step(): void;
	/** Messages that have not come to their end. */
	readonly underWay: number;
	/** Everybody gets what they lack, as after everybody has connected again. */
	settle(): void;
}

const NETWORK = Symbol('network');

/** @param next numbers from 0 to 1 that decide what happens */
export function network(count: number, next: () => number): Network {
	const wire: { to: number; update: Uint8Array }[] = [];
	const peers = Array.from({ length: count }, (_, from): Peer => {
		const doc = new Y.Doc();
		doc.clientID = from + 1;
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === NETWORK) return;
			for (let to = 0; to < count; to++) if (to !== from) wire.push({ to, update });
		});
		return {
			doc,
			catchUp: (other) =>
				Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(doc)), NETWORK)
		};
	});
	return {
		peers,
		get underWay() {
			return wire.length;
		},
		step() {
			if (wire.length === 0) return;
			// Any message may come next: that is both delay and another order.
			const at = Math.floor(next() * wire.length);
			const { to, update } = wire[at]!;
			const fate = next();
			if (fate < 0.15) wire.splice(at, 1);
			else {
				Y.applyUpdate(peers[to]!.doc, update, NETWORK);
				// Some come twice, or ten times.
				if (fate < 0.85) wire.splice(at, 1);
			}
		},
		settle() {
			wire.length = 0;
			for (let round = 0; round < 2; round++)
				for (const one of peers) for (const other of peers) if (one !== other) one.catchUp(other);
		}
	};
}
