// The limit: passes every message on to the other sockets of its room and looks into none.
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { offerServer } from './offer-server.ts';

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();

new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
	const name = request.url ?? '';
	const members = rooms.get(name) ?? new Set();
	rooms.set(name, members.add(socket));
	socket.on('message', (data: Buffer) => {
		for (const member of members) if (member !== socket) member.send(data);
	});
	socket.on('close', () => {
		members.delete(socket);
		if (members.size === 0) rooms.delete(name);
	});
});
await offerServer(http, { rooms: () => rooms.size });
