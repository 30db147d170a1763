// The reference: the server that y-websocket 2.1 brought along, in memory.
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { type WebSocket, WebSocketServer } from 'ws';
import { offerServer } from './offer-server.ts';

const { setupWSConnection, docs } = createRequire(import.meta.url)('reference-y-websocket/bin/utils') as {
	setupWSConnection(socket: WebSocket, request: IncomingMessage): void;
	docs: Map<string, unknown>;
};
const http = createServer();

new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', setupWSConnection);
await offerServer(http, { rooms: () => docs.size });
