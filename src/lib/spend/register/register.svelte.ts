// The register as this tab shows it: which lines are meant, in which order, and those pages of them that are here.
import { SvelteMap } from 'svelte/reactivity';
import type { LeftOutOfFigures } from '#lib/domain/spend/spend-group.ts';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { RegisterApi, Sort, SpendPage, Totals } from './register-api.ts';

/** Lines fetched at once. */
export const PAGE_LINES = 100;
/** Pages kept; what is scrolled past farther is fetched again. */
const MOST_PAGES = 60;

export class Register {
	readonly api: RegisterApi;
	query: SpendQuery = $state.raw({});
	sort: Sort = $state.raw({ by: 'date', descending: false });
	totals: Totals | null = $state.raw(null);
	leftOut: readonly LeftOutOfFigures[] = $state.raw([]);
	dataVersion = $state(0);
	failure = $state('');
	/** An answer to the query as it is now is on its way. */
	busy = $state(true);
	/** Counts answers to new queries: the table goes to its top. */
	shown = $state(0);
	/** Counts what was read anew, so that groups and sums elsewhere follow. */
	read = $state(0);
	readonly count = $derived(this.totals ? this.totals.spent.n + this.totals.agreed.n : 0);

	readonly #pages = new SvelteMap<number, readonly SpendLine[]>();
	readonly #asked = new Set<number>();
	#generation = 0;
	#lastPage = 0;
	/** What was needed last: all of it is read anew after a change. */
	#wanted: readonly [first: number, end: number] = [0, 0];

	constructor(api: RegisterApi) {
		this.api = api;
	}

	/** The line at an index of the whole result; undefined while it is not here. */
	line(index: number): SpendLine | undefined {
		return this.#pages.get(Math.floor(index / PAGE_LINES))?.[index % PAGE_LINES];
	}

	/** Asks another question. */
	ask(query: SpendQuery, sort: Sort = this.sort): Promise<void> {
		this.query = query;
		this.sort = sort;
		this.#lastPage = 0;
		return this.#load(true);
	}

	/** Reads anew what is shown, in its place: after a change. */
	reload(): Promise<void> {
		return this.#load(false);
	}

	/** Fetches those pages between two indices that are not here. */
	need(first: number, end: number): void {
		this.#wanted = [first, end];
		const last = Math.min(end, this.count) - 1;
		for (let page = Math.floor(first / PAGE_LINES); page <= Math.floor(last / PAGE_LINES); page++) {
			this.#lastPage = page;
			if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#fetch(page);
		}
	}

	async #load(isNew: boolean): Promise<void> {
		const generation = ++this.#generation;
		this.#asked.clear();
		this.busy = true;
		const page = this.#lastPage;
		try {
			const answer = await this.#read(page);
			if (generation !== this.#generation) return;
			this.#pages.clear();
			this.#pages.set(page, answer.lines);
			this.#take(answer);
			this.read += 1;
			if (isNew) this.shown += 1;
			else this.need(...this.#wanted);
		} catch (error) {
			if (generation === this.#generation) this.failure = (error as Error).message;
		} finally {
			if (generation === this.#generation) this.busy = false;
		}
	}

	async #fetch(page: number): Promise<void> {
		const generation = this.#generation;
		this.#asked.add(page);
		try {
			const answer = await this.#read(page);
			if (generation !== this.#generation) return;
			if (answer.dataVersion !== this.dataVersion) return void this.reload();
			if (this.#pages.size >= MOST_PAGES) this.#pages.delete(this.#farthestFrom(page));
			this.#pages.set(page, answer.lines);
			this.failure = '';
		} catch (error) {
			if (generation === this.#generation) this.failure = (error as Error).message;
		} finally {
			this.#asked.delete(page);
		}
	}

	#read(page: number): Promise<SpendPage> {
		return this.api.search(this.query, this.sort, PAGE_LINES, page * PAGE_LINES);
	}

	#take({ totals, leftOut, dataVersion }: SpendPage): void {
		this.totals = totals;
		this.leftOut = leftOut;
		this.dataVersion = dataVersion;
		this.failure = '';
	}

	#farthestFrom(page: number): number {
		return [...this.#pages.keys()].reduce((a, b) => (Math.abs(b - page) > Math.abs(a - page) ? b : a));
	}
}
