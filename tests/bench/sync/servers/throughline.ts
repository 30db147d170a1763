// Our server as it runs for real, without the pages.
import { createServer } from 'node:http';
import { compose } from '#server/compose.ts';
import { readConfig } from '#server/config.ts';
import { offerServer } from './offer-server.ts';

const server = await compose(readConfig(process.env));
const http = createServer((request, response) => {
	if (!server.handle(request, response)) response.end();
});
http.on('upgrade', (request, socket, head) => {
	if (!server.upgrade(request, socket, head)) socket.destroy();
});
await offerServer(http, { rooms: () => server.services.rooms.size, close: () => server.close() });
