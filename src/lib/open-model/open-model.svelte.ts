// The model open in this tab: its two documents, their sockets, who is here, and the one gateway for changes.
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { LinkChange, Links } from '#lib/domain/evidence/link-commands.ts';
import { evidenceTotal, type Strength, strengths } from '#lib/domain/evidence/strength.ts';
import type { Problem, Result } from '#lib/domain/result.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { type Extent, visiblePart } from '#lib/domain/theory/selection.ts';
import { EVIDENCE_CHANGED } from '#lib/shared-doc/messages.ts';
import { linksRoots, readLinks, writeLinkChange } from '#lib/shared-doc/links-doc.ts';
import {
	readModel,
	rereadModel,
	THEORY_SHAPE,
	theoryRoots,
	theoryShape,
	writeChange
} from '#lib/shared-doc/theory-doc.ts';
import type { EvidenceShelf } from './evidence-shelf.svelte.ts';
import { keepSame } from './keep-same.ts';
import { type Person, othersIn } from './people.ts';
import { SavedCounter } from './saved-counter.ts';
import { type SyncStatus, statusOf } from './status.ts';
import { UndoHistory, type UndoState } from './undo-history.ts';

const RETRY_MS = 5000;

/** What the page was sent with, so that the model is on the screen before any socket is open. */
export interface OpeningState {
	modelId: string;
	studyId: string;
	model: Model;
	links: Links;
	/** Null where this person may not see evidence; strength then comes from the server. */
	shelf: EvidenceShelf | null;
	me: { name: string };
	mayWriteTheory: boolean;
	mayWriteEvidence: boolean;
}

export class OpenModel {
	readonly id: string;
	readonly studyId: string;
	readonly me: { name: string };
	readonly shelf: EvidenceShelf | null;
	readonly mayWriteEvidence: boolean;
	readonly #mayWriteTheory: boolean;
	readonly #theory = new Y.Doc();
	readonly #links = new Y.Doc();
	readonly #history: UndoHistory;
	readonly #providers: WebsocketProvider[] = [];
	readonly #counters: SavedCounter[] = [];
	#retry: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	model: Model = $state.raw()!;
	links: Links = $state.raw()!;
	people: readonly Person[] = $state.raw([]);
	status: SyncStatus = $state.raw({ is: 'connecting' });
	undoState: UndoState = $state.raw({ undo: null, redo: null });
	/** Ids of what this person has selected. */
	selection: readonly string[] = $state.raw([]);
	extent: Extent = $state('core');
	/** The last refusal of a change, for a message to the person. */
	refusal: Problem | null = $state.raw(null);
	/** The document was written by a newer Throughline. */
	outOfDate = $state(false);

	visible: Model = $derived(visiblePart(this.model, this.extent));
	strengths: ReadonlyMap<string, Strength> = $derived(
		strengths(this.links.values(), (id) => this.shelf?.countable.get(id))
	);
	/** Records linked anywhere in the model, and their sources. */
	evidence: { records: number; sources: number } = $derived(
		evidenceTotal(this.links.values(), (id) => this.shelf?.countable.get(id))
	);
	/** Links by the id of what they bear on. */
	linksByTarget: ReadonlyMap<string, readonly Link[]> = $derived(
		Map.groupBy(this.links.values(), (link) => link.targetId)
	);
	/** The one thing that is selected, which the panel shows. */
	selected: string | null = $derived(this.selection.length === 1 ? this.selection[0]! : null);
	#joined = $state(false);
	#joinedLinks = $state(false);
	/** May edit links, right now. */
	mayLink: boolean = $derived.by(() => this.mayWriteEvidence && this.#joinedLinks);
	/** May edit, right now: allowed to, and joined at least once so that nothing is written over unseen. */
	mayEdit: boolean = $derived.by(() => this.#mayWriteTheory && !this.outOfDate && this.#joined);

	constructor(opening: OpeningState) {
		this.id = opening.modelId;
		this.studyId = opening.studyId;
		this.me = opening.me;
		this.shelf = opening.shelf;
		this.#mayWriteTheory = opening.mayWriteTheory;
		this.mayWriteEvidence = opening.mayWriteEvidence;
		this.model = opening.model;
		this.links = opening.links;
		const scopes = [theoryRoots(this.#theory), linksRoots(this.#links)];
		this.#history = new UndoHistory(scopes, (state) => (this.undoState = state));
	}

	/** Joins the rooms. Call it in the browser, once, and `close` when the page goes. */
	connect(): void {
		const base = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
		const theory = this.#join(base, `theory.${this.id}`, this.#theory);
		for (const root of theoryRoots(this.#theory))
			root.observeDeep((events) => {
				if (this.#joined) this.model = rereadModel(this.#theory, this.model, events);
			});
		theory.on('sync', (synced: boolean) => {
			if (!synced) return;
			this.outOfDate = theoryShape(this.#theory) > THEORY_SHAPE;
			this.model = keepSame(this.model, readModel(this.#theory));
			this.#joined = true;
		});
		theory.awareness.setLocalStateField('user', { name: this.me.name });
		theory.awareness.on('change', () => (this.people = othersIn(theory.awareness)));
		if (!this.shelf) return;
		const { shelf } = this;
		const links = this.#join(base, `links.${this.id}`, this.#links);
		this.#links.getMap('links').observeDeep(() => {
			if (links.synced) this.links = readLinks(this.#links);
		});
		links.on('sync', (synced: boolean) => {
			if (!synced) return;
			this.links = keepSame(this.links, readLinks(this.#links));
			this.#joinedLinks = true;
			this.#catchUp(shelf);
		});
		links.messageHandlers[EVIDENCE_CHANGED] = (_encoder, decoder) => {
			const ids = JSON.parse(decoding.readVarString(decoder)) as string[];
			shelf.refresh(ids).catch(() => this.#catchUp(shelf));
		};
	}

	/** Reads what changed while nobody could tell this tab: before it joined, or while it was away. Tries until it works. */
	#catchUp(shelf: EvidenceShelf): void {
		clearTimeout(this.#retry);
		shelf.catchUp().catch(() => {
			if (!this.#closed) this.#retry = setTimeout(() => this.#catchUp(shelf), RETRY_MS);
		});
	}

	#join(base: string, room: string, doc: Y.Doc): WebsocketProvider {
		const provider = new WebsocketProvider(base, room, doc, { disableBc: true });
		this.#providers.push(provider);
		this.#counters.push(new SavedCounter(provider, () => this.#tellStatus()));
		provider.on('sync', () => this.#tellStatus());
		provider.on('status', () => this.#tellStatus());
		provider.on('connection-close', () => this.#tellStatus());
		return provider;
	}

	#tellStatus = () => {
		this.status = statusOf({
			everSynced: this.#joined,
			synced: this.#providers.every((provider) => provider.synced),
			refused: this.#providers.some((provider) => !provider.shouldConnect),
			unsaved: this.#counters.reduce((sum, counter) => sum + counter.waiting, 0),
			mayWrite: this.#mayWriteTheory
		});
	};

	/**
	 * The gateway: runs a command on the model as it is now and writes its change.
	 * @param merge part of the step before it, for typing
	 * @returns true where something was written; a refusal is kept in `refusal` unless nothing had to change
	 */
	run(command: (model: Model) => Result<Change>, merge = false): boolean {
		if (!this.mayEdit) return false;
		return this.#write(command(this.model), merge, (change, origin) =>
			writeChange(this.#theory, change, origin)
		);
	}

	/** The same for links. */
	runOnLinks(command: (links: Links) => Result<LinkChange>, merge = false): boolean {
		if (!this.mayLink) return false;
		return this.#write(command(this.links), merge, (change, origin) =>
			writeLinkChange(this.#links, change, origin)
		);
	}

	#write<C extends { does: string }>(
		result: Result<C>,
		merge: boolean,
		write: (change: C, origin: unknown) => void
	): boolean {
		if (!result.ok) {
			this.refusal = result.problem.code === 'nothing-to-change' ? null : result.problem;
			return false;
		}
		this.refusal = null;
		this.#history.edit(result.value.does, (origin) => write(result.value, origin), merge);
		return true;
	}

	/** Takes back this person's last edit. @returns its name */
	undo(): string | null {
		return this.mayEdit ? this.#history.undo() : null;
	}

	redo(): string | null {
		return this.mayEdit ? this.#history.redo() : null;
	}

	/** Selects, here and in what others see of this person. */
	select(ids: readonly string[]): void {
		if (ids.length === this.selection.length && ids.every((id, i) => id === this.selection[i])) return;
		this.selection = ids;
		this.#providers[0]?.awareness.setLocalStateField('selection', ids.slice(0, 200));
	}

	/** Tells others where the cursor is, in model pixels; null when it has left the canvas. */
	pointAt(cursor: readonly [number, number] | null): void {
		this.#providers[0]?.awareness.setLocalStateField('cursor', cursor);
	}

	/** True where closing the tab now would lose edits. */
	get hasUnsaved(): boolean {
		return this.#counters.some((counter) => counter.waiting > 0);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#retry);
		for (const provider of this.#providers) provider.destroy();
		for (const counter of this.#counters) counter.destroy();
		this.#history.destroy();
		this.#theory.destroy();
		this.#links.destroy();
	}
}
