// A process with everybody who is in a room already: they say who they are and where, and do nothing more.
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type BareSocket, frameOf } from '../bare-socket.ts';
import { offer } from '../calls.ts';
import { awarenessMessage } from '../messages.ts';
import { joinRoom } from './join.ts';

let sockets: BareSocket[] = [];

const methods = {
	async come({ address, count }: { address: string; count: number }): Promise<void> {
		for (let i = 0; i < count; i++) {
			const socket = await joinRoom(address, true, () => {});
			socket.send(frameOf(awarenessMessage(presence(i))));
			sockets.push(socket);
		}
	},
	/** How many are still there. */
	there: () => sockets.filter(({ closedWith }) => closedWith === null).length,
	leave(): void {
		for (const socket of sockets) socket.drop();
		sockets = [];
	}
};
export type CompanyMethods = typeof methods;
offer(methods);

function presence(i: number): Uint8Array {
	const doc = new Y.Doc();
	const one = new awareness.Awareness(doc);
	one.setLocalState({ user: { name: `Colleague ${i}` }, cursor: [i * 30, i * 20], selection: [`n${i}`] });
	const update = awareness.encodeAwarenessUpdate(one, [doc.clientID]);
	one.destroy();
	doc.destroy();
	return update;
}
