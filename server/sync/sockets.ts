// WebSocket upgrades at /sync/<room>: who may come in, and the way from a socket to its room.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Access } from '#server/access/access.ts';
import { fromOwnPage } from '#server/access/authenticate.ts';
import { may } from '#server/access/roles.ts';
import { CLOSE } from '#lib/shared-doc/close-codes.ts';
import { parseRoomName, ROOM_PERMISSIONS } from './room-name.ts';
import type { Member, Room } from './room.ts';
import type { Rooms } from './rooms.ts';

const MAX_MESSAGE_BYTES = 1024 * 1024;
const PING_MS = 25_000;
/** A reader this far behind is let go; it comes again and gets one fresh state instead of a backlog. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

export interface Sockets {
	/** Takes an upgrade where its address is a room's. @returns false where it is somebody else's */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	close(): Promise<void>;
}

/** @param modelExists whether there is a model of this id */
export function createSockets(
	access: Access,
	rooms: Rooms,
	modelExists: (id: string) => Promise<boolean>
): Sockets {
	const server = new WebSocketServer({
		noServer: true,
		maxPayload: MAX_MESSAGE_BYTES,
		perMessageDeflate: false
	});

	async function admit(
		request: IncomingMessage,
		url: URL
	): Promise<{ name: string; mayWrite: boolean } | number> {
		const name = decoded(url.pathname.slice('/sync/'.length));
		const parsed = parseRoomName(name);
		const { authorization, cookie, origin, host } = request.headers;
		const who = await access.authenticate({ authorization, cookie, key: url.searchParams.get('key') });
		if (!who.ok) return 401;
		if (who.principal.via === 'session' && !fromOwnPage(origin, host)) return 403;
		if (!parsed) return 404;
		const { read, write } = ROOM_PERMISSIONS[parsed.kind];
		if (!may(who.principal.role, read) || !(await modelExists(parsed.modelId))) return 404;
		return { name, mayWrite: may(who.principal.role, write) };
	}

	return {
		upgrade(request, socket, head) {
			const url = URL.parse(request.url ?? '/', 'http://host');
			if (!url?.pathname.startsWith('/sync/')) return false;
			socket.on('error', () => socket.destroy());
			admit(request, url).then(
				(admitted) => {
					if (typeof admitted === 'number') return refuse(socket, admitted);
					server.handleUpgrade(request, socket, head, (ws) =>
						attend(ws, rooms, admitted.name, admitted.mayWrite)
					);
				},
				() => refuse(socket, 500)
			);
			return true;
		},
		close() {
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

const REASONS: Record<number, string> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	500: 'Internal Server Error'
};

function refuse(socket: Duplex, status: number): void {
	socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function attend(ws: WebSocket, rooms: Rooms, name: string, mayWrite: boolean): void {
	ws.binaryType = 'nodebuffer';
	let room: Room | undefined;
	let alive = true;
	const early: Uint8Array[] = [];
	const lease = rooms.acquire(name);
	const member: Member = {
		mayWrite,
		send(message) {
			if (ws.readyState !== ws.OPEN) return;
			if (ws.bufferedAmount > MAX_BUFFERED_BYTES) return ws.terminate();
			ws.send(message);
		},
		close: (code, reason) => ws.close(code, reason)
	};
	const ping = setInterval(() => {
		if (!alive) return ws.terminate();
		alive = false;
		ws.ping();
	}, PING_MS);
	ws.on('pong', () => (alive = true));
	ws.on('error', () => ws.terminate());
	ws.on('message', (data: Buffer, isBinary: boolean) => {
		if (!isBinary) return member.close(CLOSE.malformed, 'binary messages only');
		if (room) room.receive(member, data);
		else if (early.push(data) > 64)
			member.close(CLOSE.malformed, 'too many messages before the document is open');
	});
	ws.on('close', () => {
		clearInterval(ping);
		room?.leave(member);
		lease.release();
	});
	lease.room.then(
		(opened) => {
			if (ws.readyState !== ws.OPEN) return;
			room = opened;
			room.join(member);
			for (const message of early.splice(0)) room.receive(member, message);
		},
		() => member.close(CLOSE.failed, 'the document could not be opened')
	);
}
