// Looking at the same thing together: following somebody's view, and asking everybody to look where one looks oneself.
import type { Person, View } from './people.ts';

/** Whoever comes later than this is not called any more. */
const SUMMONS_MS = 30_000;

/** What is told of this tab to the others. */
export type Told =
	| { field: 'view'; value: View | null }
	| { field: 'following'; value: number | null }
	| { field: 'summons'; value: Person['summons'] };

export class Company {
	readonly #people: () => readonly Person[];
	readonly #me: number;
	readonly #tell: (told: Told) => void;
	#followed: number | null = $state(null);
	#answered: ReadonlyMap<number, number> = $state.raw(new Map());
	#told: View | null = null;
	#summoning: ReturnType<typeof setTimeout> | undefined;

	/** @param people everybody else. @param me the client id of this tab. @param tell passes on to the others */
	constructor(people: () => readonly Person[], me: number, tell: (told: Told) => void) {
		this.#people = people;
		this.#me = me;
		this.#tell = tell;
	}

	/** Whom this person follows; null also once they have left. */
	following: Person | null = $derived.by(
		() => this.#people().find(({ clientId }) => clientId === this.#followed) ?? null
	);
	followers: readonly Person[] = $derived.by(() =>
		this.#people().filter(({ following }) => following === this.#me)
	);
	/** Somebody who asks to look where they look, and has had no answer yet. Who follows them looks there already. */
	summonedBy: Person | null = $derived.by(
		() =>
			this.#people().find(
				({ clientId, summons }) =>
					summons && clientId !== this.#followed && this.#answered.get(clientId) !== summons.at
			) ?? null
	);

	follow(clientId: number | null): void {
		if (this.#followed === clientId) return;
		this.#followed = clientId;
		this.#tell({ field: 'following', value: clientId });
	}

	/** Tells followers what is in sight here; without followers nothing is told. */
	show(view: View): void {
		const news = this.followers.length > 0 ? view : null;
		if (isSame(news, this.#told)) return;
		this.#told = news;
		this.#tell({ field: 'view', value: news });
	}

	/** Asks everybody to look at this. */
	summon(view: View): void {
		clearTimeout(this.#summoning);
		this.#tell({ field: 'summons', value: { at: Date.now(), view } });
		this.#summoning = setTimeout(() => this.#tell({ field: 'summons', value: null }), SUMMONS_MS);
	}

	/** A summons was taken or declined. */
	answer({ clientId, summons }: Person): void {
		if (summons) this.#answered = new Map(this.#answered).set(clientId, summons.at);
	}

	close(): void {
		clearTimeout(this.#summoning);
	}
}

const isSame = (a: View | null, b: View | null) =>
	a === b || (a !== null && b !== null && a.extent === b.extent && a.rect.every((v, i) => v === b.rect[i]));
