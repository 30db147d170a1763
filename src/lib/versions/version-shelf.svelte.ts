// The versions of a model as far as this tab has fetched them. What a version holds never changes, so it is fetched once.
import type { Link } from '#lib/domain/evidence/link.ts';
import type { Links } from '#lib/domain/evidence/link-commands.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { callApi } from '#lib/http/api.ts';
import type { ModelFile } from '#lib/model-file/model-file.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import type { Version } from './version.ts';

export class VersionShelf {
	/** Newest first; null until they came. */
	list: readonly Version[] | null = $state.raw(null);
	/** Why they did not come. */
	failure: string = $state('');
	/** By the id of their version, as far as they came. */
	models: ReadonlyMap<string, Model> = $state.raw(new Map());
	readonly #path: string;
	readonly #asked = new Map<string, Promise<Model>>();
	/** One after the other: whoever scrolls through a long list asks for many. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(modelId: string) {
		this.#path = `/models/${encodeURIComponent(modelId)}/versions`;
	}

	async load(): Promise<void> {
		try {
			this.list = (await callApi<{ versions: Version[] }>('GET', this.#path)).versions;
			this.failure = '';
		} catch (error) {
			this.failure = (error as Error).message;
		}
	}

	modelOf(id: string): Promise<Model> {
		const asked = this.#asked.get(id);
		if (asked) return asked;
		const coming = this.#last.then(async () => {
			const model = modelOf(await callApi<ModelFile>('GET', `${this.#path}/${id}`));
			this.models = new Map([...this.models, [id, model]]);
			return model;
		});
		this.#asked.set(id, coming);
		// What did not come can be asked for again.
		this.#last = coming.catch(() => this.#asked.delete(id));
		return coming;
	}

	async linksOf(id: string): Promise<Links> {
		const { links } = await callApi<{ links: Link[] }>('GET', `${this.#path}/${id}/links`);
		return new Map(links.map((link) => [link.id, link]));
	}

	async keep(about: Pick<Version, 'title' | 'reason' | 'phaseId'>): Promise<Version> {
		const kept = await callApi<Version>('POST', this.#path, about);
		this.list = [kept, ...(this.list ?? [])];
		return kept;
	}

	/** Lets the server keep what is there now, before a version is restored here. */
	async putAway(id: string, links: boolean): Promise<void> {
		await callApi('POST', `${this.#path}/${id}/restoration`, { links, edit: false });
	}
}
