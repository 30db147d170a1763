// One document in memory with everybody who is in it. Checks, applies and passes on updates; keeps none itself.
import * as decoding from 'lib0/decoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { FanOut, type Receiver } from './fan-out.ts';
import type { Journal } from './journal.ts';
import { AWARENESS, awarenessMessage, savedMessage, storingMessage, SYNC, syncMessage } from './messages.ts';
import type { SyncMeter } from './meter.ts';
import { type PendingUpdates, pendingUpdates } from './pending-updates.ts';
import { Presence, type Visible } from './presence.ts';

/** One socket in a room. */
export interface Member extends Receiver, Visible {
	readonly mayWrite: boolean;
	/** Sends one message now. @returns false where it was not taken, since it reads too slowly */
	send(message: Uint8Array): boolean;
	close(code: number, reason: string): void;
	/** True where it may ask for the state of the document once more just now. */
	mayAsk(): boolean;
}

/** What a room needs from outside. */
export interface RoomContext {
	journal: Journal;
	meter: SyncMeter;
	/** Largest document in bytes, as stored. */
	documentBytes: number;
	/** Called before anything changes the document. */
	beforeChange(name: string, doc: Y.Doc): void;
}

/** Cursors are sent on at most this often. */
const PRESENCE_MS = 50;

/** No document comes so far; sums of larger numbers are no longer exact. */
const MAX_CLOCK = 2 ** 48;
/** Values nested deeper can be read, but not be written again. */
const MAX_DEPTH = 50;

/** Bytes of a client and its clock in a state vector. */
const MAX_VECTOR_ENTRY = 16;

/** Update V1 of nothing: what a client without anything new sends in answer to step 1. */
const isEmptyUpdate = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0;

/** Origin of updates that come from the store, and so need not go back there. */
export const STORED = Symbol('stored');

export class Room {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly members = new Set<Member>();
	/** How much of the document is stored, in bytes. */
	storedBytes = 0;
	readonly #context: RoomContext;
	readonly #presence = new Presence<Member>();
	readonly #fanOut: FanOut<Member>;
	readonly #pending: PendingUpdates<Member>;
	/** Who asked for "saved", with the counter to answer and the ticket that has to be on disk for it. */
	readonly #asked = new Map<Member, { counter: number; ticket: number }>();
	#presenceTimer: NodeJS.Timeout | undefined;
	/** True while an update is applied that may release those of others: whoever sent it does not know these yet. */
	#othersToo = false;
	/** The ticket of the last update of this room. */
	#ticket = 0;
	/** The whole document as a message, as long as nothing changes it: many join at once. */
	#whole: Uint8Array | null = null;

	constructor(name: string, context: RoomContext) {
		this.name = name;
		this.#context = context;
		this.#pending = pendingUpdates(this.doc);
		this.#fanOut = new FanOut(
			this.members,
			(count) => context.meter.delivered(count),
			(_member, count) => context.meter.dropped('slow-reader', count)
		);
		this.doc.on('beforeTransaction', ({ origin }: Y.Transaction) => {
			if (origin !== STORED) context.beforeChange(name, this.doc);
		});
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			this.#whole = null;
			if (origin === STORED) return;
			this.#ticket = context.journal.write(name, update);
			this.storedBytes += update.length;
			this.#fanOut.send(
				syncMessage((encoder) => syncProtocol.writeUpdate(encoder, update)),
				this.#othersToo ? undefined : origin
			);
		});
	}

	/** Everything that was changed so far is on disk when this comes back; rejected where it never will be. */
	stored(): Promise<void> {
		return this.#context.journal.until(this.#ticket);
	}

	/** The ticket of its last change; the same as before where nothing was changed. */
	get ticket(): number {
		return this.#ticket;
	}

	/** To be called once the document is loaded. */
	opened(): void {
		this.#pending.loaded();
	}

	/** True where the log holds what the document does not: after a piece was lost that it builds on. */
	get holdsLess(): boolean {
		return this.#pending.holdsStored;
	}

	/** The whole document, for the disk. */
	snapshot(): Uint8Array {
		return this.#pending.without(() => Y.encodeStateAsUpdateV2(this.doc));
	}

	/** True while something of it is not on disk yet. */
	get hasUnstored(): boolean {
		return this.#ticket > this.#context.journal.durable;
	}

	join(member: Member): void {
		// What waits to be sent on is in the document that the newcomer gets.
		this.#fanOut.flush();
		this.members.add(member);
		member.send(syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
		const present = this.#presence.everybody();
		if (present) member.send(awarenessMessage(present));
		if (!this.#context.journal.storing) member.send(storingMessage(false));
	}

	leave(member: Member): void {
		this.members.delete(member);
		this.#pending.forget(member);
		this.#asked.delete(member);
		this.#presence.leave(member);
		this.#tellPresence();
	}

	/** Takes a message in. What cannot be read closes the member, with a code; it never reaches the others. */
	receive(member: Member, message: Uint8Array): void {
		try {
			const decoder = decoding.createDecoder(message);
			const type = decoding.readVarUint(decoder);
			if (type === SYNC) this.#receiveSync(member, decoder);
			else if (type === AWARENESS) this.#receiveAwareness(member, decoding.readVarUint8Array(decoder));
			else if (type === SAVED) this.#receiveSaved(member, decoding.readVarUint(decoder));
		} catch {
			this.#context.meter.dropped('malformed');
			member.close(CLOSE.malformed, 'malformed message');
		}
	}

	#receiveSync(member: Member, decoder: decoding.Decoder): void {
		const { meter, documentBytes } = this.#context;
		const type = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (type === syncProtocol.messageYjsSyncStep1) {
			if (member.mayAsk()) this.#answer(member, bytes);
			else meter.dropped('step-1');
			return;
		}
		if (isEmptyUpdate(bytes)) return;
		if (!member.mayWrite) {
			meter.dropped('read-only');
			// A reader answers step 1 with its own copy, which may be ahead of a restored disk; only an update is a write.
			if (type === syncProtocol.messageYjsUpdate) member.close(CLOSE.forbidden, 'read only');
			return;
		}
		if (this.storedBytes + bytes.length > documentBytes) {
			meter.dropped('too-large');
			return member.close(CLOSE.tooLarge, 'the document is full');
		}
		const update = checkedUpdate(bytes);
		meter.update(bytes.length);
		this.#othersToo = this.#pending.any;
		const letGo = this.#pending.note(member, update, () => Y.applyUpdate(this.doc, bytes, member));
		// What was held back and is in the document now is stored only with the present ticket.
		if (this.#othersToo) for (const asked of this.#asked.values()) asked.ticket = this.#ticket;
		for (const one of letGo) {
			this.#asked.delete(one);
			one.close(CLOSE.failed, 'updates without what they build on');
		}
	}

	/** Step 2: what a member lacks of the document. */
	#answer(member: Member, stateVector: Uint8Array): void {
		// Nobody honest knows of that many more.
		if (stateVector.length > 16_384 + this.doc.store.clients.size * MAX_VECTOR_ENTRY) {
			this.#context.meter.dropped('too-large');
			return member.close(CLOSE.tooLarge, 'too many clients in step 1');
		}
		const isWhole = this.#knowsNothing(stateVector);
		member.send(isWhole ? this.#wholeDocument() : this.#stepTwo(stateVector));
	}

	/** True of a state vector that names no client of the document. */
	#knowsNothing(stateVector: Uint8Array): boolean {
		if (stateVector.length === 1 && stateVector[0] === 0) return true;
		const { clients } = this.doc.store;
		return [...Y.decodeStateVector(stateVector).keys()].every((client) => !clients.has(client));
	}

	#stepTwo(stateVector?: Uint8Array): Uint8Array {
		return this.#pending.without(() =>
			syncMessage((encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, stateVector))
		);
	}

	#wholeDocument(): Uint8Array {
		return (this.#whole ??= this.#stepTwo());
	}

	/** Gives somebody who missed messages everything anew. */
	refresh(member: Member): void {
		member.send(storingMessage(this.#context.journal.storing));
		const present = this.#presence.everybody();
		if (present) member.send(awarenessMessage(present));
		this.answerSaved();
		member.send(this.#wholeDocument());
	}

	#receiveAwareness(member: Member, update: Uint8Array): void {
		const fault = this.#presence.receive(member, update);
		if (fault) this.#context.meter.dropped('awareness');
		if (fault === 'forged') member.close(CLOSE.forbidden, 'awareness in the name of another');
		else if (fault === 'malformed') member.close(CLOSE.malformed, 'malformed awareness');
		this.#tellPresence();
	}

	#tellPresence(): void {
		this.#presenceTimer ??= setTimeout(() => {
			this.#presenceTimer = undefined;
			const changes = this.#presence.changes();
			if (changes) this.#fanOut.send(awarenessMessage(changes));
		}, PRESENCE_MS);
	}

	/** Tells everybody who is here: called now and then, so that nobody takes a quiet room for a dead one. */
	renewPresence(): void {
		this.#fanOut.send(awarenessMessage(this.#presence.renewed()));
	}

	#receiveSaved(member: Member, counter: number): void {
		// It holds changes that it may not make, perhaps since its role was another one.
		if (!member.mayWrite) return member.close(CLOSE.forbidden, 'read only');
		this.#asked.set(member, { counter, ticket: this.#ticket });
		this.answerSaved();
	}

	/** Says "saved" to those whose updates are on disk by now, and of whose nothing is held back. */
	answerSaved(): void {
		for (const [member, { counter, ticket }] of this.#asked) {
			if (ticket > this.#context.journal.durable || this.#pending.isAhead(member)) continue;
			if (member.send(savedMessage(counter))) this.#asked.delete(member);
		}
	}

	/** Tells everybody whether the disk takes what they write. */
	tellStoring(yes: boolean): void {
		this.send(storingMessage(yes));
	}

	/** Sends a message to everybody. */
	send(message: Uint8Array): void {
		this.#fanOut.send(message);
	}

	destroy(): void {
		clearTimeout(this.#presenceTimer);
		this.#fanOut.destroy();
		this.doc.destroy();
	}
}

/** Decoding first keeps a half-readable update from being half applied. @throws where Yjs would choke on it later */
function checkedUpdate(bytes: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
	const update = Y.decodeUpdate(bytes);
	for (const struct of update.structs) {
		const { clock } = struct.id;
		if (struct.length < 1 || clock + struct.length > MAX_CLOCK) throw new RangeError('length');
		if (
			struct instanceof Y.Item &&
			referencesOf(struct).some((id) => id?.client === struct.id.client && id.clock >= clock)
		)
			throw new RangeError('reference');
		const { arr, embed, value, doc } = (struct as { content?: Record<string, unknown> }).content ?? {};
		if (doc || isDeeperThan(MAX_DEPTH, [arr, embed, value])) throw new RangeError('content');
	}
	return update;
}

/** What an item stands beside or in; each was there before it. */
const referencesOf = ({ origin, rightOrigin, parent }: Y.Item) => [
	origin,
	rightOrigin,
	parent instanceof Y.ID ? parent : null
];

function isDeeperThan(levels: number, value: unknown): boolean {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
	return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
