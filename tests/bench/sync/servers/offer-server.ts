// What every measured server can be asked by the benchmark beside its work.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { offer } from '../calls.ts';

export interface Memory {
	/** Bytes of the whole process. */
	rss: number;
	/** Bytes that JavaScript holds: objects and buffers. */
	held: number;
	/** Documents in memory. */
	rooms: number;
}

export type ServerMethods = {
	port(): number;
	/** Milliseconds that the process has worked so far, in all its threads, in its own code and the system's. */
	worked(): number;
	/** After collecting garbage; needs `--expose-gc`. */
	memory(): Promise<Memory>;
	rooms(): number;
	/** Ends the process as a stop from outside does. */
	stop(): Promise<void>;
};

interface Parts {
	rooms(): number;
	close?(): Promise<void>;
}

/** Listens on a free port and answers the benchmark. */
export async function offerServer(http: Server, { rooms, close }: Parts): Promise<void> {
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	offer({
		port: () => (http.address() as AddressInfo).port,
		worked() {
			const { user, system } = process.cpuUsage();
			return (user + system) / 1000;
		},
		async memory() {
			// Twice: what is let go of by the first is taken back by the system some time later.
			for (let i = 0; i < 2; i++) {
				globalThis.gc!();
				await new Promise((done) => setTimeout(done, 100));
			}
			const { rss, heapUsed, external } = process.memoryUsage();
			return { rss, held: heapUsed + external, rooms: rooms() };
		},
		rooms,
		async stop() {
			await close?.();
			// The answer goes out first.
			setTimeout(() => process.exit(0), 20);
		}
	} satisfies ServerMethods);
}
