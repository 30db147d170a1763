// A server process for tests that kill it: `node serve-without-pages.ts` with DATA_DIR. Prints its port on one line.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from '#server/compose.ts';
import { readConfig } from '#server/config.ts';

const server = await compose(readConfig(process.env));
const http = createServer((request, response) => {
	if (!server.handle(request, response)) response.end();
});
http.on('upgrade', (request, socket, head) => void server.upgrade(request, socket, head));
http.listen(0, '127.0.0.1', () => console.log(`port ${(http.address() as AddressInfo).port}`));
// The parent ends it; where the parent dies first, its end of the pipe closes.
process.stdin.on('end', () => process.exit(0)).resume();
