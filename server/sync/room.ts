// One document in memory with everybody who is in it. Applies and passes on updates; keeps none itself.
import * as decoding from 'lib0/decoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { Journal } from './journal.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { SAVED } from '#lib/shared-doc/messages.ts';
import { AWARENESS, awarenessMessage, savedMessage, SYNC, syncMessage } from './messages.ts';

/** One socket in a room. */
export interface Member {
	mayWrite: boolean;
	send(message: Uint8Array): void;
	close(code: number, reason: string): void;
}

/** How much a room holds back of updates whose predecessors are missing. */
const MAX_PENDING_BYTES = 1024 * 1024;

/** Update V1 of nothing: what a client without anything new sends in answer to step 1. */
const isEmptyUpdate = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0;

export class Room {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly members = new Set<Member>();
	readonly #journal: Journal;
	readonly #awareness = new awarenessProtocol.Awareness(this.doc);
	readonly #clientIds = new Map<Member, Set<number>>();
	/** Members who sent updates that build on something which has not come yet. */
	readonly #ahead = new Set<Member>();
	/** When all updates so far are on disk. */
	#stored: Promise<void> = Promise.resolve();

	/** @param onStoreFailed called where an update could not be stored: nobody may go on as if it were */
	constructor(name: string, journal: Journal, onStoreFailed: (room: Room, error: unknown) => void) {
		this.name = name;
		this.#journal = journal;
		this.#awareness.setLocalState(null);
		this.#awareness.on(
			'update',
			({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
				const ids = this.#clientIds.get(origin as Member);
				for (const id of added) ids?.add(id);
				for (const id of removed) ids?.delete(id);
				const changed = [...added, ...updated, ...removed];
				this.#tell(awarenessMessage(awarenessProtocol.encodeAwarenessUpdate(this.#awareness, changed)));
			}
		);
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === STORED) return;
			this.#stored = Promise.all([this.#stored, this.#journal.write(name, update)]).then(() => {});
			this.#stored.catch((error: unknown) => onStoreFailed(this, error));
			this.#tell(
				syncMessage((encoder) => syncProtocol.writeUpdate(encoder, update)),
				origin
			);
		});
	}

	/** Everything that was changed so far is on disk when this comes back; rejected where that failed. */
	stored(): Promise<void> {
		return this.#stored;
	}

	join(member: Member): void {
		this.members.add(member);
		this.#clientIds.set(member, new Set());
		member.send(syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
		const present = [...this.#awareness.getStates().keys()];
		if (present.length)
			member.send(awarenessMessage(awarenessProtocol.encodeAwarenessUpdate(this.#awareness, present)));
	}

	leave(member: Member): void {
		const ids = this.#clientIds.get(member);
		this.members.delete(member);
		this.#clientIds.delete(member);
		this.#ahead.delete(member);
		if (ids) awarenessProtocol.removeAwarenessStates(this.#awareness, [...ids], member);
	}

	/** Takes a message in. What cannot be read closes the member, with a code; it never reaches the others. */
	receive(member: Member, message: Uint8Array): void {
		try {
			const decoder = decoding.createDecoder(message);
			const type = decoding.readVarUint(decoder);
			if (type === SYNC) this.#receiveSync(member, decoder);
			else if (type === AWARENESS)
				awarenessProtocol.applyAwarenessUpdate(this.#awareness, decoding.readVarUint8Array(decoder), member);
			else if (type === SAVED) this.#receiveSaved(member, decoding.readVarUint(decoder));
		} catch {
			member.close(CLOSE.malformed, 'malformed message');
		}
	}

	#receiveSync(member: Member, decoder: decoding.Decoder): void {
		const type = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (type === syncProtocol.messageYjsSyncStep1) {
			member.send(syncMessage((encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, bytes)));
			return;
		}
		if (isEmptyUpdate(bytes)) return;
		if (!member.mayWrite) {
			// A reader answers step 1 with its own copy, which may be ahead of a restored disk; only an update is a write.
			if (type === syncProtocol.messageYjsUpdate) member.close(CLOSE.forbidden, 'read only');
			return;
		}
		// Decoding first keeps a half-readable update from being half applied.
		Y.decodeUpdate(bytes);
		const before = this.#pendingBytes();
		Y.applyUpdate(this.doc, bytes, member);
		this.#notePending(member, before);
	}

	/** How much Yjs holds back of updates whose predecessors are missing. */
	#pendingBytes(): number {
		const { pendingStructs, pendingDs } = this.doc.store;
		return (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0);
	}

	/**
	 * Yjs keeps an update back whose predecessor is missing: it is in nobody's document and on no disk. Whoever sent it is
	 * not told "saved" until the predecessor has come. More than a little of it is dropped, and ends the sockets that it
	 * came by: an honest client comes again with all that it holds.
	 */
	#notePending(member: Member, before: number): void {
		const pending = this.#pendingBytes();
		if (pending === 0) return this.#ahead.clear();
		if (pending > before) this.#ahead.add(member);
		if (pending <= MAX_PENDING_BYTES) return;
		this.doc.store.pendingStructs = null;
		this.doc.store.pendingDs = null;
		for (const late of this.#ahead) late.close(CLOSE.failed, 'updates without what they build on');
		this.#ahead.clear();
	}

	#receiveSaved(member: Member, counter: number): void {
		if (!member.mayWrite || this.#ahead.has(member)) return;
		this.#stored.then(
			() => member.send(savedMessage(counter)),
			() => {}
		);
	}

	/** Sends to all members but the one whose own change it is. */
	#tell(message: Uint8Array, except?: unknown): void {
		for (const member of this.members) if (member !== except) member.send(message);
	}

	send(message: Uint8Array): void {
		this.#tell(message);
	}

	destroy(): void {
		this.#awareness.destroy();
		this.doc.destroy();
	}
}

/** Origin of updates that come from the store, and so need not go back there. */
export const STORED = Symbol('stored');
