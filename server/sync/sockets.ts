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
/** How much of all sockets those who came in by one link may have, over all their sessions. */
const LINK_SHARE = 1 / 4;
const linkOf = ({ keyId }: Principal) => `link ${keyId}`;

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
		autoPong: false,
		// No browser sends a message in pieces.
		maxFragments: 256
	});
	const connections = new Map<Connection, Room | undefined>();
	/** How many sockets each session or key has, and each link. */
	const perPerson = new Map<string, number>();

	async function admit(request: IncomingMessage, url: URL, address: string): Promise<Guest | Refusal> {
		if (connections.size >= limits.sockets) return { code: CLOSE.tooMany, reason: 'the server is full' };
		// Before anything else: a restore also ends all sessions, and it is the restore that a tab has to tell of.
		const theirs = url.searchParams.get('generation');
		if (theirs && theirs !== generation)
			return { code: CLOSE.otherGeneration, reason: 'restored from a backup' };
		const { authorization, cookie } = request.headers;
		const key = url.searchParams.get('key');
		const who = await access.authenticate({ authorization, cookie, key, address });
		if (!who.ok)
			return who.why === 'too-many-tries'
				? { code: CLOSE.tooMany, reason: 'too many wrong keys' }
				: { code: CLOSE.signedOut, reason: 'sign in' };
		const { principal } = who;
		const full = noPlaceFor(principal);
		if (full) return full;
		const name = decoded(url.pathname.slice('/sync/'.length));
		const parsed = parseRoomName(name);
		const decide = async (what: 'read' | 'write') =>
			parsed !== null &&
			(await gate.decide(principal, ROOM_PERMISSIONS[parsed.kind][what], { modelId: parsed.modelId })) ===
				'allowed';
		if (!(await decide('read'))) return { code: CLOSE.notFound, reason: 'no such room' };
		return { name, principal, mayWrite: await decide('write') };
	}

	/** Asked once more at the very end: many may have been under way in the same moment. */
	function noPlaceFor(principal: Principal): Refusal | null {
		if (connections.size >= limits.sockets) return { code: CLOSE.tooMany, reason: 'the server is full' };
		const theirs = perPerson.get(principal.id) ?? 0;
		const byLink = perPerson.get(linkOf(principal)) ?? 0;
		const isTooMany = theirs >= limits.socketsPerPerson || byLink >= limits.sockets * LINK_SHARE;
		return isTooMany ? { code: CLOSE.tooMany, reason: 'too many sockets' } : null;
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
		for (const id of [principal.id, linkOf(principal)]) perPerson.set(id, (perPerson.get(id) ?? 0) + 1);
		ws.on('message', (data: Buffer, isBinary: boolean) => {
			if (!connection.isOpen || !connection.spend(data.length)) return;
			if (isBinary) return room?.receive(connection, data);
			meter.dropped('malformed');
			connection.close(CLOSE.malformed, 'binary messages only');
		});
		ws.on('close', () => {
			connections.delete(connection);
			for (const id of [principal.id, linkOf(principal)]) {
				const left = perPerson.get(id)! - 1;
				if (left > 0) perPerson.set(id, left);
				else perPerson.delete(id);
			}
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
				// Whose access ended while they came in was not among those who were looked at then.
				void isStillIn(principal).then((still) => {
					if (!still) connection.close(CLOSE.signedOut, 'access has ended');
				});
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
			if (await isStillIn(same[0]!.principal)) continue;
			for (const connection of same) connection.close(CLOSE.signedOut, 'access has ended');
		}
	}

	/** Where that cannot be found out, nobody stays: an honest client comes again. */
	const isStillIn = (principal: Principal) => access.stillIn(principal).catch(() => false);

	const stopListening = access.onChange(() => void recheck());
	const checking = setInterval(() => {
		const now = Date.now();
		for (const connection of connections.keys()) connection.check(now);
		for (const room of new Set(connections.values())) room?.renewPresence();
		void recheck();
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
							const refusal = 'name' in admission ? noPlaceFor(admission.principal) : admission;
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
