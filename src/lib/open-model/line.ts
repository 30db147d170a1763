// One document's line to the server: its socket, its copy on this computer, and what is known of both.
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { STORING } from '#lib/shared-doc/messages.ts';
import type { LocalCopy } from './local-copy.ts';
import { type Reconnecting, restAfterTooMany, retryDelay, SILENCE_MS } from './reconnect.ts';
import { SavedCounter } from './saved-counter.ts';
import type { LineState, Refusal } from './status.ts';

/** So long the socket waits for the copy: what is in both then need not be sent. */
const COPY_FIRST_MS = 400;
/** An attempt that takes longer than this has failed, whatever the browser still hopes. */
const ATTEMPT_MS = 8000;
/** An attempt that began no longer ago is not begun again. */
const FRESH_MS = 2000;
/** Without a confirmation for so long, "Saving…" is no longer honest. */
const SILENT_MS = 10_000;
/** So long a page that was left still waits for the last confirmation. */
const FAREWELL_MS = 5000;
/** The server says that it stops: it needs a moment to come again. Attempts count from here. */
const ATTEMPTS_AFTER_STOP = 3;
/** What the `ws` library says where a message is too large. */
const MESSAGE_TOO_BIG = 1009;

type AwarenessChanges = Record<'added' | 'updated' | 'removed', number[]>;

export interface LineOptions {
	what: 'model' | 'links';
	/** Address of all rooms, without a slash at the end. */
	base: string;
	room: string;
	doc: Y.Doc;
	generation: string;
	mayWrite: boolean;
	onChange: () => void;
}

export class Line implements Reconnecting {
	readonly provider: WebsocketProvider;
	readonly #options: LineOptions;
	readonly #counter: SavedCounter;
	#copy: LocalCopy | null = null;
	#joined = false;
	#failed = false;
	#storing = true;
	#silent = false;
	#lastConfirmed = 0;
	#refusal: Refusal | null = null;
	#tooMany = 0;
	#attemptedAt = 0;
	#closed = false;
	#settled = () => {};
	readonly #timers: Partial<Record<'attempt' | 'silent' | 'rest', ReturnType<typeof setTimeout>>> = {};

	constructor(options: LineOptions) {
		this.#options = options;
		const { base, room, doc, generation } = options;
		this.provider = new WebsocketProvider(base, room, doc, {
			connect: false,
			disableBc: true,
			params: generation ? { generation } : {},
			shouldReconnect: ({ code }) => !(code >= 4400 && code < 4500) && code !== MESSAGE_TOO_BIG
		});
		// Cursors and selections are told in the model's room alone.
		if (options.what === 'links') this.provider.awareness.setLocalState(null);
		tellOnlyOfSelf(this.provider);
		this.#counter = new SavedCounter(this.provider, () => this.#changed());
		this.provider.messageHandlers[STORING] = (_encoder, decoder) => {
			this.#storing = decoding.readVarUint(decoder) !== 0;
			this.#changed();
		};
		this.provider.on('sync', (synced: boolean) => {
			if (synced) this.#isLive();
			this.#changed();
		});
		this.provider.on('status', ({ status }: { status: string }) => this.#noteStatus(status));
		this.provider.on('connection-close', (event: { code: number } | null) => this.#wasCut(event?.code));
		this.provider.on('closed', ({ code }: { code: number }) => this.#wasRefused(code));
	}

	get state(): LineState {
		const { what, mayWrite } = this.#options;
		return {
			what,
			mayWrite,
			phase: this.provider.synced ? 'live' : this.#joined || this.#failed ? 'offline' : 'connecting',
			refusal: this.#refusal,
			tooMany: this.#tooMany > 0,
			storing: this.#storing,
			silent: this.#silent,
			unsaved: this.#counter.waiting,
			settled: this.#counter.settled,
			kept: this.#copy !== null
		};
	}

	/** Loads the copy and joins the room. */
	async start(): Promise<void> {
		if (this.#options.mayWrite)
			await Promise.race([this.#openCopy(), new Promise((done) => setTimeout(done, COPY_FIRST_MS))]);
		if (!this.#closed) this.#connect();
	}

	async #openCopy(): Promise<void> {
		try {
			const [{ LocalCopy }, { copyName }] = await Promise.all([
				import('./local-copy.ts'),
				import('./local-copies.ts')
			]);
			const { generation, room, doc } = this.#options;
			if (this.#closed) return;
			const copy = await LocalCopy.open(copyName(generation, room), doc, {
				unsaved: () => this.#counter.waiting,
				onOpen: (origin) => this.#counter.passOver(origin),
				onLoad: (unsavedBefore) => this.#counter.restore(unsavedBefore),
				onLost: () => {
					this.#copy = null;
					this.#changed();
				}
			});
			if (this.#closed) return void copy?.close();
			this.#copy = copy;
		} catch {
			// The script could not be fetched: this tab works without a copy.
		}
		this.#changed();
	}

	#connect(): void {
		clearTimeout(this.#timers.attempt);
		this.#timers.attempt = setTimeout(() => {
			this.#failed = true;
			this.#changed();
		}, ATTEMPT_MS);
		this.provider.connect();
	}

	#noteStatus(status: string): void {
		if (status === 'connecting') this.#attemptedAt = Date.now();
		// Said anew, or those who saw this tab go would take it for old news.
		const { awareness } = this.provider;
		const mine = awareness.getLocalState();
		if (status === 'connected' && this.#joined && mine) awareness.setLocalState(mine);
		this.#changed();
	}

	#isLive(): void {
		clearTimeout(this.#timers.attempt);
		this.#joined = true;
		this.#failed = false;
		this.#refusal = null;
		this.#tooMany = 0;
	}

	#wasCut(code: number | undefined): void {
		const { provider } = this;
		if (code === CLOSE.goingAway)
			provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, ATTEMPTS_AFTER_STOP);
		// Read by the provider right after this.
		provider.maxBackoffTime = retryDelay(provider.wsUnsuccessfulReconnects + 1);
		this.#failed = true;
		this.#storing = true;
		this.#changed();
	}

	#wasRefused(code: number): void {
		if (code === CLOSE.tooMany) {
			const rest = restAfterTooMany(++this.#tooMany);
			clearTimeout(this.#timers.rest);
			this.#timers.rest = setTimeout(() => this.#connect(), rest);
		} else this.#refusal = refusalOf(code);
		this.#changed();
	}

	drop(): void {
		if (this.#closed || !this.provider.shouldConnect) return;
		this.provider.disconnect();
		this.#connect();
	}

	wake(): void {
		const { provider } = this;
		if (this.#closed || this.#attemptedAt === 0) return;
		// Somebody who was signed out may have come in again in another tab.
		if (this.#refusal === 'signed-out') return this.#connect();
		const since = provider.wsconnected ? provider.wsLastMessageReceived : this.#attemptedAt;
		const patience = provider.wsconnected ? SILENCE_MS : provider.wsconnecting ? FRESH_MS : 0;
		if (Date.now() - since > patience) this.drop();
	}

	#changed(): void {
		if (this.#closed) return;
		const waits = this.provider.synced && this.#storing && !this.#counter.settled;
		if (!waits || this.#counter.confirmed > this.#lastConfirmed) {
			clearTimeout(this.#timers.silent);
			delete this.#timers.silent;
			this.#silent = false;
			this.#lastConfirmed = this.#counter.confirmed;
		}
		if (waits) this.#timers.silent ??= setTimeout(() => this.#isSilent(), SILENT_MS);
		if (!waits || this.#counter.settled) this.#settled();
		this.#copy?.note();
		this.#options.onChange();
	}

	#isSilent(): void {
		this.#silent = true;
		this.#counter.ask();
		delete this.#timers.silent;
		this.#changed();
	}

	/** Leaves the room, once what was sent is confirmed or will not be. */
	async close(): Promise<void> {
		const { provider } = this;
		// Others see this person go at once.
		provider.awareness.setLocalState(null);
		if (provider.synced && !this.#counter.settled)
			await new Promise<void>((done) => {
				this.#settled = done;
				setTimeout(done, FAREWELL_MS);
			});
		this.#closed = true;
		for (const timer of Object.values(this.#timers)) clearTimeout(timer);
		this.#counter.destroy();
		provider.destroy();
		await this.#copy?.close();
	}
}

/** The library also sends back what it hears of others: in a workshop, everybody of everybody's cursor. */
function tellOnlyOfSelf(provider: WebsocketProvider): void {
	const { awareness, _awarenessUpdateHandler: tell } = provider;
	awareness.off('update', tell);
	awareness.on('update', (changes: AwarenessChanges, origin: unknown) => {
		const ids = [...changes.added, ...changes.updated, ...changes.removed];
		if (origin !== provider && ids.includes(awareness.clientID))
			tell({ added: [], updated: [awareness.clientID], removed: [] }, origin);
	});
}

function refusalOf(code: number): Refusal {
	switch (code) {
		case CLOSE.signedOut:
			return 'signed-out';
		case CLOSE.forbidden:
			return 'forbidden';
		case CLOSE.notFound:
			return 'gone';
		case CLOSE.otherGeneration:
			return 'restored';
		case CLOSE.tooLarge:
		case MESSAGE_TOO_BIG:
			return 'too-large';
		default:
			return 'unreadable';
	}
}
