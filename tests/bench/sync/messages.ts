// What clients send and read on a sync socket, written down apart from the product's code, which is what is measured.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const SYNC = 0;
export const AWARENESS = 1;
export const SAVED = 121;
/** Kinds of a sync message. */
export const STEP_ONE = 0;
export const STEP_TWO = 1;
export const UPDATE = 2;

/** Asks for a whole document: the state vector of nothing. */
export const ASK_ALL = Uint8Array.of(SYNC, STEP_ONE, 1, 0);
/** The answer to step 1 of somebody who has nothing. */
export const NOTHING_NEW = Uint8Array.of(SYNC, STEP_TWO, 2, 0, 0);

export const updateMessage = (update: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, UPDATE);
		encoding.writeVarUint8Array(encoder, update);
	});

export const savedMessage = (counter: number): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SAVED);
		encoding.writeVarUint(encoder, counter);
	});

export const awarenessMessage = (update: Uint8Array): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, update);
	});

/** A decoder behind the type of a message, and for sync messages behind their kind. */
const after = (data: Buffer, start: number, end: number, skip: number) =>
	decoding.createDecoder(new Uint8Array(data.buffer, data.byteOffset + start + skip, end - start - skip));

/** The Yjs update in a sync message of kind step 2 or update; it shares the message's memory. */
export const updateIn = (data: Buffer, start: number, end: number): Uint8Array =>
	decoding.readVarUint8Array(after(data, start, end, 2));

/** The counter in a message 121. */
export const counterIn = (data: Buffer, start: number, end: number): number =>
	decoding.readVarUint(after(data, start, end, 1));
