// One honest word on whether what is on the screen is on the server's disk.

/**
 * connecting: not yet joined. saved / saving: joined, everything (or not yet everything) confirmed on disk.
 * offline: the connection is lost; `unsaved` edits wait here. refused: the server ended it and will not take more.
 * read-only: joined, may look only.
 */
export type SyncStatus =
	| { is: 'connecting' }
	| { is: 'saved' }
	| { is: 'saving' }
	| { is: 'read-only' }
	| { is: 'offline'; unsaved: number }
	| { is: 'refused'; unsaved: number };

export interface StatusFacts {
	everSynced: boolean;
	synced: boolean;
	refused: boolean;
	unsaved: number;
	mayWrite: boolean;
}

export function statusOf({ everSynced, synced, refused, unsaved, mayWrite }: StatusFacts): SyncStatus {
	if (refused) return { is: 'refused', unsaved };
	if (!synced) return everSynced || unsaved > 0 ? { is: 'offline', unsaved } : { is: 'connecting' };
	if (!mayWrite) return { is: 'read-only' };
	return unsaved > 0 ? { is: 'saving' } : { is: 'saved' };
}

export function statusWords(status: SyncStatus): string {
	switch (status.is) {
		case 'connecting':
			return 'Connecting…';
		case 'saved':
			return 'Saved';
		case 'saving':
			return 'Saving…';
		case 'read-only':
			return 'Read only';
		case 'offline':
			return status.unsaved === 0
				? 'Offline'
				: `Offline, ${status.unsaved} unsaved ${status.unsaved === 1 ? 'change' : 'changes'}`;
		case 'refused':
			return status.unsaved === 0
				? 'Disconnected. Reload the page'
				: 'Not saved: the server refused. Reload the page';
	}
}
