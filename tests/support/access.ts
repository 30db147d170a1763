// Access over a database of its own, with a clock that the test sets.
import { onTestFinished } from 'vitest';
import { type Access, createAccess } from '#server/access/access.ts';
import { createGate } from '#server/access/gate.ts';
import type { WantedLink } from '#server/access/link-rules.ts';
import type { Principal } from '#server/access/principal.ts';
import { createShareLinks, type NewShareLink, type ShareLinks } from '#server/access/share-links.ts';
import { type AuditStore, auditStore } from '#server/store/audit.ts';
import { openDatabase } from '#server/store/database.ts';
import { studyStore } from '#server/store/studies.ts';
import { temporaryFolder } from './folders.ts';

export const DAY = 86_400_000;
export const BEGIN = new Date('2026-01-01T00:00:00.000Z');

/** Somebody who may make any link. */
export const OWNER: Principal = {
	id: 'owner',
	keyId: 'owner',
	name: 'Olive',
	role: 'owner',
	scope: { kind: 'server' },
	via: 'key',
	expiresAt: null
};

export interface AccessUnderTest {
	access: Access;
	links: ShareLinks;
	audit: AuditStore;
	folder: string;
	/** Moves the clock on. */
	pass(milliseconds: number): void;
	at(milliseconds: number): string;
	/** A link of the owner's to the whole server for a year, unless told otherwise. @throws where it is refused */
	link(wanted?: Partial<WantedLink> & { label?: string }): Promise<NewShareLink>;
	/** A session. @throws where the key lets nobody in */
	signIn(key: string, name?: string, cookie?: string): Promise<{ token: string; principal: Principal }>;
	/** Who comes with a key, or why nobody does. */
	byKey(key: string): Promise<Principal | string>;
	bySession(token: string): Promise<Principal | string>;
	closeDatabase(): Promise<void>;
}

/** Two studies, `a` with models `a1` and `a2`, `b` with `b1`. */
export async function openAccess(wrongKeysPerMinute = 10): Promise<AccessUnderTest> {
	const folder = temporaryFolder();
	const database = await openDatabase(folder);
	let open = true;
	const closeDatabase = async () => {
		if (open) await database.close();
		open = false;
	};
	onTestFinished(closeDatabase);
	const { db } = database;
	let clock = BEGIN;
	const now = () => clock;
	const studies = studyStore(db, now);
	for (const [id, models] of [
		['a', ['a1', 'a2']],
		['b', ['b1']]
	] as const) {
		await studies.create({ id, title: `Study ${id}`, note: '', phases: [], sites: [] });
		for (const model of models)
			await studies.createModel({ id: model, studyId: id, title: `Model ${model}`, documents: [] });
	}
	const access = createAccess(db, now, { wrongKeysPerMinute });
	const gate = createGate(studies);
	const links = createShareLinks(db, now, { gate, studies, changed: () => access.changed() });
	const at = (milliseconds: number) => new Date(clock.getTime() + milliseconds).toISOString();
	const who = async (credentials: Parameters<Access['authenticate']>[0]) => {
		const answer = await access.authenticate(credentials);
		return answer.ok ? answer.principal : answer.why;
	};
	return {
		access,
		links,
		audit: auditStore(db, now),
		folder,
		at,
		pass: (milliseconds) => void (clock = new Date(clock.getTime() + milliseconds)),
		async link(wanted) {
			const usual = { label: 'Bo', role: 'evaluator', expiresAt: at(365 * DAY) } as const;
			const made = await links.create(OWNER, { ...usual, scope: { kind: 'server' }, ...wanted });
			if ('code' in made) throw new Error(made.code);
			return made;
		},
		async signIn(key, name = 'Ana', cookie = '') {
			const session = await access.signIn(key, name, { cookie });
			if (!session.ok) throw new Error(session.why);
			return session;
		},
		byKey: (key) => who({ authorization: `Bearer ${key}` }),
		bySession: (token) => who({ cookie: `throughline_session=${token}` }),
		closeDatabase
	};
}
