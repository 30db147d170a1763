// Sending a file: its bytes with progress, the receipt that comes back, and imports that were made.
import type { Receipt, StatedTotal } from '#lib/ledger/receipt.ts';
import type { Decisions } from '#lib/ledger/ledger-line.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import { ApiProblem, callApi } from '#lib/http/api.ts';

/** A receipt as the API answers with it; no import where nothing in the file was new. */
export type Answered = Receipt & { importId: string | null; dataVersion: number; digest: string };

export interface EarlierImport {
	id: string;
	fileName: string;
	siteIds: string[];
	state: 'loading' | 'held' | 'taken-back';
	lines: number;
	pence: number;
	createdBy: string;
	createdAt: string;
	takenBack: { by: string; at: string; reason: string } | null;
	summary: ImportSummary;
}

/** Codes of why, each with the records that it is about. */
export type RecordsByCode = Record<string, number[]>;

/** What is kept of a receipt. Imports of earlier times kept less. */
export interface ImportSummary extends Pick<Receipt['read'], 'format' | 'encoding' | 'delimiter'> {
	kind?: Receipt['read']['kind'];
	/** `against` counts records. */
	dateOrder: { order: DateOrder; from: 'request' | 'study'; against: number };
	records: number;
	sumPence: number;
	totals?: StatedTotal[];
	questions: number;
	rejected: number;
	skipped: number;
	/** Records with an open question or with words that nobody decided about. */
	undecided?: number;
	reversals: number;
	notInFile: number;
	/** Only where one import is asked for; `suspected` by kind of personal data. */
	which?: Record<'asked' | 'suspected' | 'rejected' | 'skipped', RecordsByCode>;
}

/** How far a running one is; `of` is 0 where nobody knows. */
export interface Running {
	id: string;
	state: 'reading' | 'storing';
	done: number;
	of: number;
}

export interface Sending {
	file: File;
	/** Made here, to ask how far it is and to cancel it. */
	id: string;
	dryRun: boolean;
	/** Empty: by the column of the file. */
	site: string;
	/** Null: the study's own. */
	dateOrder: DateOrder | null;
	/** Null: the first that is not hidden. */
	sheet: string | null;
	decisions: Decisions;
}

const importsOf = (studyId: string) => `/studies/${encodeURIComponent(studyId)}/imports`;

export const listImports = async (studyId: string): Promise<EarlierImport[]> =>
	(await callApi<{ imports: EarlierImport[] }>('GET', importsOf(studyId))).imports;

/** An import that was made, with the records that it left out. */
export const readImport = (studyId: string, id: string): Promise<EarlierImport> =>
	callApi('GET', `${importsOf(studyId)}/${encodeURIComponent(id)}`);

export const howFar = (studyId: string, id: string): Promise<Running | EarlierImport> =>
	callApi('GET', `${importsOf(studyId)}/${encodeURIComponent(id)}`);

export const cancelImport = (studyId: string, id: string): Promise<void> =>
	callApi('DELETE', `${importsOf(studyId)}/${encodeURIComponent(id)}`);

export const takeBack = (studyId: string, id: string, reason: string): Promise<unknown> =>
	callApi('POST', `${importsOf(studyId)}/${encodeURIComponent(id)}/withdrawal`, { reason });

/**
 * Sends a file for its receipt, or for its import. Aborting ends the work on the server, too.
 * @param onsent told which part of the file has left, from 0 to 1
 * @throws ApiProblem; DOMException `AbortError`
 */
export function sendFile(
	studyId: string,
	{ file, id, dryRun, site, dateOrder, sheet, decisions }: Sending,
	signal: AbortSignal,
	onsent: (share: number) => void
): Promise<Answered> {
	const query = new URLSearchParams({ kind: 'ledger', dryRun: String(dryRun), id });
	if (site) query.set('site', site);
	if (dateOrder) query.set('dateOrder', dateOrder);
	// The name of a file or of a sheet may name a family: they go into the body, never into the address.
	const body = new FormData();
	body.set('decisions', JSON.stringify(decisions));
	body.set('file', file);
	if (sheet !== null) body.set('sheet', sheet);
	// fetch does not tell how much of a body has left.
	const request = new XMLHttpRequest();
	return new Promise<Answered>((resolve, reject) => {
		const abort = () => request.abort();
		signal.addEventListener('abort', abort);
		request.upload.onprogress = ({ loaded, total }) => onsent(total > 0 ? loaded / total : 0);
		request.onload = () => {
			const { status, response } = request;
			if (status >= 200 && status < 300) resolve(response as Answered);
			else reject(problemOf(status, response));
		};
		request.onerror = () => reject(new ApiProblem('unreachable', LOST));
		request.onabort = () => reject(new DOMException('', 'AbortError'));
		request.onloadend = () => signal.removeEventListener('abort', abort);
		request.open('POST', `/api/v1${importsOf(studyId)}?${query}`);
		request.responseType = 'json';
		request.send(body);
	});
}

const LOST =
	'The connection was lost while the file was sent. Nothing was stored. Check the connection and try again.';

/** A file whose table was found, but not which column holds the amounts: somebody can say so. */
export class ColumnsUnclear extends ApiProblem {
	readonly headings: readonly string[];
	readonly headerRecord: number | null;
	/** Of the workbook, to choose another. */
	readonly sheets: readonly Sheet[];

	constructor(detail: string, { headings = [], headerRecord = null, sheets = [] }: Refusal) {
		super('columns-unclear', detail);
		this.headings = headings;
		this.headerRecord = headerRecord;
		this.sheets = sheets;
	}
}

interface Refusal {
	code?: string;
	detail?: string;
	headings?: string[];
	headerRecord?: number | null;
	sheets?: Sheet[];
}

type Sheet = Receipt['read']['sheets'][number];

function problemOf(status: number, response: unknown): ApiProblem {
	const refusal = (response ?? {}) as Refusal;
	const { code, detail, headings } = refusal;
	if (code === 'unauthorised') return new ApiProblem(code, 'You are signed out. Come in again first.');
	if (code === 'columns-unclear' && headings?.length) return new ColumnsUnclear(detail ?? '', refusal);
	return new ApiProblem(
		code ?? 'unknown',
		detail ?? `The server answered ${status}. Nothing was stored. Try again.`
	);
}
