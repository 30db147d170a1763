// One file on its way into the register: read for its receipt, asked about, answered, imported. The server keeps
// nothing of it before the import: file and answers are here alone.
import { SvelteMap } from 'svelte/reactivity';
import type { ColumnMapping, PersonalDataHit, Question } from '#lib/ledger/receipt.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import { ApiProblem } from '#lib/http/api.ts';
import {
	type Answer,
	decisionsOf,
	type HitDecision,
	kept,
	keyOf,
	keyOfHit,
	pseudonymsOf
} from './answers.ts';
import { type Answered, howFar, sendFile } from './import-api.ts';

/** After the last answer, before the file is read anew with it. */
const PAUSE_MS = 900;
const POLL_MS = 400;

export interface Progress {
	what: 'sending' | 'reading' | 'storing';
	/** From 0 to 1; null where nobody knows. */
	share: number | null;
}

export class ImportJob {
	readonly #studyId: string;
	phase: 'start' | 'busy' | 'receipt' | 'done' = $state('start');
	file: File | null = $state.raw(null);
	site = $state('');
	dateOrder: DateOrder | null = $state(null);
	sheet: string | null = $state(null);
	columns: ColumnMapping | undefined = $state.raw(undefined);
	headerRecord: number | null | undefined = $state(undefined);
	receipt: Answered | null = $state.raw(null);
	progress: Progress = $state.raw({ what: 'sending', share: 0 });
	/** The receipt is being read anew with the last answers. */
	refreshing = $state(false);
	problem: ApiProblem | null = $state.raw(null);

	questions: readonly Question[] = $state.raw([]);
	hits: readonly PersonalDataHit[] = $state.raw([]);
	/** Cells of records that were shown in any receipt of this file: one whose question is answered is still looked at. */
	readonly rows = new SvelteMap<number, readonly string[]>();
	/** What the register holds of records that look like changed lines. */
	readonly was = new SvelteMap<number, { date: string | null; pence: number }>();
	readonly answers = new SvelteMap<string, Answer>();
	readonly decided = new SvelteMap<string, HitDecision>();
	readonly pseudonyms = $derived(pseudonymsOf(this.hits));
	readonly open = $derived(this.questions.filter((question) => !this.answers.has(keyOf(question))).length);
	readonly openHits = $derived(this.hits.filter((hit) => !this.decided.has(keyOfHit(hit))).length);
	/** Leaving loses work. */
	readonly atRisk = $derived(
		this.phase === 'busy' || (this.phase === 'receipt' && (this.answers.size > 0 || this.decided.size > 0))
	);

	#running: AbortController | null = null;
	#pause: ReturnType<typeof setTimeout> | undefined;

	constructor(studyId: string) {
		this.#studyId = studyId;
	}

	/** Reads a file for its receipt. */
	async read(file: File): Promise<void> {
		this.file = file;
		this.sheet = null;
		this.#forgetAnswers();
		this.columns = undefined;
		this.headerRecord = undefined;
		this.receipt = null;
		await this.#send('whole');
	}

	/** Reads the same file in another way: what was asked of it before is asked anew where it still is. */
	async readAs(change: {
		site?: string;
		dateOrder?: DateOrder;
		sheet?: string;
		columns?: ColumnMapping;
		headerRecord?: number | null;
	}): Promise<void> {
		Object.assign(this, change);
		// Another sheet or another heading is another table.
		if (change.sheet !== undefined || change.headerRecord !== undefined) this.columns = undefined;
		if (change.sheet !== undefined) {
			this.headerRecord = undefined;
			this.#forgetAnswers();
		}
		this.questions = [];
		this.hits = [];
		await this.#send(this.receipt ? 'again' : 'whole');
	}

	answer(questions: readonly Question[], valueOf: (question: Question) => Answer | undefined): void {
		for (const question of questions) {
			const value = valueOf(question);
			if (value === undefined) this.answers.delete(keyOf(question));
			else this.answers.set(keyOf(question), value);
		}
		this.#later();
	}

	decide(
		hits: readonly PersonalDataHit[],
		decision: (hit: PersonalDataHit) => HitDecision | undefined
	): void {
		for (const hit of hits) {
			const made = decision(hit);
			if (made === undefined) this.decided.delete(keyOfHit(hit));
			else this.decided.set(keyOfHit(hit), made);
		}
		this.#later();
	}

	/** Puts into the register what has no open question. */
	async import(): Promise<void> {
		await this.#send('import');
	}

	/** Ends what is under way; the server stores nothing of it. */
	cancel(): void {
		this.#running?.abort();
	}

	/** Puts the file away. */
	startOver(): void {
		clearTimeout(this.#pause);
		this.cancel();
		this.#forgetAnswers();
		this.file = null;
		this.receipt = null;
		this.problem = null;
		this.refreshing = false;
		this.phase = 'start';
	}

	#forgetAnswers(): void {
		this.questions = [];
		this.hits = [];
		this.answers.clear();
		this.decided.clear();
		this.rows.clear();
		this.was.clear();
	}

	#later(): void {
		clearTimeout(this.#pause);
		this.refreshing = true;
		this.#pause = setTimeout(() => void this.#send('again'), PAUSE_MS);
	}

	/** `whole` and `import` take the page; `again` leaves the receipt where it is. */
	async #send(how: 'whole' | 'again' | 'import'): Promise<void> {
		clearTimeout(this.#pause);
		this.#running?.abort();
		const running = new AbortController();
		this.#running = running;
		const before = this.receipt ? 'receipt' : 'start';
		const id = `i${crypto.randomUUID().replaceAll('-', '')}`;
		this.problem = null;
		if (how === 'again') this.refreshing = true;
		else {
			this.progress = { what: 'sending', share: 0 };
			this.phase = 'busy';
		}
		const poll = setInterval(() => void this.#ask(id, running), POLL_MS);
		try {
			const { file, site, dateOrder, sheet, columns, headerRecord } = this;
			const settings = { ...(columns && { columns }), ...(headerRecord !== undefined && { headerRecord }) };
			const decisions = decisionsOf(this.questions, this.answers, this.hits, this.decided, settings);
			const answer = await sendFile(
				this.#studyId,
				{ file: file!, id, dryRun: how !== 'import', site, dateOrder, sheet, decisions },
				running.signal,
				(share) => (this.progress = share < 1 ? { what: 'sending', share } : { what: 'reading', share: null })
			);
			if (running !== this.#running) return;
			this.receipt = answer;
			for (const { record, cells } of answer.rows ?? []) this.rows.set(record, cells);
			for (const { record, was } of answer.held.changed) this.was.set(record, was);
			this.questions = kept(this.questions, answer.questions, keyOf, (key) => this.answers.has(key));
			this.hits = kept(this.hits, answer.personalData, keyOfHit, (key) => this.decided.has(key));
			this.phase = how === 'import' ? 'done' : 'receipt';
		} catch (error) {
			if (running !== this.#running) return;
			if (!(error instanceof ApiProblem) && (error as Error).name !== 'AbortError') throw error;
			if (error instanceof ApiProblem) this.problem = error;
			this.phase = before;
		} finally {
			clearInterval(poll);
			if (running === this.#running) {
				this.#running = null;
				this.refreshing = false;
			}
		}
	}

	async #ask(id: string, running: AbortController): Promise<void> {
		if (this.progress.what === 'sending' && (this.progress.share ?? 0) < 1) return;
		const found = await howFar(this.#studyId, id).catch(() => null);
		if (running !== this.#running || !found || !('of' in found)) return;
		this.progress = { what: found.state, share: found.of > 0 ? found.done / found.of : null };
	}
}
