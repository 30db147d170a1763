// A share link while it is being made: what was chosen, what that comes to, what is wrong with it.
import { endOf, type Expiry, expiriesFor, USUAL_EXPIRY } from './expiry.ts';
import { type Reach, reachKey, scopeOf, whyNot } from './reach.ts';
import { addressOf, type LinkRole, makeShareLink, type Scope } from './share-link.ts';

/** A link that was just made; its address is not told again. */
export interface MadeLink {
	address: string;
	label: string;
	role: LinkRole;
	reach: Reach;
	expiresAt: string;
}

export class NewLink {
	label = $state('');
	role: LinkRole = $state('viewer');
	/** Key of the place that was chosen; empty where none is yet. */
	place = $state('');
	expiryChosen: Expiry = $state(USUAL_EXPIRY);
	date = $state('');
	labelError: string | null = $state(null);
	dateError: string | null = $state(null);
	placeError: string | null = $state(null);
	failure: string | null = $state(null);
	busy = $state(false);
	made: MadeLink | null = $state.raw(null);
	/** The link that was made was copied. */
	copied = $state(false);
	/** The form comes back after a link was made, and wants the focus. */
	again = $state(false);

	readonly reaches: readonly Reach[];
	/** How far the own access of whoever makes the link reaches. */
	own: Scope = $state.raw({ kind: 'server' });

	options: readonly { key: string; reach: Reach; refusal: string | null }[] = $derived.by(() =>
		this.reaches.map((reach) => ({
			key: reachKey(reach),
			reach,
			refusal: whyNot(this.role, reach, this.own)
		}))
	);
	/** Where it will reach: the place that was chosen, or the next wider one that the role allows. */
	chosen: Reach | null = $derived.by(() => {
		let option = this.options.find(({ key }) => key === this.place);
		while (option?.refusal) {
			const { reach } = option;
			const study = reach.kind === 'model' ? reach.studyId : null;
			option = this.options.find(({ reach: wider }) =>
				study ? wider.kind === 'study' && wider.studyId === study : false
			);
		}
		return option?.reach ?? null;
	});
	expiry: Expiry = $derived(
		expiriesFor(this.role).some(({ id }) => id === this.expiryChosen) ? this.expiryChosen : USUAL_EXPIRY
	);

	/** @param reaches the places on offer @param preset the one that is chosen beforehand, if any */
	constructor(reaches: readonly Reach[], preset?: Reach) {
		this.reaches = reaches;
		if (preset) this.place = reachKey(preset);
	}

	/** What would be lost if the form closed now, as a question; null where nothing would. */
	get loss(): string | null {
		if (this.made)
			return this.copied
				? null
				: 'The link has not been copied, and it is not shown again. Close all the same?';
		return this.label.trim() ? 'Throw away what you wrote?' : null;
	}

	/** @param next the page that the link opens */
	async make(next: (reach: Reach) => string): Promise<void> {
		if (this.busy) return;
		const end = endOf(this.expiry, this.date, new Date());
		const label = this.label.trim();
		this.failure = null;
		this.labelError = label ? null : 'Say for whom it is, so that you can tell links apart later.';
		this.dateError = end ? null : 'Choose a day that is still to come, within two years.';
		this.placeError = this.chosen ? null : 'Choose how far the link reaches.';
		if (this.labelError || !end || !this.chosen) return;
		const { role, chosen: reach } = this;
		const expiresAt = end.toISOString();
		this.busy = true;
		try {
			const path = await makeShareLink({ role, scope: scopeOf(reach), label, expiresAt });
			this.copied = false;
			this.made = { address: addressOf(path, next(reach), location.origin), label, role, reach, expiresAt };
		} catch (error) {
			this.failure = (error as Error).message;
		} finally {
			this.busy = false;
		}
	}

	/** Back to the form, for another link of the same kind. */
	another(): void {
		this.made = null;
		this.again = true;
		this.label = '';
	}
}
