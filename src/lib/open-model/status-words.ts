// The words for every status: one for the bar, a few sentences for whoever asks, one for a screen reader.
import type { Refusal, SyncStatus, Unsaved } from './status.ts';

export interface StatusWords {
	/** A few words, for the bar. */
	word: string;
	/** What it means and what happens next. */
	explanation: string;
	/** What a screen reader says when it comes to this; empty where it is not worth hearing. Without numbers. */
	spoken: string;
	/** The way out, where there is one for the person. */
	wayOut: 'sign-in' | 'reload' | 'studies' | null;
}

export const changes = (n: number) => `${n} ${n === 1 ? 'change' : 'changes'}`;

const REFUSED: Record<
	Refusal,
	{ word: string; ofLinks: string; because: string; wayOut: StatusWords['wayOut'] }
> = {
	'signed-out': {
		word: 'Signed out',
		ofLinks: 'Signed out',
		because:
			'Your access has ended: you signed out in another tab, or the link that let you in has expired or was revoked.',
		wayOut: 'sign-in'
	},
	forbidden: {
		word: 'You may only look',
		ofLinks: 'You may only look at the evidence',
		because: 'Your role does not let you change this. Somebody who may share can give you another role.',
		wayOut: 'reload'
	},
	gone: {
		word: 'You can no longer see this model',
		ofLinks: 'You can no longer see the evidence',
		because: 'It was removed, or your role has changed.',
		wayOut: 'studies'
	},
	restored: {
		word: 'The server was restored from a backup: reload',
		ofLinks: 'The server was restored from a backup: reload',
		because: 'What this tab shows is from before that. Reload the page to see the model as it is now.',
		wayOut: 'reload'
	},
	updated: {
		word: 'Throughline was updated: reload',
		ofLinks: 'Throughline was updated: reload',
		because: 'This tab does not know the new form of the model. Reload the page to go on.',
		wayOut: 'reload'
	},
	'too-large': {
		word: 'Too large to save',
		ofLinks: 'Evidence links too large to save',
		because: 'The model, or your last changes to it, are larger than the server takes.',
		wayOut: 'reload'
	},
	unreadable: {
		word: 'The server refused: reload',
		ofLinks: 'The server refused: reload',
		because:
			'It could not make sense of what this tab sent. Reload the page; if it happens again, tell your support.',
		wayOut: 'reload'
	}
};

/** Where unsaved changes are, and what becomes of them. */
function whereabouts(unsaved: number, kept: boolean, then: string): string {
	if (kept)
		return unsaved > 0
			? `Your ${changes(unsaved)} ${unsaved === 1 ? 'is' : 'are'} kept on this computer${then}`
			: '';
	return unsaved > 0
		? `Your ${changes(unsaved)} ${unsaved === 1 ? 'is' : 'are'} only in this tab: keep it open.`
		: '';
}

/** What is asked before somebody leaves with changes that the server does not take at the moment. */
export function leavingWords({ is, unsaved, kept }: Pick<SyncStatus, 'is'> & Unsaved): string {
	const one = unsaved === 1;
	const then = is === 'refused' ? '' : ', and sent when you open the model here again';
	const whereTo = kept
		? `${one ? 'It is' : 'They are'} kept on this computer${then}.`
		: `${one ? 'It is' : 'They are'} only in this tab and will be lost.`;
	return `${changes(unsaved)} ${one ? 'is' : 'are'} not on the server yet. ${whereTo} Leave the model?`;
}

const join = (...sentences: string[]) => sentences.filter(Boolean).join(' ');

export function wordsOf(status: SyncStatus): StatusWords {
	switch (status.is) {
		case 'connecting':
			return {
				word: 'Connecting…',
				explanation: 'Joining everybody else in this model. You can look already, and edit in a moment.',
				spoken: '',
				wayOut: null
			};
		case 'saved':
			return {
				word: 'Saved',
				explanation: 'Everything that you see is on the server’s disk. You can close this tab.',
				spoken: '',
				wayOut: null
			};
		case 'saving':
			return {
				word: 'Saving…',
				explanation: 'Your last changes are on their way. “Saved” means that they are on the server’s disk.',
				spoken: '',
				wayOut: null
			};
		case 'read-only':
			return {
				word: 'Read only',
				explanation: 'Your role lets you look. What others change shows here at once.',
				spoken: '',
				wayOut: null
			};
		case 'offline':
			return offline(status);
		case 'not-saved':
			return notSaved(status);
		case 'refused':
			return refused(status);
	}
}

function offline({ why, unsaved, kept }: Extract<SyncStatus, { is: 'offline' }>): StatusWords {
	const cause =
		why === 'too-many'
			? 'More changes came at once than the server takes. It lets you in again in a few seconds.'
			: 'The server cannot be reached. Throughline tries again by itself.';
	const goOn = kept
		? 'You can go on: your changes are kept on this computer, even if you close this tab, and sent when you are back.'
		: 'You can go on, but your changes are only in this tab: keep it open until you are back.';
	return {
		word: unsaved === 0 ? 'Offline' : `Offline, ${unsaved} unsaved ${unsaved === 1 ? 'change' : 'changes'}`,
		explanation: join(cause, goOn),
		spoken: join('Offline.', goOn),
		wayOut: null
	};
}

function notSaved({ why, unsaved, kept }: Extract<SyncStatus, { is: 'not-saved' }>): StatusWords {
	const cause =
		why === 'disk'
			? 'The server cannot write to its disk at the moment. Tell whoever looks after it.'
			: 'The server has not confirmed your last changes for a while. Throughline asks again.';
	const seen = why === 'disk' ? 'Others see your changes.' : '';
	const goOn = kept
		? 'You can go on: your changes are kept on this computer until the server has saved them.'
		: 'You can go on, but keep this tab open until it says “Saved”.';
	return {
		word: unsaved === 0 ? 'Nothing can be saved' : `Not saved, ${changes(unsaved)}`,
		explanation: join(cause, seen, goOn),
		spoken: join('Not saved.', cause),
		wayOut: null
	};
}

function refused({ why, what, unsaved, kept }: Extract<SyncStatus, { is: 'refused' }>): StatusWords {
	const { word, ofLinks, because, wayOut } = REFUSED[why];
	const it = unsaved === 1 ? 'it' : 'them';
	const then =
		why === 'signed-out'
			? ', and sent if you come in again with a link that may edit.'
			: `, but this server does not take ${it}.`;
	// Where the word says to reload there is no room for more: the number is behind it.
	const long = why === 'restored' || why === 'updated';
	const named = what === 'links' ? ofLinks : word;
	const rest =
		what === 'links' && ['forbidden', 'gone', 'too-large'].includes(why)
			? 'The diagram itself can still be edited.'
			: '';
	return {
		word: unsaved === 0 || long ? named : `${named}, ${changes(unsaved)} not saved`,
		explanation: join(because, rest, whereabouts(unsaved, kept, then)),
		spoken: `${named}.`,
		wayOut: what === 'links' && wayOut === 'studies' ? 'reload' : wayOut
	};
}
