// One document's copy in this browser, so that edits outlive a closed tab. Loaded late, and never in the way: where the
// browser keeps nothing, or stops keeping it, the tab works without.
import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import { answerTo, CUSTOM, listCopy, openDatabase, UNSAVED_KEY, UPDATES } from './local-copies.ts';

/** Opening takes a few milliseconds; where it takes this long, it will not happen. */
const PATIENCE_MS = 10_000;
/** So many updates in the copy are made one. y-indexeddb adds one each time that a copy is opened. */
const MANY = 100;
const TRIM_AFTER_MS = 2000;

export interface CopyOptions {
	/** How many changes of this tab the server has not confirmed, now. */
	unsaved: () => number;
	/** Told the origin of what is loaded from the copy, before anything is. */
	onOpen: (origin: object) => void;
	/** Told, once it is loaded, how many changes earlier tabs left behind that no server has confirmed. */
	onLoad: (unsavedBefore: number) => void;
	/** The browser stopped keeping it: deleted from another tab, or no space left. */
	onLost: () => void;
}

export class LocalCopy {
	readonly #persistence: IndexeddbPersistence;
	readonly #doc: Y.Doc;
	readonly #key: string;
	readonly #options: CopyOptions;
	/** Unsaved changes of earlier tabs, as long as `unsaved` does not count them. */
	#before: number;
	#noted: number;
	#trim: ReturnType<typeof setTimeout> | undefined;
	#lost = false;

	private constructor(name: string, doc: Y.Doc, key: string, before: number, options: CopyOptions) {
		this.#before = this.#noted = before;
		this.#doc = doc;
		this.#key = key;
		this.#options = options;
		this.#persistence = new IndexeddbPersistence(name, doc);
		options.onOpen(this.#persistence);
		// Its own listener would throw into the edit where the database is gone, and store no count beside the update.
		doc.off('update', this.#persistence._storeUpdate);
		doc.on('update', this.#store);
	}

	/** Opens a document's copy and loads it. @returns null where this browser keeps nothing */
	static async open(name: string, doc: Y.Doc, options: CopyOptions): Promise<LocalCopy | null> {
		const key = `${UNSAVED_KEY}${doc.clientID}`;
		try {
			listCopy(name);
			const copy = new LocalCopy(name, doc, key, await takeOver(name, key), options);
			await copy.#loaded();
			return copy;
		} catch {
			return null;
		}
	}

	async #loaded(): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error('IndexedDB')), PATIENCE_MS);
		});
		try {
			await Promise.race([this.#persistence.whenSynced, late]);
		} catch (error) {
			void this.close();
			throw error;
		} finally {
			clearTimeout(timer);
		}
		const db = this.#persistence.db!;
		db.onversionchange = db.onclose = this.#lose;
		const before = this.#before;
		this.#before = 0;
		this.#options.onLoad(before);
	}

	get #unsaved(): number {
		return this.#before + this.#options.unsaved();
	}

	/** Stores an update and, in the same breath, how many changes are now unsaved. */
	#store = (update: Uint8Array, origin: unknown) => {
		const persistence = this.#persistence;
		if (!persistence.db || origin === persistence || this.#lost) return;
		try {
			const transaction = persistence.db.transaction([UPDATES, CUSTOM], 'readwrite');
			transaction.onabort = this.#lose;
			transaction.objectStore(UPDATES).add(update);
			this.#put(transaction);
		} catch {
			return this.#lose();
		}
		if (++persistence._dbsize < MANY) return;
		clearTimeout(this.#trim);
		this.#trim = setTimeout(() => void this.#makeOne(), TRIM_AFTER_MS);
	};

	async #makeOne(): Promise<void> {
		try {
			await storeState(this.#persistence);
		} catch {
			this.#lose();
		}
	}

	/** Keeps the number of unsaved changes. Called whenever it may have changed. */
	note(): void {
		const { db } = this.#persistence;
		if (!db || this.#lost || this.#unsaved === this.#noted) return;
		try {
			const transaction = db.transaction(CUSTOM, 'readwrite');
			transaction.onabort = this.#lose;
			this.#put(transaction);
		} catch {
			this.#lose();
		}
	}

	#put(transaction: IDBTransaction): void {
		const unsaved = this.#unsaved;
		const custom = transaction.objectStore(CUSTOM);
		if (unsaved === 0) custom.delete(this.#key);
		else custom.put(unsaved, this.#key);
		this.#noted = unsaved;
	}

	#lose = () => {
		if (this.#lost) return;
		void this.close();
		this.#options.onLost();
	};

	/** Lets go of the copy, which stays. */
	async close(): Promise<void> {
		this.#lost = true;
		clearTimeout(this.#trim);
		this.#doc.off('update', this.#store);
		await this.#persistence.destroy().catch(() => {});
	}
}

/** Takes the counts of earlier tabs over, so that none is kept for ever. @throws where the browser keeps nothing */
async function takeOver(name: string, key: string): Promise<number> {
	const db = await openDatabase(name, true);
	try {
		const custom = db.transaction(CUSTOM, 'readwrite').objectStore(CUSTOM);
		const all = IDBKeyRange.bound(UNSAVED_KEY, `${UNSAVED_KEY}\uffff`);
		const counts = (await answerTo(custom.getAll(all))) as unknown[];
		const sum = counts.reduce<number>((total, count) => total + (Number(count) || 0), 0);
		custom.delete(all);
		if (sum > 0) await answerTo(custom.put(sum, key));
		return sum;
	} finally {
		db.close();
	}
}
