// The evidence records that this tab knows: fetched when needed, fetched again when somebody changes them.
import { SvelteMap } from 'svelte/reactivity';
import type { Located } from '#lib/domain/evidence/bearing.ts';
import type { EvidenceKind, EvidenceRecord, Source } from '#lib/domain/evidence/record.ts';
import { ApiProblem, callApi } from '#lib/http/api.ts';

/** What a person sets of a record. */
export type RecordInput = Omit<
	EvidenceRecord,
	| 'id'
	| 'studyId'
	| 'revision'
	| 'createdBy'
	| 'createdAt'
	| 'updatedBy'
	| 'updatedAt'
	| 'withdrawn'
	| 'ledger'
>;

export interface EvidenceSearch {
	words: string;
	kind: EvidenceKind | '';
	siteId: string;
	offset: number;
}

export interface EvidenceFound {
	records: EvidenceRecord[];
	total: number;
}

export const PAGE_SIZE = 25;

export class EvidenceShelf {
	readonly #studyId: string;
	readonly records = new SvelteMap<string, EvidenceRecord>();
	readonly sources = new SvelteMap<string, Source>();
	/** What counting and filtering need of every record of the study: source, sites, whether it is withdrawn. */
	readonly countable = new SvelteMap<string, Located>();
	/** Ids that the server does not know: shown as tombstones. */
	readonly missing = new SvelteMap<string, true>();

	constructor(studyId: string, sources: readonly Source[], records: readonly (Located & { id: string })[]) {
		this.#studyId = studyId;
		for (const source of sources) this.sources.set(source.id, source);
		for (const { id, sourceId, siteIds, withdrawn } of records)
			this.countable.set(id, { sourceId, siteIds, withdrawn });
	}

	get #path() {
		return `/studies/${encodeURIComponent(this.#studyId)}`;
	}

	#keep(records: readonly EvidenceRecord[]): void {
		for (const record of records) {
			this.records.set(record.id, record);
			this.missing.delete(record.id);
			const { sourceId, siteIds } = record;
			this.countable.set(record.id, { sourceId, siteIds, withdrawn: record.withdrawn !== null });
		}
	}

	/** Fetches those of these records that are not here yet. */
	async need(ids: readonly string[]): Promise<void> {
		const wanted = ids.filter((id) => !this.records.has(id) && !this.missing.has(id));
		for (let i = 0; i < wanted.length; i += 100) await this.#fetch(wanted.slice(i, i + 100));
	}

	/** Fetches again what somebody changed; what has never been looked at is fetched too, since it now counts. */
	async refresh(ids: readonly string[]): Promise<void> {
		for (let i = 0; i < ids.length; i += 100) await this.#fetch(ids.slice(i, i + 100));
		const unknown = [...this.records.values()].some((record) => !this.sources.has(record.sourceId));
		if (unknown) await this.loadSources();
	}

	/** Brings everything up to date after a time in which nobody could tell this tab what changed. */
	async catchUp(): Promise<void> {
		const { records } = await callApi<{
			records: (Located & { id: string; revision: number })[];
		}>('GET', `${this.#path}/evidence-index`);
		const now = new Map(records.map((record) => [record.id, record]));
		for (const id of this.countable.keys()) if (!now.has(id)) this.countable.delete(id);
		for (const { id, sourceId, siteIds, withdrawn } of records) {
			const known = this.countable.get(id);
			const sameSites = known?.siteIds.join() === siteIds.join();
			if (known?.sourceId !== sourceId || known.withdrawn !== withdrawn || !sameSites)
				this.countable.set(id, { sourceId, siteIds, withdrawn });
		}
		const stale = [...this.records.values()].filter(
			(record) => now.get(record.id)?.revision !== record.revision
		);
		if (stale.length > 0) await this.refresh(stale.map((record) => record.id));
		if (records.some((record) => !this.sources.has(record.sourceId))) await this.loadSources();
	}

	async #fetch(ids: readonly string[]): Promise<void> {
		const { records } = await callApi<EvidenceFound>(
			'GET',
			`${this.#path}/evidence?limit=500&ids=${ids.map(encodeURIComponent).join(',')}`
		);
		this.#keep(records);
		for (const id of ids) if (!this.records.has(id)) this.missing.set(id, true);
	}

	/** Searches all records of the study that are not withdrawn. */
	async search({ words, kind, siteId, offset }: EvidenceSearch): Promise<EvidenceFound> {
		const query = new URLSearchParams({
			limit: String(PAGE_SIZE),
			offset: String(offset),
			withdrawn: 'false'
		});
		if (words.trim()) query.set('q', words.trim());
		if (kind) query.set('kind', kind);
		if (siteId) query.set('site', siteId);
		const found = await callApi<EvidenceFound>('GET', `${this.#path}/evidence?${query}`);
		this.#keep(found.records);
		return found;
	}

	async loadSources(): Promise<void> {
		const { sources } = await callApi<{ sources: Source[] }>('GET', `${this.#path}/sources`);
		for (const source of sources) this.sources.set(source.id, source);
	}

	async addSource(source: Omit<Source, 'id'>): Promise<Source> {
		const added = await callApi<Source>('POST', `${this.#path}/sources`, source);
		this.sources.set(added.id, added);
		return added;
	}

	/** Adds a record under an id made here, so that trying again after a lost answer does not make it twice. */
	async add(id: string, record: RecordInput): Promise<EvidenceRecord> {
		try {
			return await this.#write('POST', '', { id, ...record });
		} catch (error) {
			if (!(error instanceof ApiProblem && error.code === 'conflict')) throw error;
			await this.refresh([id]);
			const there = this.records.get(id);
			if (!there) throw error;
			return there;
		}
	}

	/** Replaces a record's content. @throws ApiProblem `conflict` where somebody changed it meanwhile */
	async edit(id: string, revision: number, record: RecordInput): Promise<EvidenceRecord> {
		return this.#write('PATCH', `/${encodeURIComponent(id)}`, { revision, ...record });
	}

	/** Withdraws a record, or with null brings it back. */
	async withdraw(id: string, reason: string | null): Promise<EvidenceRecord> {
		return this.#write('POST', `/${encodeURIComponent(id)}/withdrawal`, { reason });
	}

	async #write(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<EvidenceRecord> {
		const record = await callApi<EvidenceRecord>(method, `${this.#path}/evidence${path}`, body);
		this.#keep([record]);
		return record;
	}
}
