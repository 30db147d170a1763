// One honest value on whether what is on the screen is on the server's disk, from what is known of every line.

/** Why the server takes no more of this tab's changes, for good. */
export type Refusal =
	| 'signed-out'
	| 'forbidden'
	| 'gone'
	/** The server was restored from a backup: this tab holds another history. */
	| 'restored'
	/** The document was written by a newer Throughline. */
	| 'updated'
	| 'too-large'
	| 'unreadable';

/** Changes that no server has confirmed. */
export interface Unsaved {
	unsaved: number;
	/** They are in a copy on this computer too, not in this tab alone. */
	kept: boolean;
}

/**
 * connecting: not yet joined. saved / saving: joined, everything (or not yet everything) confirmed on disk.
 * read-only: joined, may look only. offline: the connection is lost, and comes again by itself. not-saved: joined, but the
 * server confirms nothing. refused: it ended the connection and will not take more.
 */
export type SyncStatus =
	| { is: 'connecting' }
	| { is: 'saved' }
	| { is: 'saving' }
	| { is: 'read-only' }
	| ({ is: 'offline'; why: 'unreachable' | 'too-many' } & Unsaved)
	| ({ is: 'not-saved'; why: 'disk' | 'silent' } & Unsaved)
	| ({ is: 'refused'; why: Refusal; what: 'model' | 'links' } & Unsaved);

/** What is known of one document's line to the server. */
export interface LineState {
	what: 'model' | 'links';
	mayWrite: boolean;
	phase: 'connecting' | 'live' | 'offline';
	refusal: Refusal | null;
	/** It sent more than the server takes at once, and rests. */
	tooMany: boolean;
	/** The server can write to its disk. */
	storing: boolean;
	/** The server has confirmed nothing for a long time. */
	silent: boolean;
	unsaved: number;
	/** The server has confirmed everything. */
	settled: boolean;
	/** There is a copy on this computer. */
	kept: boolean;
}

/** The worst first. */
const REFUSALS: readonly Refusal[] = [
	'restored',
	'updated',
	'signed-out',
	'gone',
	'forbidden',
	'too-large',
	'unreadable'
];

/** The one status of all lines together: the worst of them wins. The model's line comes first. */
export function statusOf(lines: readonly LineState[]): SyncStatus {
	const some = (is: (line: LineState) => boolean) => lines.some(is);
	const unsaved = lines.reduce((sum, line) => sum + line.unsaved, 0);
	const withChanges = lines.filter((line) => (unsaved > 0 ? line.unsaved > 0 : line.mayWrite));
	const rest: Unsaved = { unsaved, kept: withChanges.length > 0 && withChanges.every((line) => line.kept) };
	for (const why of REFUSALS) {
		const refused = lines.find((line) => line.refusal === why);
		if (refused) return { is: 'refused', why, what: refused.what, ...rest };
	}
	if (some((line) => line.phase === 'offline')) {
		const why = some((line) => line.tooMany) ? 'too-many' : 'unreachable';
		return { is: 'offline', why, ...rest };
	}
	if (some((line) => line.phase === 'live' && line.mayWrite && !line.storing))
		return { is: 'not-saved', why: 'disk', ...rest };
	if (some((line) => line.silent)) return { is: 'not-saved', why: 'silent', ...rest };
	if (lines.length === 0 || some((line) => line.phase === 'connecting')) return { is: 'connecting' };
	if (!some((line) => line.mayWrite)) return { is: 'read-only' };
	return some((line) => !line.settled) ? { is: 'saving' } : { is: 'saved' };
}
