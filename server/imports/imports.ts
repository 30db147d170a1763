// Imports of ledgers from the first byte to lines that count, and back. See job.ts for what a thread does.
import { setTimeout as pause } from 'node:timers/promises';
import type { Study } from '#lib/domain/study/study.ts';
import type { AuditActor } from '#server/access/audit-actions.ts';
import type { Log } from '#server/log.ts';
import { auditStore } from '#server/store/audit.ts';
import { type Db, inTransaction } from '#server/store/database.ts';
import { evidenceStore } from '#server/store/evidence.ts';
import { importStore, type ImportStore, type TakenBack } from '#server/store/imports.ts';
import { ledgerStore } from '#server/store/ledger.ts';
import type { ImportOrder, Refused, Stored } from './job.ts';
import { createQueue, type Queue } from './queue.ts';
import { createThreads, ImportEnded, type Progress } from './threads.ts';
import { sourceIdOf } from './write-lines.ts';

/** Lines that are deleted at once, and how long others then have the database to themselves. */
const REMOVAL = { lines: 200, pauseMs: 10 };

/** An import of this id runs or was stored. */
export class IdTaken extends Error {}

/** Somebody changed a line meanwhile that the file was to change. */
export class LedgerMoved extends Error {}

export type Imported =
	| { is: 'refused'; refused: Refused }
	| {
			is: 'read' | 'held';
			/** Null where nothing was stored. */
			importId: string | null;
			digest: string;
			dataVersion: number;
			/** The receipt as JSON in UTF-8. */
			receipt: Uint8Array;
	  };

export type Wanted = Omit<ImportOrder, 'study' | 'mappings' | 'by' | 'at'>;

export interface Imports extends Pick<ImportStore, 'list' | 'find' | 'mappings'> {
	/** A place in the queue, to be taken before the file is read. @throws ImportsBusy */
	enter: Queue['enter'];
	/** True where an import of this id runs or was stored. */
	isTaken(id: string): Promise<boolean>;
	/**
	 * Reads a file, and imports it where that is no dry run: all of it or nothing.
	 * @throws ImportEnded, LedgerMoved
	 */
	run(study: Study, wanted: Wanted, actor: AuditActor, signal: AbortSignal): Promise<Imported>;
	/** How far a running one is. */
	running(studyId: string, id: string): Progress | undefined;
	/** @returns false where none of this id runs */
	cancel(studyId: string, id: string): boolean;
	/** Takes a held one back whole. */
	takeBack(studyId: string, id: string, reason: string, actor: AuditActor): Promise<TakenBack>;
	/** Deletes what does not count: left by a server that fell over, or taken back. */
	removeLeftovers(): Promise<void>;
	/** Ends what runs. */
	close(): Promise<void>;
}

interface Parts {
	/** The database and where it is. */
	db: Db;
	file: string;
	now: () => Date;
	report: Log['report'];
}

export function createImports({ db, file, now, report }: Parts): Imports {
	const store = importStore(db, now);
	const queue = createQueue();
	const threads = createThreads(file);
	const jobs = new Map<
		string,
		{ studyId: string; progress: Progress; end: AbortController; done: Promise<unknown> }
	>();
	let removing: Promise<void> = Promise.resolve();
	let closed = false;

	/** Makes the lines of a file count, with all that belongs to it, in one short transaction. */
	async function hold({ importId, study }: ImportOrder, stored: Stored, actor: AuditActor): Promise<number> {
		return inTransaction(db, async (trx) => {
			const imports = importStore(trx, now);
			const sites = study.sites.filter(({ id }) => stored.siteIds.includes(id)).map(({ name }) => name);
			await evidenceStore(trx, now).addSource(study.id, {
				id: sourceIdOf(importId),
				title: [stored.fileName, ...sites].join(', ').slice(0, 300),
				kind: 'ledger',
				date: null,
				reference: '',
				duplicateOf: null
			});
			const { lines, pence, changed, summary, mapping } = stored;
			if (!(await imports.hold(importId, { sourceId: sourceIdOf(importId), lines, pence, summary })))
				throw new Error('the lines of an import are not all there');
			if (!(await imports.change(study.id, importId, changed, actor.name))) throw new LedgerMoved();
			await imports.remember(study.id, mapping.siteId, mapping.headings, mapping.mapping);
			const detail = { lines, changed: changed.length, questions: Number(summary.questions) };
			await auditStore(trx, now).note(
				actor,
				'ledger-imported',
				{ kind: 'import', id: importId },
				detail,
				study.id
			);
			return ledgerStore(trx, now).changed(study.id);
		});
	}

	async function runNow(order: ImportOrder, actor: AuditActor, signal: AbortSignal): Promise<Imported> {
		const { importId, dryRun } = order;
		try {
			const answer = await threads.run(order, signal, (progress) => {
				const job = jobs.get(importId);
				if (job) job.progress = progress;
			});
			if (answer.is === 'refused') return answer;
			const { digest, receipt, dataVersion, stored } = answer;
			if (!stored) return { is: 'read', importId: null, digest, receipt, dataVersion };
			if (signal.aborted) throw new ImportEnded('cancelled');
			return { is: 'held', importId, digest, receipt, dataVersion: await hold(order, stored, actor) };
		} catch (error) {
			if (!dryRun) void removeLeftovers();
			throw error;
		}
	}

	/** One removal after the other; what runs is not left over. */
	function removeLeftovers(): Promise<void> {
		removing = removing
			.then(async () => {
				for (const id of await store.leftovers())
					while (!closed && !jobs.has(id) && (await removeSome(id))) await pause(REMOVAL.pauseMs);
			})
			.catch((error: unknown) => report('lines that do not count could not be deleted', error));
		return removing;
	}
	const removeSome = (id: string) =>
		inTransaction(db, (trx) => importStore(trx, now).removeSome(id, REMOVAL.lines));

	return {
		list: store.list,
		find: store.find,
		mappings: store.mappings,
		enter() {
			const place = queue.enter();
			threads.warm();
			return place;
		},
		isTaken: async (id) => jobs.has(id) || (await store.isTaken(id)),
		run(study, wanted, actor, signal) {
			const end = new AbortController();
			const both = AbortSignal.any([signal, end.signal]);
			const { importId, dryRun } = wanted;
			// Two that run at once must not share a name, also where they are of two studies.
			if (jobs.has(importId)) return Promise.reject(new IdTaken());
			const done = queue
				.run(dryRun ? null : study.id, async () => {
					if (both.aborted) throw new ImportEnded('cancelled');
					const mappings = await store.mappings(study.id);
					const about = { study, mappings, by: actor.name, at: now().toISOString() };
					return runNow({ ...wanted, ...about }, actor, both);
				})
				.finally(() => jobs.delete(importId));
			const progress: Progress = { state: 'reading', done: 0, of: wanted.body.byteLength };
			jobs.set(importId, { studyId: study.id, progress, end, done });
			return done;
		},
		running(studyId, id) {
			const job = jobs.get(id);
			return job?.studyId === studyId ? job.progress : undefined;
		},
		cancel(studyId, id) {
			const job = jobs.get(id);
			if (job?.studyId !== studyId) return false;
			job.end.abort();
			return true;
		},
		async takeBack(studyId, id, reason, actor) {
			const taken = await queue.run(studyId, () =>
				inTransaction(db, async (trx) => {
					const imports = importStore(trx, now);
					const before = await imports.find(studyId, id);
					const answer = await imports.takeBack(studyId, id, reason, actor.name);
					if (answer !== 'taken-back') return answer;
					const detail = { lines: before!.lines };
					await auditStore(trx, now).note(
						actor,
						'import-taken-back',
						{ kind: 'import', id },
						detail,
						studyId
					);
					await ledgerStore(trx, now).changed(studyId);
					return answer;
				})
			);
			if (taken === 'taken-back') void removeLeftovers();
			return taken;
		},
		removeLeftovers,
		async close() {
			closed = true;
			for (const { end } of jobs.values()) end.abort();
			await Promise.allSettled([...jobs.values()].map(({ done }) => done));
			await threads.close();
			await removing;
		}
	};
}
