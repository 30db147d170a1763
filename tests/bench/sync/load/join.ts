// Comes into a room as a client with nothing does: asks for the document and waits until it is there.
import { type BareSocket, frameOf, type OnMessage, openSocket } from '../bare-socket.ts';
import { ASK_ALL, NOTHING_NEW, STEP_ONE, STEP_TWO, SYNC } from '../messages.ts';

const JOIN_MS = 20_000;
const asking = frameOf(ASK_ALL);
const nothingNew = frameOf(NOTHING_NEW);

/**
 * @param answers whether the server answers step 1; where it does not, nothing is asked
 * @param onMessage told about every message, those of the handshake too
 */
export async function joinRoom(address: string, answers: boolean, onMessage: OnMessage): Promise<BareSocket> {
	let whole: () => void;
	const synced = new Promise<void>((done) => (whole = done));
	let waiting = answers;
	const opened = await openSocket(address, (data, start, end, socket) => {
		onMessage(data, start, end, socket);
		if (!answers || data[start] !== SYNC) return;
		const kind = data[start + 1];
		if (kind === STEP_ONE) socket.send(nothingNew);
		if (waiting && kind === STEP_TWO) {
			waiting = false;
			whole();
		}
	});
	if (!answers) return opened;
	opened.send(asking);
	const late = new Promise<never>((_, failed) =>
		setTimeout(
			() => failed(new Error(`No document after ${JOIN_MS} ms (closed: ${opened.closedWith}).`)),
			JOIN_MS
		).unref()
	);
	await Promise.race([synced, late]);
	return opened;
}
