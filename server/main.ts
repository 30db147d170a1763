// The composition root: reads the configuration, starts the server, mounts the built pages, stops cleanly.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import { readConfig, SAFE_KEY_LENGTH, StartError } from './config.ts';
import { serverLog } from './log.ts';
import { createStop, endWithNpm } from './shutdown.ts';

type Pages = (request: IncomingMessage, response: ServerResponse) => void;

try {
	await start();
} catch (error) {
	if (error instanceof StartError) console.error(error.message);
	else serverLog('error').report('the server could not start', error);
	process.exit(1);
}

async function start(): Promise<void> {
	const config = readConfig(process.env);
	if (config.ownerKey !== null && config.ownerKey.length < SAFE_KEY_LENGTH)
		console.log(
			`OWNER_KEY is shorter than ${SAFE_KEY_LENGTH} characters and easy to guess. Use a longer one for real data.`
		);
	const log = serverLog(config.logLevel);
	// Without its message, which may quote what somebody wrote.
	process.on('uncaughtException', (error) => {
		log.report('the server fell over', error);
		process.exit(1);
	});
	const server = await compose(config, log);
	server.enter('starting');
	// Until the pages are loaded, which a slow disk can make a matter of seconds.
	let pages: Pages = (_request, response) => {
		response.writeHead(503, { 'Retry-After': '1' }).end();
	};
	const http = createServer((request, response) => {
		if (!server.handle(request, response)) pages(request, response);
	});
	http.on('upgrade', (request, socket, head) => {
		if (!server.upgrade(request, socket, head)) socket.destroy();
	});
	const stop = createStop({ http, server, log, exit: (code) => process.exit(code) });
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
	endWithNpm(stop);
	await new Promise<void>((listening, failed) => {
		http.once('error', (error: NodeJS.ErrnoException) =>
			failed(new StartError(listenWords(error, config.port, config.host)))
		);
		http.listen(config.port, config.host, listening);
	}).catch(async (error: unknown) => {
		await server.close();
		throw error;
	});
	const { port } = http.address() as AddressInfo;
	const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
	// The pages check where a form comes from against this.
	process.env.ORIGIN ??= url;
	pages = ((await import(new URL('../build/handler.js', import.meta.url).href)) as { handler: Pages })
		.handler;
	server.enter('ready');
	log.info('listening', { port });
	if (server.newOwnerKey) {
		console.log('This is the first start. Open this link to come in as the owner; it is shown only once:');
		console.log(`  ${config.origin ?? url}/enter#key=${server.newOwnerKey}`);
	}
	console.log(`Throughline is ready at ${url}`);
}

function listenWords(error: NodeJS.ErrnoException, port: number, host: string): string {
	if (error.code === 'EADDRINUSE')
		return `Port ${port} is already taken on ${host}. Stop what uses it, or set PORT to another one, e.g. PORT=3001 npm start.`;
	if (error.code === 'EACCES') return `This user may not listen on port ${port}. Set PORT to 1024 or above.`;
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
		return `HOST ${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`;
	return `The server cannot listen on ${host}:${port} (${error.code}).`;
}
