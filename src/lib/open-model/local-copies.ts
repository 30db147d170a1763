// The copies of documents that this browser keeps: which there are, what in them no server has, and their end.

const PREFIX = 'throughline.';
const PARTS = /^throughline\.([^.]*)\.((?:theory|links)\.(.+))$/;
/** In a copy, under a key that begins so, each tab says how many of its changes no server has confirmed. */
export const UNSAVED_KEY = 'unsaved.';
/** A database that another tab will not let go of must hold nobody up. */
const PATIENCE_MS = 3000;
/** Names of copies, where the browser has no list of its databases. */
const LIST_KEY = 'throughline.copies';

/** The stores of y-indexeddb, so that a copy can be looked into before it is opened. */
export const UPDATES = 'updates';
export const CUSTOM = 'custom';

export interface UnsavedCopy {
	name: string;
	generation: string;
	modelId: string;
	unsaved: number;
}

/**
 * The name of a document's copy.
 * @param generation of the server's database: after a restore from a backup, an older copy belongs to nothing any more
 */
export const copyName = (generation: string, room: string) => `${PREFIX}${generation}.${room}`;

function partsOf(name: string): { generation: string; modelId: string } | null {
	const [, generation, , modelId] = PARTS.exec(name) ?? [];
	return generation !== undefined && modelId ? { generation, modelId } : null;
}

const isOfLinks = (name: string) => PARTS.exec(name)?.[2]?.startsWith('links.') ?? false;

/** All copies in this browser, by name. None where the browser keeps nothing. */
export async function listCopies(): Promise<string[]> {
	try {
		const names =
			typeof indexedDB.databases === 'function'
				? (await indexedDB.databases()).map(({ name }) => name ?? '')
				: namesListed();
		return names.filter((name) => partsOf(name));
	} catch {
		return [];
	}
}

/** Called before a copy is made. */
export function listCopy(name: string): void {
	if (typeof indexedDB.databases !== 'function') writeList([...new Set([...namesListed(), name])]);
}

function namesListed(): string[] {
	try {
		const names = JSON.parse(localStorage.getItem(LIST_KEY) ?? '[]') as unknown;
		return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
	} catch {
		return [];
	}
}

function writeList(names: readonly string[]): void {
	try {
		localStorage.setItem(LIST_KEY, JSON.stringify(names));
	} catch {
		// Without a list this copy is not found again when its time has come; it holds nothing case-level.
	}
}

/** A request of IndexedDB as a promise. */
export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

/**
 * Opens a database. Whoever opens closes it.
 * @param make makes it where it is not there
 * @throws where there is none, or the browser gives none away
 */
export function openDatabase(name: string, make: boolean): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		let late = false;
		const fail = () => {
			late = true;
			reject(new Error('IndexedDB'));
		};
		const timer = setTimeout(fail, PATIENCE_MS);
		request.onupgradeneeded = () => {
			if (!make) return request.transaction!.abort();
			request.result.createObjectStore(UPDATES, { autoIncrement: true });
			request.result.createObjectStore(CUSTOM);
		};
		request.onerror = (event) => {
			event.preventDefault();
			clearTimeout(timer);
			fail();
		};
		request.onsuccess = () => {
			clearTimeout(timer);
			if (late) return request.result.close();
			// Whoever wants to delete it need not wait.
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
	});
}

/** How many changes in a copy no server has confirmed, by all tabs that wrote to it. */
export async function unsavedIn(name: string): Promise<number> {
	try {
		const db = await openDatabase(name, false);
		try {
			const custom = db.transaction(CUSTOM, 'readonly').objectStore(CUSTOM);
			const counts = await answerTo(custom.getAll(IDBKeyRange.bound(UNSAVED_KEY, `${UNSAVED_KEY}\uffff`)));
			return counts.reduce((sum: number, count) => sum + (Number(count) || 0), 0);
		} finally {
			db.close();
		}
	} catch {
		return 0;
	}
}

/** Copies that hold changes which no server has confirmed. */
export async function unsavedCopies(): Promise<UnsavedCopy[]> {
	const found = await Promise.all(
		(await listCopies()).map(async (name) => ({ name, ...partsOf(name)!, unsaved: await unsavedIn(name) }))
	);
	return found.filter(({ unsaved }) => unsaved > 0);
}

/** Copies of one model that hold changes from before its server was restored from a backup. */
export async function strandedCopies(modelId: string, generation: string): Promise<UnsavedCopy[]> {
	return (await unsavedCopies()).filter((copy) => copy.modelId === modelId && copy.generation !== generation);
}

/**
 * Removes copies that are of no use here and hold nothing which a server lacks: those of other generations, and those of
 * links where this person may not see evidence, perhaps after another who may.
 */
export async function tidyCopies(generation: string, seesEvidence = true): Promise<void> {
	for (const name of await listCopies()) {
		const isOfUse = partsOf(name)!.generation === generation && (seesEvidence || !isOfLinks(name));
		if (!isOfUse && (await unsavedIn(name)) === 0) await forgetCopy(name);
	}
}

/** Removes one copy. @returns true where it is gone */
export async function forgetCopy(name: string): Promise<boolean> {
	const gone = await new Promise<boolean>((resolve) => {
		const timer = setTimeout(() => resolve(false), PATIENCE_MS);
		const end = (deleted: boolean) => () => {
			clearTimeout(timer);
			resolve(deleted);
		};
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = end(true);
		request.onerror = end(false);
	}).catch(() => false);
	if (gone && typeof indexedDB.databases !== 'function')
		writeList(namesListed().filter((other) => other !== name));
	return gone;
}

/** Removes all copies, with what in them no server has. For signing out; {@link unsavedCopies} says what would be lost. */
export async function forgetLocalCopies(): Promise<void> {
	await Promise.all((await listCopies()).map(forgetCopy));
}
