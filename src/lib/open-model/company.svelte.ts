// Looking at the same thing together: following somebody's view, and asking everybody to look where one looks oneself.
import type { Person, View } from './people.ts';

/** Whoever comes later than this is not called any more. */
const SUMMONS_MS = 30_000;
/** Somebody who calls again sooner than this after an answer is not heard. */
const QUIET_MS = 10_000;
/** Whoever is away for longer than this has left, and is not followed any more; a line that breaks comes back sooner. */
const AWAY_MS = 10_000;

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
	/** Until when those of a name are not heard, however often they come in anew. */
	readonly #quiet = new Map<string, number>();
	#told: View | null = null;
	#leaving: ReturnType<typeof setTimeout> | undefined;
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
	/**
	 * What this person is to look at: the view of whom they follow or, since followers show none, of whom that one
	 * follows in turn. Nobody leads in a ring, so there nobody is moved.
	 */
	followedView: View | null = $derived.by(() => {
		const people = new Map(this.#people().map((person) => [person.clientId, person]));
		const seen = new Set<number>([this.#me]);
		for (let leader = this.following; leader && !seen.has(leader.clientId);) {
			seen.add(leader.clientId);
			if (leader.following === this.#me) return null;
			const next = leader.following === null ? undefined : people.get(leader.following);
			if (!next) return leader.view;
			leader = next;
		}
		return null;
	});
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
		clearTimeout(this.#leaving);
		this.#leaving = undefined;
		this.#followed = clientId;
		this.#tell({ field: 'following', value: clientId });
	}

	/** To be called when somebody came, went or told something of themselves. */
	peopleChanged(): void {
		if (this.#followed === null || this.following) {
			clearTimeout(this.#leaving);
			this.#leaving = undefined;
		} else this.#leaving ??= setTimeout(() => this.follow(null), AWAY_MS);
		for (const { clientId, name, summons } of this.#people())
			if (summons && Date.now() < (this.#quiet.get(name) ?? 0)) this.#take(clientId, summons.at);
	}

	/**
	 * Tells followers what is in sight here; without followers nothing is told, and neither while this view is another's:
	 * two who follow each other would move each other for ever.
	 */
	show(view: View): void {
		const news = this.followers.length > 0 && this.following === null ? view : null;
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
	answer({ clientId, name, summons }: Person): void {
		if (!summons) return;
		this.#quiet.set(name, Date.now() + QUIET_MS);
		this.#take(clientId, summons.at);
	}

	#take(clientId: number, at: number): void {
		if (this.#answered.get(clientId) !== at) this.#answered = new Map(this.#answered).set(clientId, at);
	}

	close(): void {
		clearTimeout(this.#leaving);
		clearTimeout(this.#summoning);
	}
}

const isSame = (a: View | null, b: View | null) =>
	a === b || (a !== null && b !== null && a.extent === b.extent && a.rect.every((v, i) => v === b.rect[i]));
