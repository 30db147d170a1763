// Awareness updates written and read by hand: what the stock client would never send can be sent with them.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Visible } from '#server/sync/presence.ts';

export type AwarenessState = Record<string, unknown> | null;
export interface AwarenessEntry {
	id: number;
	clock: number;
	state: AwarenessState;
}

export const updateOf = (...entries: AwarenessEntry[]): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const { id, clock, state } of entries) {
			encoding.writeVarUint(encoder, id);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
	});

export function entriesOf(update: Uint8Array | null): AwarenessEntry[] {
	if (!update) return [];
	const decoder = decoding.createDecoder(update);
	return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
		id: decoding.readVarUint(decoder),
		clock: decoding.readVarUint(decoder),
		state: JSON.parse(decoding.readVarString(decoder)) as AwarenessState
	}));
}
export const person = (name: string, personId = name): Visible => ({ name, personId, mayWrite: true });
