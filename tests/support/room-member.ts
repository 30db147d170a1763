// A member of a room without a socket: says what it likes, and keeps what it is told.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { SYNC, syncMessage } from '#server/sync/messages.ts';
import type { Member, Room } from '#server/sync/room.ts';

export interface FakeMember extends Member {
	/** Every message that it was sent, in order. */
	got: Uint8Array[];
	/** The code with which it was closed, or null. */
	closedWith: number | null;
	/** The counters that came back in messages 121. */
	readonly saved: number[];
}

export function fakeMember(room: Room, { name = 'Ana', mayWrite = true } = {}): FakeMember {
	const member: FakeMember = {
		name,
		personId: name,
		mayWrite,
		got: [],
		closedWith: null,
		get saved() {
			return member.got.flatMap((message) => {
				const decoder = decoding.createDecoder(message);
				return decoding.readVarUint(decoder) === SAVED ? [decoding.readVarUint(decoder)] : [];
			});
		},
		send(message) {
			if (member.closedWith === null) member.got.push(message);
			return true;
		},
		write(frames) {
			for (const message of messagesIn(frames)) member.send(message);
			return true;
		},
		close(code) {
			if (member.closedWith !== null) return;
			member.closedWith = code;
			room.leave(member);
		},
		mayAsk: () => true
	};
	return member;
}

/** The messages in frames as a server writes them. */
export function messagesIn(frames: Buffer): Uint8Array[] {
	const messages: Uint8Array[] = [];
	for (let at = 0; at < frames.length;) {
		const short = frames[at + 1]!;
		const body = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
		let length = short;
		if (short === 126) length = frames.readUInt16BE(at + 2);
		if (short === 127) length = Number(frames.readBigUInt64BE(at + 2));
		messages.push(new Uint8Array(frames.subarray(body, body + length)));
		at = body + length;
	}
	return messages;
}

export const updateMessage = (update: Uint8Array): Uint8Array =>
	syncMessage((encoder) => syncProtocol.writeUpdate(encoder, update));

export const askSavedMessage = (counter: number): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, SAVED);
		encoding.writeVarUint(encoder, counter);
	});

/** The Yjs updates in messages that a room sent. */
export function updatesIn(messages: readonly Uint8Array[]): Uint8Array[] {
	return messages.flatMap((message) => {
		const decoder = decoding.createDecoder(message);
		if (decoding.readVarUint(decoder) !== SYNC) return [];
		const kind = decoding.readVarUint(decoder);
		return kind === syncProtocol.messageYjsSyncStep1 ? [] : [decoding.readVarUint8Array(decoder)];
	});
}
