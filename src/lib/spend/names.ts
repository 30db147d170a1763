// The names that a study gives to what lines of the register hold as ids.
import type { SpendSettings } from '#lib/domain/spend/spend-settings.ts';
import type { Site } from '#lib/domain/study/study.ts';

/** What the pages of the register know of their study. */
export interface SpendStudy {
	id: string;
	title: string;
	sites: readonly Pick<Site, 'id' | 'name' | 'alias' | 'strands'>[];
	spend: SpendSettings;
	/** Roles that approve according to the study's rules, to choose from. */
	approvers: readonly string[];
	models: readonly { id: string; title: string }[];
}

export class Names {
	readonly #sites: ReadonlyMap<string, string>;
	readonly #strands: ReadonlyMap<string, string>;
	readonly #categories: ReadonlyMap<string, string>;
	readonly #types: ReadonlyMap<string, string>;
	readonly #typeOf: ReadonlyMap<string, string>;

	constructor({ sites, spend }: Pick<SpendStudy, 'sites' | 'spend'>) {
		this.#sites = new Map(sites.map(({ id, name, alias }) => [id, name || alias]));
		this.#strands = new Map(sites.flatMap(({ strands }) => strands.map(({ id, title }) => [id, title])));
		this.#categories = new Map(spend.categories.map(({ id, title }) => [id, title]));
		this.#types = new Map(spend.types.map(({ id, title }) => [id, title]));
		this.#typeOf = new Map(spend.categories.map(({ id, typeId }) => [id, typeId]));
	}

	site = (id: string): string => this.#sites.get(id) ?? id;
	strand = (id: string | null): string => (id === null ? 'No strand' : (this.#strands.get(id) ?? id));
	category = (id: string): string => (id === '' ? 'Not coded' : (this.#categories.get(id) ?? id));
	type = (id: string): string => (id === '' ? 'Not coded' : (this.#types.get(id) ?? id));
	/** The type of a category; empty where it is not coded. */
	typeIdOf = (categoryId: string): string => this.#typeOf.get(categoryId) ?? '';
}
