// WebSocket upgrades at /sync/<room>: who may come in, and the way from a socket to its room.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Access } from '#server/access/access.ts';
import type { Gate } from '#server/access/gate.ts';
import type { Principal } from '#server/access/principal.ts';
import type { Incoming, Visitor } from '#server/access/visitor.ts';
import type { Limits } from '#server/limits.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { CLOSING_MS, type Connection, connect } from './connection.ts';
import type { SyncMeter } from './meter.ts';
import { parseRoomName, ROOM_PERMISSIONS } from './room-name.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

const CHECK_MS = 20_000;

export interface Sockets {
	/** Takes an upgrade where its address is a room's. @returns false where it is somebody else's */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** How many sockets are open. */
	readonly size: number;
	close(): Promise<void>;
}

export interface SocketsContext {
	access: Pick<Access, 'authenticate' | 'stillIn' | 'onChange'>;
	gate: Pick<Gate, 'decide'>;
	/** Where a request comes from. */
	visitorOf(request: Incoming): Visitor;
	rooms: Rooms;
	limits: Limits;
	meter: SyncMeter;
	/** Names the history that the database holds. */
	generation: string;
}

/** Who comes in to which room. */
interface Guest {
	name: string;
	principal: Principal;
	mayWrite: boolean;
}

/** The code and words with which a socket is closed at once. */
interface Refusal {
	code: number;
	reason: string;
}

export function createSockets(context: SocketsContext): Sockets {
	const { access, gate, rooms, limits, meter, generation } = context;
	const server = new WebSocketServer({
		noServer: true,
		maxPayload: limits.messageBytes,
		perMessageDeflate: false,
		// They count as messages.
		autoPong: false
	});
	const connections = new Map<Connection, Room | undefined>();
	const perPerson = new Map<string, number>();

	async function admit(request: IncomingMessage, url: URL, address: string): Promise<Guest | Refusal> {
		if (connections.size >= limits.sockets) return { code: CLOSE.tooMany, reason: 'the server is full' };
		const { authorization, cookie } = request.headers;
		const key = url.searchParams.get('key');
		const who = await access.authenticate({ authorization, cookie, key, address });
		if (!who.ok)
			return who.why === 'too-many-tries'
				? { code: CLOSE.tooMany, reason: 'too many wrong keys' }
				: { code: CLOSE.signedOut, reason: 'sign in' };
		const { principal } = who;
		const name = decoded(url.pathname.slice('/sync/'.length));
		const parsed = parseRoomName(name);
		const decide = async (what: 'read' | 'write') =>
			parsed !== null &&
			(await gate.decide(principal, ROOM_PERMISSIONS[parsed.kind][what], { modelId: parsed.modelId })) ===
				'allowed';
		if (!(await decide('read'))) return { code: CLOSE.notFound, reason: 'no such room' };
		const theirs = url.searchParams.get('generation');
		if (theirs && theirs !== generation)
			return { code: CLOSE.otherGeneration, reason: 'restored from a backup' };
		return { name, principal, mayWrite: await decide('write') };
	}

	/** Asked once more at the very end: many may have been under way in the same moment. */
	function noPlaceFor({ principal }: Guest): Refusal | null {
		if (connections.size >= limits.sockets) return { code: CLOSE.tooMany, reason: 'the server is full' };
		const theirs = perPerson.get(principal.id) ?? 0;
		return theirs < limits.socketsPerPerson ? null : { code: CLOSE.tooMany, reason: 'too many sockets' };
	}

	function turnAway(ws: WebSocket, { code, reason }: Refusal): void {
		meter.closed(code);
		ws.on('error', () => ws.terminate());
		ws.close(code, reason);
		setTimeout(() => ws.terminate(), CLOSING_MS).unref();
	}

	function attend(ws: WebSocket, socket: Duplex, { name, principal, mayWrite }: Guest): void {
		ws.binaryType = 'nodebuffer';
		let room: Room | undefined;
		const lease = rooms.acquire(name);
		const connection = connect(ws, socket, { principal, mayWrite }, context, () => room?.refresh(connection));
		connections.set(connection, undefined);
		perPerson.set(principal.id, (perPerson.get(principal.id) ?? 0) + 1);
		ws.on('message', (data: Buffer, isBinary: boolean) => {
			if (!connection.isOpen || !connection.spend(data.length)) return;
			if (isBinary) return room?.receive(connection, data);
			meter.dropped('malformed');
			connection.close(CLOSE.malformed, 'binary messages only');
		});
		ws.on('close', () => {
			connections.delete(connection);
			const left = perPerson.get(principal.id)! - 1;
			if (left > 0) perPerson.set(principal.id, left);
			else perPerson.delete(principal.id);
			room?.leave(connection);
			lease.release();
		});
		// Nothing is read before the document is there, so nothing piles up.
		ws.pause();
		lease.room.then(
			(opened) => {
				ws.resume();
				if (!connection.isOpen) return;
				room = opened;
				connections.set(connection, room);
				room.join(connection);
			},
			() => {
				ws.resume();
				connection.close(CLOSE.failed, 'the document could not be opened');
			}
		);
	}

	/** Ends the sockets of everybody who may not be in any more. */
	async function recheck(): Promise<void> {
		const people = Map.groupBy(connections.keys(), ({ principal }) => principal.id);
		for (const same of people.values()) {
			if (await access.stillIn(same[0]!.principal)) continue;
			for (const connection of same) connection.close(CLOSE.signedOut, 'access has ended');
		}
	}

	const stopListening = access.onChange(() => void recheck());
	const checking = setInterval(() => {
		const now = Date.now();
		for (const connection of connections.keys()) connection.check(now);
		for (const room of new Set(connections.values())) room?.renewPresence();
	}, CHECK_MS);
	checking.unref();

	return {
		get size() {
			return connections.size;
		},
		upgrade(request, socket, head) {
			const url = URL.parse(request.url ?? '/', 'http://host');
			if (!url?.pathname.startsWith('/sync/')) return false;
			socket.on('error', () => socket.destroy());
			const { address, ownPage } = context.visitorOf(request);
			// A page of another site rides on the cookie: it learns nothing, not even whether anybody is signed in.
			if (request.headers.cookie !== undefined && !ownPage) refuse(socket, '403 Forbidden');
			else
				admit(request, url, address).then(
					(admission) =>
						server.handleUpgrade(request, socket, head, (ws) => {
							const refusal = 'name' in admission ? noPlaceFor(admission) : admission;
							if (refusal) turnAway(ws, refusal);
							else attend(ws, socket, admission as Guest);
						}),
					() => refuse(socket, '500 Internal Server Error')
				);
			return true;
		},
		close() {
			clearInterval(checking);
			stopListening();
			for (const ws of server.clients) ws.terminate();
			return new Promise((done) => server.close(() => done()));
		}
	};
}

/** A path without its percent codes; as it is where one is broken, which is no room's name. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
