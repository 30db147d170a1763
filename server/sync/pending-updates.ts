// Updates that Yjs holds back because what they build on has not come: they are in nobody's document and on no disk, so
// whoever sent them is not told "saved" before that has come.
import * as Y from 'yjs';

/** How much is held back of one document, beside what came from the disk. */
const MAX_BYTES = 1024 * 1024;

type Decoded = ReturnType<typeof Y.decodeUpdate>;

export interface PendingUpdates<M> {
	/** True while anything is held back. */
	readonly any: boolean;
	/** To be called once the document is loaded: what is held back by then is on disk, and is never let go. */
	loaded(): void;
	/** True while something is held back that is on disk: the document does not hold all that its log does. */
	readonly holdsStored: boolean;
	/**
	 * Runs what applies an update of a member.
	 * @returns those whose updates were let go, since too much was held back: an honest client comes again with all that it holds
	 */
	note(member: M, update: Decoded, apply: () => void): M[];
	/** Runs what reads the document as if nothing were held back: others have no use for that, nor has the disk. */
	without<T>(read: () => T): T;
	/** True where an update of this member is held back. */
	isAhead(member: M): boolean;
	forget(member: M): void;
}

export function pendingUpdates<M>({ store }: Y.Doc): PendingUpdates<M> {
	/** Up to which clock of each client the document has to come before all of a member's updates are in it. */
	const needs = new Map<M, Map<number, number>>();
	const size = () => (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0);
	let stored: { size: number; structs: typeof store.pendingStructs; ds: typeof store.pendingDs } | null =
		null;
	/** Yjs adds to the very object. */
	const copied = (structs: typeof store.pendingStructs) =>
		structs && { missing: new Map(structs.missing), update: structs.update };
	const has = (client: number, clock: number) => Y.getState(store, client) >= clock;

	function isAhead(member: M): boolean {
		const needed = needs.get(member);
		if (!needed) return false;
		for (const [client, clock] of needed) if (has(client, clock)) needed.delete(client);
		if (needed.size === 0) needs.delete(member);
		return needed.size > 0;
	}

	return {
		get any() {
			return size() > 0;
		},
		loaded() {
			if (size() > 0) stored = { size: size(), structs: copied(store.pendingStructs), ds: store.pendingDs };
		},
		get holdsStored() {
			if (stored && size() === 0) stored = null;
			return stored !== null;
		},
		note(member, update, apply) {
			apply();
			const needed = needs.get(member) ?? new Map<number, number>();
			for (const [client, clock] of endsOf(update))
				if (!has(client, clock)) needed.set(client, Math.max(clock, needed.get(client) ?? 0));
			if (needed.size > 0) needs.set(member, needed);
			if (size() - (stored?.size ?? 0) <= MAX_BYTES) return [];
			store.pendingStructs = copied(stored?.structs ?? null);
			store.pendingDs = stored?.ds ?? null;
			const late = [...needs.keys()].filter(isAhead);
			needs.clear();
			return late;
		},
		without(read) {
			const { pendingStructs, pendingDs } = store;
			store.pendingStructs = store.pendingDs = null;
			try {
				return read();
			} finally {
				Object.assign(store, { pendingStructs, pendingDs });
			}
		},
		isAhead,
		forget: (member) => void needs.delete(member)
	};
}

/** The ends of all that an update adds or deletes, as client and clock. */
function* endsOf({ structs, ds }: Decoded): Generator<[number, number]> {
	for (const { id, length } of structs) yield [id.client, id.clock + length];
	for (const [client, deletions] of ds.clients)
		for (const { clock, len } of deletions) yield [client, clock + len];
}
