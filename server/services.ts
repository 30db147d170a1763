// What the parts of the server offer each other, and the ONE way for pages to reach it. SvelteKit bundles a second
// copy of every module that it imports, so pages must not import the server's modules, only these types.
import type { Access } from './access/access.ts';
import type { Gate } from './access/gate.ts';
import type { ShareLinks } from './access/share-links.ts';
import type { Incoming, Visitor } from './access/visitor.ts';
import type { Drawing } from './drawing/drawing.ts';
import type { Exports } from './exports/exports.ts';
import type { Imports } from './imports/imports.ts';
import type { Log } from './log.ts';
import type { Models } from './models.ts';
import type { AuditStore } from './store/audit.ts';
import type { LedgerReader } from './spend/reader.ts';
import type { EvidenceStore } from './store/evidence.ts';
import type { LedgerStore } from './store/ledger.ts';
import type { SpendQueryStore } from './store/spend-queries.ts';
import type { FamilyStore } from './store/families.ts';
import type { QuestionnaireStore } from './store/questionnaires.ts';
import type { ReportStore } from './store/reports.ts';
import type { SavedViewStore } from './store/saved-views.ts';
import type { StudyStore } from './store/studies.ts';
import type { StudyUses } from './store/study-uses.ts';
import type { Rooms } from './sync/rooms.ts';
import type { Checkpoints } from './versions/checkpoints.ts';
import type { Versions } from './versions/versions.ts';

/** What can be written together. */
export type Stores = Pick<
	Services,
	'studies' | 'studyUses' | 'families' | 'questionnaires' | 'evidence' | 'ledger' | 'audit'
>;

export interface Services {
	access: Access;
	/** Who may do what where; pages, API and sockets all ask here. */
	gate: Gate;
	shareLinks: ShareLinks;
	/** Who did what to access, imports, exports, deletions and versions. */
	audit: AuditStore;
	/** Where a request comes from. */
	visitorOf(request: Incoming): Visitor;
	/** Names the history that the database holds; another one after a restore from a backup. */
	generation: string;
	studies: StudyStore;
	/** What outside of a study's facts names parts of them. */
	studyUses: StudyUses;
	families: FamilyStore;
	/** Returns of the case questionnaire. */
	questionnaires: QuestionnaireStore;
	evidence: EvidenceStore;
	/** Changes to the spend register. */
	ledger: LedgerStore;
	/** Questions to the spend register. */
	spend: LedgerReader;
	spendQueries: SpendQueryStore;
	/** Files that go into the register. */
	imports: Imports;
	models: Models;
	/** Saved views of models, and saved reports. */
	savedViews: SavedViewStore;
	reports: ReportStore;
	versions: Versions;
	/** Keeps versions by itself, before changes. */
	checkpoints: Checkpoints;
	rooms: Rooms;
	drawing: Drawing;
	/** Files that leave the product. */
	exports: Exports;
	/**
	 * Runs work on stores that are written together or not at all. Inside it only these may be used: there is one
	 * connection, and it is theirs until the work is done.
	 */
	allOrNothing<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
	/** Writes down that something went wrong inside, without any content. */
	report: Log['report'];
	now: () => Date;
	/** A new random id for a record, model or link. */
	newId: () => string;
}

const KEY = Symbol.for('throughline.services');

/** Called once, by the composition root. */
export function offerServices(services: Services): void {
	(globalThis as Record<symbol, unknown>)[KEY] = services;
}

/** The services of this process. @throws where no composition root has run */
export function useServices(): Services {
	const services = (globalThis as Record<symbol, unknown>)[KEY];
	if (!services)
		throw new Error('The services are not there: start the server through server/main.ts or `npm run dev`.');
	return services as Services;
}
