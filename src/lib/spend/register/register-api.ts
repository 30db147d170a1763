// Calls of the register: lines, groups, figures, coding, saved queries, and what is cited from it.
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { Link, Stance } from '#lib/domain/evidence/link.ts';
import type { GroupKey, LeftOutOfFigures, SpendGroup } from '#lib/domain/spend/spend-group.ts';
import type { SpendFields, SpendKind, SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendFigure, SpendQuery } from '#lib/domain/spend/spend-query.ts';
import { ApiProblem, callApi } from '#lib/http/api.ts';

export const SORT_WORDS = {
	date: 'Date',
	pence: 'Amount',
	family: 'Family',
	site: 'Site',
	purpose: 'Purpose',
	category: 'Category',
	record: 'Order in the file',
	added: 'When it came in'
} as const;
export type SortKey = keyof typeof SORT_WORDS;
export interface Sort {
	by: SortKey;
	descending: boolean;
}

/** Spent and agreed apart: they are never added to each other. */
export type Totals = Record<SpendKind, SpendFigure>;

export interface SpendPage {
	lines: SpendLine[];
	/** Of all lines that match. */
	totals: Totals;
	leftOut: LeftOutOfFigures[];
	dataVersion: number;
}

export interface Groups {
	groups: SpendGroup[];
	leftOut: LeftOutOfFigures[];
	dataVersion: number;
}

export interface SavedQuery {
	id: string;
	title: string;
	query: SpendQuery;
	createdBy: string;
	createdAt: string;
}

/** What bulk coding sets; what is not named stays. */
export interface Coding {
	categoryId?: string;
	excluded?: { reason: string } | null;
	approvedBy?: string;
}
export type Which = { query: SpendQuery } | { ids: string[] };

export class RegisterApi {
	readonly #path: string;

	constructor(studyId: string) {
		this.#path = `/studies/${encodeURIComponent(studyId)}/spend`;
	}

	search = (query: SpendQuery, sort: Sort, limit: number, offset: number): Promise<SpendPage> =>
		callApi('POST', `${this.#path}/search`, { query, sort, limit, offset });

	/** Totals of a query alone. */
	totals = async (query: SpendQuery): Promise<Totals> =>
		(await this.search(query, { by: 'date', descending: false }, 1, 0)).totals;

	groups = (query: SpendQuery, by: readonly GroupKey[]): Promise<Groups> =>
		callApi('POST', `${this.#path}/groups`, { query, by });

	figure = (query: SpendQuery): Promise<SpendFigure> => callApi('POST', `${this.#path}/figure`, { query });

	addLine = (fields: SpendFields): Promise<SpendLine> => callApi('POST', `${this.#path}/lines`, fields);

	editLine = (id: string, revision: number, fields: SpendFields): Promise<SpendLine> =>
		callApi('PATCH', `${this.#path}/lines/${encodeURIComponent(id)}`, { revision, ...fields });

	removeLine = (id: string): Promise<void> =>
		callApi('DELETE', `${this.#path}/lines/${encodeURIComponent(id)}`);

	code = (which: Which, set: Coding): Promise<{ changed: number; dataVersion: number }> =>
		callApi('POST', `${this.#path}/coding`, { ...which, set });

	queries = async (): Promise<SavedQuery[]> =>
		(await callApi<{ queries: SavedQuery[] }>('GET', `${this.#path}/queries`)).queries;

	saveQuery = (title: string, query: SpendQuery): Promise<SavedQuery> =>
		callApi('POST', `${this.#path}/queries`, { title, query });

	removeQuery = (id: string): Promise<void> =>
		callApi('DELETE', `${this.#path}/queries/${encodeURIComponent(id)}`);

	cite = (title: string, query: SpendQuery): Promise<EvidenceRecord> =>
		callApi('POST', `${this.#path}/citations`, { title, query });

	link = (
		modelId: string,
		link: { recordId: string; targetId: string; stance: Stance; reason: string }
	): Promise<Link> => callApi('POST', `/models/${encodeURIComponent(modelId)}/links`, link);

	/** The lines as a CSV file. Words of the query must not stand in an address, so it is no plain download. */
	async export(query: SpendQuery): Promise<Blob> {
		const response = await fetch(`/api/v1${this.#path}/export`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ query })
		}).catch(() => null);
		if (response?.ok) return response.blob();
		throw new ApiProblem('unreachable', 'The file could not be made. Check the connection and try again.');
	}
}
