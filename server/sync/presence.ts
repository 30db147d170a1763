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
	/** May change the model, and so call the others to where they look. */
	readonly mayWrite: boolean;
}

/** `forged`: it spoke for somebody else; `malformed`: it cannot be read; `too-large`: left out. */
export type PresenceFault = 'forged' | 'malformed' | 'too-large';

export const MAX_STATE_BYTES = 4096;
/** What somebody may say of themselves, in the order in which it is passed on; nothing else is. */
const FIELDS = ['cursor', 'selection', 'view', 'following'];
const FIELDS_OF_WRITERS = [...FIELDS, 'summons'];
/** More than there can be in a room, also of those who have left. */
const MAX_ENTRIES = 5000;
/** Clients count their states up by one; nobody gets this far. */
const MAX_CLOCK = 2 ** 31;
const MAX_REMEMBERED = 1000;
const textEncoder = new TextEncoder();
const textDecoder = new TextDecoder('utf-8', { fatal: true });

interface Entry<M> {
	member: M;
	/** The clock under which the state was last passed on; the member takes it over once it hears of it. */
	clock: number;
	/** The first such clock since it came in, and the last clock that it named itself. */
	from: number;
	said: number;
	/** JSON of the known fields, with the name that the server gave. */
	state: string;
}

/** Who a client id belongs to, and how far its clock has come. */
type Known = { clock: number; personId: string };

export class Presence<M extends Visible> {
	readonly #entries = new Map<number, Entry<M>>();
	readonly #idOf = new Map<M, number>();
	/** Those who left: whoever comes back under the same id goes on from there. */
	readonly #left = new Map<number, Known>();
	readonly #changed = new Set<number>();

	/** Takes an awareness update in. @returns what is wrong with it, or null */
	receive(member: M, update: Uint8Array): PresenceFault | null {
		let entries: Said[];
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
			} else if (!isNull(state) && this.#isForged(member, id, clock)) return 'forged';
		}
		return null;
	}

	/** The first state that a member sends alone is its own, if it is not what the member heard of another. */
	#adopt(member: M, entries: readonly Said[]): PresenceFault | null {
		const [first] = entries;
		if (entries.length !== 1 || !first || isNull(first.state)) return null;
		const { id, clock } = first;
		const known = this.#known(id);
		if (known && known.personId !== member.personId)
			return this.#isForged(member, id, clock) ? 'forged' : null;
		// The same person came again before the old socket was noticed to be dead.
		const holder = this.#entries.get(id);
		if (holder) this.#idOf.delete(holder.member);
		if (holder) this.#leaveBehind(id, holder);
		this.#idOf.set(member, id);
		return null;
	}

	#known(id: number): Known | undefined {
		const entry = this.#entries.get(id);
		return entry ? { clock: entry.clock, personId: entry.member.personId } : this.#left.get(id);
	}

	/** An echo names a clock that was passed on; tabs of one person may hear of each other past the server. */
	#isForged({ personId }: M, id: number, clock: number): boolean {
		const entry = this.#entries.get(id);
		return entry !== undefined && entry.member.personId !== personId && clock > entry.clock;
	}

	#take(member: M, id: number, clock: number, state: Uint8Array): PresenceFault | null {
		if (isNull(state)) {
			this.#remove(id);
			return null;
		}
		if (clock > MAX_CLOCK) return 'malformed';
		const named = asPassedOn(state, member);
		if (named === null) return 'malformed';
		if (named.length > MAX_STATE_BYTES / 4 && textEncoder.encode(named).length > MAX_STATE_BYTES)
			return 'too-large';
		const entry = this.#entries.get(id);
		if (entry && !isNews(entry, clock, named)) return null;
		const next = Math.max(clock, (entry ?? this.#left.get(id) ?? { clock: -1 }).clock + 1);
		this.#left.delete(id);
		this.#entries.set(id, { member, clock: next, from: entry?.from ?? next, said: clock, state: named });
		this.#changed.add(id);
		return null;
	}

	#remove(id: number): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#leaveBehind(id, entry);
		this.#changed.add(id);
	}

	#leaveBehind(id: number, { clock, member: { personId } }: Entry<M>): void {
		this.#entries.delete(id);
		this.#left.set(id, { clock, personId });
		if (this.#left.size > MAX_REMEMBERED) this.#left.delete(this.#left.keys().next().value!);
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
				encoding.writeVarUint(encoder, this.#known(id)?.clock ?? 0);
				encoding.writeVarString(encoder, entry?.state ?? 'null');
			}
		});
	}
}

/** One entry of an awareness update, its state as bytes: most are echoes, and are not read. */
interface Said {
	id: number;
	clock: number;
	state: Uint8Array;
}

function readEntries(update: Uint8Array): Said[] {
	const decoder = decoding.createDecoder(update);
	const entries: Said[] = [];
	const count = decoding.readVarUint(decoder);
	if (count > MAX_ENTRIES) throw new RangeError('entries');
	while (entries.length < count) {
		const id = decoding.readVarUint(decoder);
		const clock = decoding.readVarUint(decoder);
		entries.push({ id, clock, state: decoding.readVarUint8Array(decoder) });
	}
	return entries;
}

/** True for a state that says that somebody is gone: the text `null`. */
const isNull = (state: Uint8Array) => state.length === 4 && state[0] === 0x6e;

/**
 * Tells what a member newly says of itself from an echo of what it heard of itself. Until it has heard, it counts on from
 * where it was.
 */
function isNews({ clock: last, from, said, state }: Entry<unknown>, clock: number, named: string): boolean {
	return clock > last || (clock === last && named !== state) || (clock > said && clock < from);
}

/** The known fields of a state, with the name that the server knows in place of the one that it claims; null where it is no state. */
function asPassedOn(json: Uint8Array, { name, mayWrite }: Visible): string | null {
	try {
		const state: unknown = JSON.parse(textDecoder.decode(json));
		if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
		const said = mayWrite ? FIELDS_OF_WRITERS : FIELDS;
		const known = said.filter((field) => Object.hasOwn(state, field));
		const passedOn = known.map((field) => [field, (state as Record<string, unknown>)[field]]);
		return JSON.stringify({ ...Object.fromEntries(passedOn), user: { name } });
	} catch {
		return null;
	}
}
