// Only the rooms and their sockets over HTTP, on a store that the test controls. The key of a client is its role.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Access } from '#server/access/access.ts';
import { visitorOf } from '#server/access/visitor.ts';
import { may, ROLES } from '#server/access/roles.ts';
import { LIMITS } from '#server/limits.ts';
import type { DocumentStore } from '#server/store/documents.ts';
import { NO_METER } from '#server/sync/meter.ts';
import { createRooms, type Rooms } from '#server/sync/rooms.ts';
import { createSockets } from '#server/sync/sockets.ts';

export interface SyncServer {
	url: string;
	rooms: Rooms;
	/** What the rooms reported as gone wrong. */
	reported: string[];
}

export async function startSyncServer(
	store: DocumentStore,
	{ limits = LIMITS, meter = NO_METER } = {}
): Promise<SyncServer> {
	const reported: string[] = [];
	const rooms = createRooms({ store, report: (what) => reported.push(what), limits, meter });
	const access = {
		onChange: () => () => {},
		stillIn: async () => true,
		authenticate: async ({ key }: { key?: string | null }) => {
			const role = ROLES.find((one) => one === key);
			return role
				? {
						ok: true,
						principal: {
							id: role,
							keyId: role,
							name: role,
							role,
							scope: { kind: 'server' },
							via: 'key',
							expiresAt: null
						}
					}
				: { ok: false, why: 'none' };
		}
	} as unknown as Access;
	const sockets = createSockets({
		access,
		gate: { decide: async ({ role }, permission) => (may(role, permission) ? 'allowed' : 'not-found') },
		visitorOf: (request) => visitorOf(request, { behindProxy: false, origin: null }),
		rooms,
		limits,
		meter,
		generation: 'one'
	});
	const http = createServer();
	http.on('upgrade', (request, socket, head) => {
		if (!sockets.upgrade(request, socket, head)) socket.destroy();
	});
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	onTestFinished(async () => {
		const stopped = new Promise<void>((done) => http.close(() => done()));
		// A test may leave its disk full.
		await rooms.close().catch(() => {});
		await sockets.close();
		http.closeAllConnections();
		await stopped;
	});
	return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, rooms, reported };
}
