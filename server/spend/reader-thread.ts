// The worker thread that reads the register, with a connection of its own: a million lines hold up nobody else.
import { parentPort, workerData } from 'node:worker_threads';
import { openToRead } from '#server/store/sqlite.ts';
import { answerer } from './answers.ts';
import type { Ask, Reply } from './questions.ts';

const port = parentPort!;
const db = openToRead(workerData as string);
const answer = answerer(db);

port.on('message', (ask: Ask | null) => {
	if (ask === null) {
		db.close();
		return port.close();
	}
	let reply: Reply;
	try {
		reply = { ok: true, output: answer(ask) };
	} catch (error) {
		reply = { ok: false, error: error instanceof Error ? error.name : 'unknown' };
	}
	port.postMessage(reply);
});
