// Updates that Yjs holds back because what they build on has not come: they are in nobody's document and on no disk, so
// whoever sent them is not told "saved" before that has come.
import type * as Y from 'yjs';

/** How much is held back of one document. */
const MAX_BYTES = 1024 * 1024;

export interface PendingUpdates<M> {
	/** True while anything is held back. */
	readonly any: boolean;
	/** Runs what applies an update of a member. */
	note(member: M, apply: () => void): Noted<M>;
	/** True where an update of this member is held back. */
	isAhead(member: M): boolean;
	forget(member: M): void;
}

export interface Noted<M> {
	/** What was held back is in the document now. */
	released: boolean;
	/** Those whose updates were let go, since too much was held back: an honest client comes again with all that it holds. */
	letGo: M[];
}

export function pendingUpdates<M>({ store }: Y.Doc): PendingUpdates<M> {
	const ahead = new Set<M>();
	const size = () => (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0);
	return {
		get any() {
			return size() > 0;
		},
		note(member, apply) {
			const before = size();
			apply();
			const now = size();
			const released = before > 0 && now === 0;
			if (now === 0) ahead.clear();
			else if (now > before) ahead.add(member);
			if (now <= MAX_BYTES) return { released, letGo: [] };
			store.pendingStructs = null;
			store.pendingDs = null;
			const letGo = [...ahead];
			ahead.clear();
			return { released, letGo };
		},
		isAhead: (member) => ahead.has(member),
		forget: (member) => void ahead.delete(member)
	};
}
