// Who is in a room and what they point at: awareness (y-protocols) with identities that the server gives. A member
// speaks for one client id only, under the name that it came in with; what it says of others is an echo and is dropped.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Somebody who can be seen. */
export interface Visible {
	/** What others see as the name. */
	readonly name: string;
	/** Tells whether two members are one person. */
	readonly personId: string;
}

/** `forged`: it spoke for somebody else; `malformed`: it cannot be read; `too-large`: left out. */
export type PresenceFault = 'forged' | 'malformed' | 'too-large';

export const MAX_STATE_BYTES = 4096;
/** Clients count their states up by one; nobody gets this far. */
const MAX_CLOCK = 2 ** 31;
const MAX_REMEMBERED = 1000;
const textEncoder = new TextEncoder();

interface Entry<M> {
	member: M;
	/** The clock under which the state was last passed on. */
	clock: number;
	/** JSON, with the name that the server gave. */
	state: string;
}

export class Presence<M extends Visible> {
	readonly #entries = new Map<number, Entry<M>>();
	readonly #idOf = new Map<M, number>();
	/** Clocks of those who left: whoever comes back under the same id goes on from there. */
	readonly #left = new Map<number, number>();
	readonly #changed = new Set<number>();

	/** Takes an awareness update in. @returns what is wrong with it, or null */
	receive(member: M, update: Uint8Array): PresenceFault | null {
		let entries: { id: number; clock: number; state: string }[];
		try {
			entries = readEntries(update);
		} catch {
			return 'malformed';
		}
		if (!this.#idOf.has(member)) {
			const fault = this.#adopt(member, entries);
			if (fault) return fault;
		}
		const own = this.#idOf.get(member);
		for (const { id, clock, state } of entries) {
			if (id === own) {
				const fault = this.#take(member, id, clock, state);
				if (fault) return fault;
			} else if (state !== 'null' && clock > (this.#entries.get(id)?.clock ?? Infinity)) return 'forged';
		}
		return null;
	}

	/** The first state that a member sends alone is its own. */
	#adopt(member: M, entries: readonly { id: number; state: string }[]): PresenceFault | null {
		const [first] = entries;
		if (entries.length !== 1 || !first || first.state === 'null') return null;
		const holder = this.#entries.get(first.id)?.member;
		if (holder && holder.personId !== member.personId) return 'forged';
		// The same person came again before the old socket was noticed to be dead.
		if (holder) this.#idOf.delete(holder);
		this.#idOf.set(member, first.id);
		return null;
	}

	#take(member: M, id: number, clock: number, state: string): PresenceFault | null {
		if (state === 'null') {
			this.#remove(id);
			return null;
		}
		const named = withName(state, member.name);
		if (named === null) return 'malformed';
		if (named.length > MAX_STATE_BYTES / 4 && textEncoder.encode(named).length > MAX_STATE_BYTES)
			return 'too-large';
		const last = this.#entries.get(id)?.clock ?? this.#left.get(id) ?? -1;
		this.#left.delete(id);
		this.#entries.set(id, { member, clock: Math.max(clock, last + 1), state: named });
		this.#changed.add(id);
		return null;
	}

	#remove(id: number): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#entries.delete(id);
		this.#left.set(id, entry.clock);
		if (this.#left.size > MAX_REMEMBERED) this.#left.delete(this.#left.keys().next().value!);
		this.#changed.add(id);
	}

	leave(member: M): void {
		const id = this.#idOf.get(member);
		this.#idOf.delete(member);
		if (id !== undefined) this.#remove(id);
	}

	/** An awareness update of what changed since the last time; null where nothing did. */
	changes(): Uint8Array | null {
		if (this.#changed.size === 0) return null;
		const ids = [...this.#changed];
		this.#changed.clear();
		return this.#encode(ids);
	}

	/** An awareness update of everybody who is here; null where nobody is. */
	everybody(): Uint8Array | null {
		return this.#entries.size === 0 ? null : this.#encode([...this.#entries.keys()]);
	}

	/** Everybody anew: clients forget those of whom they have not heard for 30 seconds. */
	renewed(): Uint8Array {
		for (const entry of this.#entries.values()) entry.clock++;
		return this.#encode([...this.#entries.keys()]);
	}

	#encode(ids: readonly number[]): Uint8Array {
		return encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, ids.length);
			for (const id of ids) {
				const entry = this.#entries.get(id);
				encoding.writeVarUint(encoder, id);
				encoding.writeVarUint(encoder, entry?.clock ?? this.#left.get(id) ?? 0);
				encoding.writeVarString(encoder, entry?.state ?? 'null');
			}
		});
	}
}

function readEntries(update: Uint8Array): { id: number; clock: number; state: string }[] {
	const decoder = decoding.createDecoder(update);
	const entries = [];
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const id = decoding.readVarUint(decoder);
		const clock = decoding.readVarUint(decoder);
		if (clock > MAX_CLOCK) throw new RangeError('clock');
		entries.push({ id, clock, state: decoding.readVarString(decoder) });
	}
	return entries;
}

/** A state with the name that the server knows in place of the one that it claims; null where it is no state. */
function withName(json: string, name: string): string | null {
	try {
		const state: unknown = JSON.parse(json);
		if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
		return JSON.stringify({ ...state, user: { name } });
	} catch {
		return null;
	}
}
