// The document stores: SQLite, and the one in memory that other tests use.
import { onTestFinished } from 'vitest';
import { startAppendThread } from '#server/store/append-thread.ts';
import { openDatabase } from '#server/store/database.ts';
import { documentStore } from '#server/store/documents.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { memoryDocumentStore } from '../../support/memory-document-store.ts';
import { documentStoreContract } from './document-store-contract.ts';

documentStoreContract('SQLite', async () => {
	const folder = temporaryFolder();
	let database = await openDatabase(folder);
	onTestFinished(() => database.close());
	return {
		store: documentStore(database.db, () => new Date()),
		async reopen() {
			await database.close();
			database = await openDatabase(folder);
			return documentStore(database.db, () => new Date());
		}
	};
});

documentStoreContract('SQLite with appends in a thread', async () => {
	const database = await openDatabase(temporaryFolder());
	const appends = startAppendThread(database.file);
	onTestFinished(async () => {
		await appends.close();
		await database.close();
	});
	return {
		store: { ...documentStore(database.db, () => new Date()), append: appends.append },
		reopen: null
	};
});

documentStoreContract('Memory', async () => {
	const memory = memoryDocumentStore();
	const { append } = memory;
	memory.append = async (updates) => {
		if (updates.some((update) => !update.bytes)) throw new TypeError('no bytes');
		return append(updates);
	};
	return { store: memory, reopen: null };
});
