// Messages that are almost sound: every kind that clients send, with bits, pieces and numbers changed.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { awarenessMessage, syncMessage } from '#server/sync/messages.ts';
import * as syncProtocol from 'y-protocols/sync';
import { updateOf } from './awareness-updates.ts';
import { askSavedMessage, updateMessage } from './room-member.ts';

type Next = () => number;

/**
 * Sound messages of somebody who holds a copy of a document.
 * @param ids client ids of people who are there
 * @param clientID of who sends them
 */
export function soundMessages(base: Y.Doc, ids: readonly number[], clientID: number): Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const nodes = doc.getMap<unknown>('nodes');
	nodes.set('n1', new Y.Map<unknown>([['kind', 'activity']]));
	nodes.set('pos', [1, 2.5, null, true, { deep: ['x'] }]);
	nodes.set('bytes', new Uint8Array(20));
	nodes.delete('pos');
	const text = doc.getText('text');
	text.insert(0, 'Workshops build trust 😀');
	text.format(2, 5, { bold: true });
	text.insertEmbed(4, { image: 'x' });
	text.delete(1, 4);
	doc.getArray('list').insert(0, ['a', 1, 'b']);
	doc.getArray('list').delete(1, 1);
	doc.transact(() => {
		for (let i = 0; i < 10; i++) nodes.set(`many${i}`, i);
	});
	const step = (write: (encoder: encoding.Encoder) => void) => syncMessage(write);
	return [
		...updates.map(updateMessage),
		updateMessage(Y.mergeUpdates(updates)),
		step((encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
		step((encoder) => syncProtocol.writeSyncStep1(encoder, new Y.Doc())),
		step((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
		awarenessMessage(
			updateOf({ id: doc.clientID, clock: 1, state: { cursor: [1, 2], user: { name: 'x' } } })
		),
		awarenessMessage(updateOf({ id: doc.clientID, clock: 9, state: null })),
		...ids.map((id) => awarenessMessage(updateOf({ id, clock: 3, state: { cursor: null } }))),
		awarenessMessage(updateOf(...ids.map((id) => ({ id, clock: 2, state: null })))),
		askSavedMessage(7),
		askSavedMessage(2 ** 40)
	];
}

const pick = <T>(list: readonly T[], next: Next): T => list[Math.floor(next() * list.length)]!;

/** A number that few expect, as lib0 writes numbers. */
function oddNumber(next: Next): Uint8Array {
	const number = pick(
		[0, 1, 63, 64, 127, 128, 2 ** 14, 2 ** 31, 2 ** 32, 2 ** 48, Number.MAX_SAFE_INTEGER],
		next
	);
	if (next() < 0.2) return Uint8Array.of(...Array.from({ length: 10 }, () => 255), 127);
	return encoding.encode((encoder) => encoding.writeVarUint(encoder, number));
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A message that came out of sound ones by some accident. */
export function mutated(messages: readonly Uint8Array[], next: Next): Uint8Array {
	let message = pick(messages, next).slice();
	for (let changes = next() < 0.05 ? 0 : 1 + Math.floor(next() * 4); changes > 0; changes--) {
		const at = Math.floor(next() * message.length);
		const to = at + Math.floor(next() * (message.length - at));
		const what = next();
		if (what < 0.3 && message.length > 0) message[at]! ^= 1 << Math.floor(next() * 8);
		else if (what < 0.45) message[at] = Math.floor(next() * 256);
		else if (what < 0.55) message = message.slice(0, at);
		else if (what < 0.65) message = joined(message.slice(0, at), message.slice(to));
		else if (what < 0.75) message = joined(message.slice(0, to), message.slice(at));
		else if (what < 0.85) message = joined(message.slice(0, at), oddNumber(next), message.slice(at + 1));
		else if (what < 0.95) message = joined(message.slice(0, at), pick(messages, next).slice(at));
		else message = Uint8Array.from({ length: Math.floor(next() * 60) }, () => Math.floor(next() * 256));
	}
	return message;
}
