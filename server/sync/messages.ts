// The messages of a sync socket: y-protocols' sync (0) and awareness (1), and three of our own, whose numbers the browser
// shares. See PROTOCOL.md.
import * as encoding from 'lib0/encoding';
import { EVIDENCE_CHANGED, SAVED, STORING } from '#lib/shared-doc/messages.ts';

export const SYNC = 0;
export const AWARENESS = 1;

export const syncMessage = (write: (encoder: encoding.Encoder) => void) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SYNC);
		write(encoder);
	});

export const awarenessMessage = (update: Uint8Array) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, update);
	});

export const savedMessage = (counter: number) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SAVED);
		encoding.writeVarUint(encoder, counter);
	});

export const evidenceChangedMessage = (ids: readonly string[]) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, EVIDENCE_CHANGED);
		encoding.writeVarString(encoder, JSON.stringify(ids));
	});

export const storingMessage = (yes: boolean) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, STORING);
		encoding.writeVarUint(encoder, yes ? 1 : 0);
	});
