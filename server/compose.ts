// Puts the server together: database, stores, rooms, API, sockets. `main.ts` and the development plugin mount it.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAccess } from './access/access.ts';
import { SYSTEM } from './access/audit-actions.ts';
import { createGate } from './access/gate.ts';
import { protectiveHeaders } from './access/protective-headers.ts';
import { createShareLinks } from './access/share-links.ts';
import { visitorOf } from './access/visitor.ts';
import { API_ROOT, apiHandler } from './api/handler.ts';
import { ROUTES } from './api/routes.ts';
import type { Config } from './config.ts';
import { createDrawing, type Drawing } from './drawing/drawing.ts';
import { createExports, type Exports } from './exports/exports.ts';
import { createImports, type Imports } from './imports/imports.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createModels } from './models.ts';
import { createOperations, type Phase } from './operations.ts';
import { routeNames } from './route-names.ts';
import { loadSampleStudy } from './sample-study/load.ts';
import { offerServices, type Services } from './services.ts';
import { createLedgerReader, type LedgerReader } from './spend/reader.ts';
import { startAppendThread } from './store/append-thread.ts';
import { auditStore } from './store/audit.ts';
import { type Db, inTransaction, openDatabase } from './store/database.ts';
import { readGeneration } from './store/generation.ts';
import { documentStore } from './store/documents.ts';
import { evidenceStore } from './store/evidence.ts';
import { ledgerStore } from './store/ledger.ts';
import { familyStore } from './store/families.ts';
import { questionnaireStore } from './store/questionnaires.ts';
import { reportStore } from './store/reports.ts';
import { savedViewStore } from './store/saved-views.ts';
import { migrationsSince } from './store/migrations-done.ts';
import { spendQueryStore } from './store/spend-queries.ts';
import { studyStore } from './store/studies.ts';
import { studyUses } from './store/study-uses.ts';
import { createRooms, type Rooms } from './sync/rooms.ts';
import { createSockets } from './sync/sockets.ts';
import { createVersioning } from './versions/versioning.ts';

export interface Server {
	services: Services;
	/** The owner's key where it was just made: to be shown once. */
	newOwnerKey: string | null;
	/** Answers a request where it is ours (API, health, metrics). @returns false where it is for the pages */
	handle(request: IncomingMessage, response: ServerResponse): boolean;
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** Says what /healthz shall say, and whether anything new is taken; `ready` from the beginning, and no way back from `stopping`. */
	enter(phase: Phase): void;
	/** Rejected where not everything could be stored. */
	close(): Promise<void>;
}

const newId = () => randomBytes(9).toString('base64url').replace(/^[-_]/, '0');
const now = () => new Date();

/** @throws StartError where the database cannot be used */
export async function compose(config: Config, log: Log = createLog(config.logLevel)): Promise<Server> {
	const begin = now().toISOString();
	const database = await openDatabase(config.dataDir);
	const { db } = database;
	const appends = startAppendThread(database.file);
	const drawing = createDrawing();
	const exports = createExports();
	const spend = createLedgerReader(database.file);
	const imports = createImports({ db, file: database.file, now, report: log.report });
	const { limits } = config;
	const metrics = createMetrics();
	const { meter } = metrics;
	const rooms: Rooms = createRooms({
		store: { ...documentStore(db, now), append: appends.append },
		report: log.report,
		limits,
		meter,
		onRest: (room, doc) => services.models.noteChange(room, doc),
		beforeChange: (room, doc) => services.checkpoints.beforeChange(room, doc),
		onDamage: (id, { length }) =>
			services.audit.note(SYSTEM, 'document-damaged', { kind: 'document', id }, { pieces: length })
	});
	const generation = await readGeneration(db);
	for (const migration of await migrationsSince(db, begin)) log.info('migration', { migration });
	const parts = { config, rooms, drawing, exports, spend, imports, generation, report: log.report };
	const services = servicesOver(db, parts);
	await db.transaction().execute((trx) => loadSampleStudy(servicesOver(trx, parts)));
	void imports.removeLeftovers();
	const newOwnerKey = await services.access.ensureOwnerKey(config.ownerKey);
	offerServices(services);

	const nameOf = routeNames(
		API_ROOT,
		ROUTES.map((route) => route.path)
	);
	const api = apiHandler(ROUTES, services, (what, error) => {
		const [method, path = ''] = what.split(' ');
		log.report(`${method} ${nameOf(path)}`, error);
	});
	const { access, gate } = services;
	const sockets = createSockets({
		access,
		gate,
		visitorOf: services.visitorOf,
		rooms,
		limits,
		meter,
		generation
	});
	metrics.watch({ rooms: () => rooms.size, clients: () => sockets.size });
	let phase: Phase = 'ready';
	const operations = createOperations({
		log,
		metrics,
		services,
		phase: () => phase,
		storing: () => rooms.storing,
		behindProxy: config.behindProxy || config.origin !== null
	});
	log.info('started', { generation });
	return {
		services,
		newOwnerKey,
		handle(request, response) {
			const { secure } = services.visitorOf(request);
			for (const [name, value] of Object.entries(protectiveHeaders(secure))) response.setHeader(name, value);
			const path = pathOf(request);
			operations.watch(request, response, nameOf(path));
			if (path === null) {
				// Neither an API nor a page could read this address, e.g. “//”.
				response.statusCode = 400;
				response.end();
				return true;
			}
			if (operations.handle(path, request, response)) return true;
			if (path !== API_ROOT && !path.startsWith(`${API_ROOT}/`)) return false;
			void api(request, response);
			return true;
		},
		upgrade: (request, socket, head) => phase !== 'stopping' && sockets.upgrade(request, socket, head),
		enter(next) {
			if (phase !== 'stopping') phase = next;
		},
		close: () =>
			closeAll([services.checkpoints, rooms, drawing, exports, imports, spend, sockets, appends, database])
	};
}

interface Parts {
	config: Config;
	rooms: Rooms;
	drawing: Drawing;
	exports: Exports;
	spend: LedgerReader;
	imports: Imports;
	generation: string;
	report: Log['report'];
}

function servicesOver(
	db: Db,
	{ config, rooms, drawing, exports, spend, imports, generation, report }: Parts
): Services {
	const stores = (on: Db) => ({
		studies: studyStore(on, now),
		studyUses: studyUses(on),
		families: familyStore(on),
		questionnaires: questionnaireStore(on),
		evidence: evidenceStore(on, now),
		ledger: ledgerStore(on, now),
		audit: auditStore(on, now)
	});
	const own = stores(db);
	const access = createAccess(db, now, config.limits);
	const gate = createGate(own.studies);
	return {
		...own,
		spend,
		spendQueries: spendQueryStore(db, now),
		savedViews: savedViewStore(db),
		reports: reportStore(db, now),
		imports,
		access,
		gate,
		shareLinks: createShareLinks(db, now, { gate, studies: own.studies, changed: () => access.changed() }),
		visitorOf: (request) => visitorOf(request, config),
		generation,
		models: createModels(own.studies, rooms, drawing),
		...createVersioning(db, { rooms, now, newId, report }),
		rooms,
		drawing,
		exports,
		allOrNothing: (work) => inTransaction(db, (trx) => work(stores(trx))),
		report,
		now,
		newId
	};
}

function pathOf(request: IncomingMessage): string | null {
	return URL.parse(request.url ?? '/', 'http://host')?.pathname ?? null;
}

/** Closes parts one after the other, also where one of them cannot do so in good order. @throws what the first one throws */
async function closeAll(parts: readonly { close(): Promise<void> }[]): Promise<void> {
	const faults: unknown[] = [];
	for (const part of parts) await part.close().catch((fault: unknown) => faults.push(fault));
	if (faults.length > 0) throw faults[0];
}
