// Which lines are chosen: single ones, or all that a query matches.
import { SvelteMap } from 'svelte/reactivity';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Totals, Which } from './register-api.ts';

export class Selection {
	/** All that match the query, also what is not on the screen. */
	all = $state(false);
	readonly #lines = new SvelteMap<string, SpendLine>();

	get size(): number {
		return this.#lines.size;
	}

	has(id: string): boolean {
		return this.all || this.#lines.has(id);
	}

	toggle(line: SpendLine): void {
		if (this.all) return;
		if (!this.#lines.delete(line.id)) this.#lines.set(line.id, line);
	}

	add(line: SpendLine): void {
		this.#lines.set(line.id, line);
	}

	clear(): void {
		this.all = false;
		this.#lines.clear();
	}

	/** The chosen lines for a call. */
	which(query: SpendQuery): Which {
		return this.all ? { query } : { ids: [...this.#lines.keys()] };
	}

	/** The same as a query, for what cites it. */
	asQuery(query: SpendQuery): SpendQuery {
		return this.all ? query : { ids: [...this.#lines.keys()], excluded: 'with' };
	}

	/** Number and sum, spent and agreed apart. */
	sums(totals: Totals): Record<'spent' | 'agreed', { n: number; pence: number }> {
		if (this.all) return totals;
		const sums = { spent: { n: 0, pence: 0 }, agreed: { n: 0, pence: 0 } };
		for (const { kind, pence } of this.#lines.values()) {
			sums[kind].n += 1;
			sums[kind].pence += pence;
		}
		return sums;
	}
}
