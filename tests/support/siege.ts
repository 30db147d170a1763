// A server under attack: the server, honest people and an attacker, each in a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from './attacker.ts';
import type { AttackName, Outcome, Target } from './attacks.ts';
import { spawnServer } from './spawn-server.ts';
import { type Delivery, startSteadyLoad, type SteadyLoad } from './steady-load.ts';

const OWNER_KEY = 'owner-key-under-siege-0123456789';

export type Attacked = Delivery & { outcome: Outcome };

export interface Siege {
	/** What honest people get while nobody attacks. */
	quiet(ms: number): Promise<Delivery>;
	/** What they get during an attack, and what becomes of the attacker. */
	during(name: AttackName, ms: number): Promise<Attacked>;
	/** Memory of the server in megabytes; NaN where the system does not say. */
	memory(): number;
	/** Milliseconds that the server has worked so far; NaN where the system does not say. */
	worked(): number;
	end(): Promise<void>;
}

export async function laySiege(dataDir: string): Promise<Siege> {
	const server = await spawnServer({ DATA_DIR: dataDir, OWNER_KEY });
	const call = async (path: string, body?: unknown) => {
		const response = await fetch(`${server.url}/api/v1${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { authorization: `Bearer ${OWNER_KEY}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
		return (await response.json()) as Record<string, unknown>;
	};
	const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
	const keyFor = async (role: string): Promise<string> => {
		const body = { role, scope: { kind: 'server' }, label: `A ${role}`, expiresAt };
		const { path } = await call('/share-links', body);
		return String(path).split('#key=')[1]!;
	};
	const [honest, writer, reader] = [
		await keyFor('contributor'),
		await keyFor('contributor'),
		await keyFor('viewer')
	];
	const { studies } = (await call('/studies')) as { studies: { id: string }[] };
	const base = `${server.url.replace('http', 'ws')}/sync/`;

	/** Each attack has a room of its own, so that what one left does not count for the next. */
	async function newRoom(): Promise<string> {
		const { id } = await call(`/studies/${studies[0]!.id}/models`, { title: 'Siege' });
		return `theory.${String(id)}`;
	}
	const people = async (room: string): Promise<SteadyLoad> =>
		startSteadyLoad({ address: `${base}${room}?key=${honest}` });

	const attacker: ChildProcess = fork(join(import.meta.dirname, 'attacker.ts'), { execArgv: [] });
	return {
		async quiet(ms) {
			const load = await people(await newRoom());
			const delivery = await load.run(ms);
			load.close();
			return delivery;
		},
		async during(name, ms) {
			const room = await newRoom();
			const load = await people(room);
			const elsewhere = await newRoom();
			const target: Target = { base, room, elsewhere, writer, reader, victims: load.clientIds, ms };
			const outcome = once(attacker, 'message') as Promise<[Outcome]>;
			attacker.send({ name, target } satisfies Order);
			const delivery = await load.run(ms);
			const [result] = await outcome;
			load.close();
			return { ...delivery, outcome: result };
		},
		memory() {
			try {
				const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
				return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
			} catch {
				return NaN;
			}
		},
		worked() {
			try {
				const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' ');
				// In hundredths of a second: in its own code, and in the system's.
				return (Number(fields[13]) + Number(fields[14])) * 10;
			} catch {
				return NaN;
			}
		},
		async end() {
			attacker.disconnect();
			await server.kill();
		}
	};
}
