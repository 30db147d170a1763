// Vite plugin for `npm run dev`: the same server as in production, mounted on Vite's own.
import type { Plugin } from 'vite';
import { compose, type Server } from './compose.ts';
import { readConfig } from './config.ts';
import { serverLog } from './log.ts';

// Vite starts anew, within one process, when its configuration changes, and before it has stopped. The server stays
// the same one over that: it holds the folder. A change to the server itself wants a new `npm run dev`.
const KEPT = Symbol.for('throughline.development');
const kept = globalThis as { [KEPT]?: Promise<Server> };

export function throughlineDev(): Plugin {
	return {
		name: 'throughline-dev',
		apply: 'serve',
		async configureServer(vite) {
			if (!vite.httpServer) return;
			const first = !kept[KEPT];
			const config = readConfig(process.env);
			const server = await (kept[KEPT] ??= compose(config, serverLog(config.logLevel)));
			if (first && server.newOwnerKey)
				console.log(`First start. Come in as the owner at /enter#key=${server.newOwnerKey}`);
			vite.middlewares.use((request, response, next) => {
				request.url = request.originalUrl ?? request.url;
				if (!server.handle(request, response)) next();
			});
			vite.httpServer.on('upgrade', (request, socket, head) => void server.upgrade(request, socket, head));
		}
	};
}
