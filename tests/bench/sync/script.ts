// What editors do, made beforehand as valid Yjs updates: each types into the label of a node of its own and moves it.
import * as Y from 'yjs';

/** The updates of one editor. Update `i` covers the clocks from `starts[i]` up to `starts[i + 1]`. */
export interface Script {
	/** The Yjs client id. */
	client: number;
	/** Makes the node; to be sent before the updates. */
	opening: Uint8Array;
	updates: Uint8Array[];
	starts: Uint32Array;
}

/** The part of a script that receivers need in order to count. */
export type Clocks = Pick<Script, 'client' | 'starts'>;

const FIRST_CLIENT = 2_345_678_901;
/** So many letters, then so many moves. */
const BURST = 20;

export function makeScript(editor: number, length: number): Script {
	const doc = new Y.Doc();
	const client = (doc.clientID = FIRST_CLIENT + editor * 1_000_003);
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const node = new Y.Map<unknown>();
	const label = new Y.Text('Workshop');
	doc.transact(() => {
		doc.getMap('nodes').set(`bench-${editor}`, node);
		for (const [key, value] of Object.entries({ kind: 'activity', label, note: new Y.Text(), pos: [0, 0] }))
			node.set(key, value);
	});
	const opening = updates.pop()!;
	const starts = new Uint32Array(length + 1);
	for (let i = 0; i < length; i++) {
		starts[i] = Y.getState(doc.store, client);
		if (Math.floor(i / BURST) % 2 === 0) label.insert(label.length, 'abc'.slice(0, 1 + (i % 3)));
		else node.set('pos', [100 + i * 7, 40 + i * 3]);
	}
	starts[length] = Y.getState(doc.store, client);
	doc.destroy();
	return { client, opening, updates, starts };
}
