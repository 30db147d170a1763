// The model open in this tab: its two documents, their sockets, who is here, and the one gateway for changes.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { type Bearing, bearings } from '#lib/domain/evidence/bearing.ts';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { LinkChange, Links, LinkStep } from '#lib/domain/evidence/link-commands.ts';
import { evidenceTotal, type Strength, strengths } from '#lib/domain/evidence/strength.ts';
import type { Problem, Result } from '#lib/domain/result.ts';
import type { Change, Step } from '#lib/domain/theory/change.ts';
import { EVERYTHING, keeping, type Lens, onlyPicked, pickedBy } from '#lib/domain/theory/lens.ts';
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
import { Company } from './company.svelte.ts';
import type { EvidenceShelf } from './evidence-shelf.svelte.ts';
import { keepSame } from './keep-same.ts';
import type { LeftBehind } from './left-behind.ts';
import { Line } from './line.ts';
import { type Person, othersIn } from './people.ts';
import { watchNetwork } from './reconnect.ts';
import { type LineState, type SyncStatus, statusOf } from './status.ts';
import { fieldsSet, UndoHistory, type UndoState } from './undo-history.ts';

const RETRY_MS = 5000;
/** Cursors are sent at most this often. */
const POINT_MS = 50;

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
	/** Of the server's database: another one after a restore from a backup. */
	generation: string;
}

export class OpenModel {
	readonly id: string;
	readonly studyId: string;
	readonly me: { name: string };
	readonly shelf: EvidenceShelf | null;
	readonly mayWriteEvidence: boolean;
	/** May ever edit the theory here; whether just now, says `mayEdit`. */
	readonly mayWriteTheory: boolean;
	readonly #theory = new Y.Doc();
	readonly #links = new Y.Doc();
	readonly #history: UndoHistory;
	readonly #generation: string;
	/** The model's line first, then that of the links for those who may see them. */
	readonly #lines: Line[] = [];
	readonly #tellOfOthers = new Set<(before: Model, after: Model) => void>();
	#stopWatching = () => {};
	#pointing: ReturnType<typeof setTimeout> | undefined;
	#pointedAt: readonly [number, number] | null = null;
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
	/** Unsaved changes of earlier tabs that cannot be sent any more. */
	leftBehind: readonly LeftBehind[] = $state.raw([]);

	/** What of the visible part is looked at; a filter, or what is joined to something. */
	lens: Lens = $state.raw(EVERYTHING);
	/** Following others, and being followed. */
	readonly company: Company;

	/** All that the extent shows, whatever the lens. */
	part: Model = $derived(visiblePart(this.model, this.extent));
	/** Ids of what the lens picks out of that; null for all of it. */
	picked: ReadonlySet<string> | null = $derived.by(() =>
		pickedBy(this.part, this.lens, {
			strength: (id) => this.strengths.get(id),
			bearing: (id) => this.bearings.get(id)
		})
	);
	visible: Model = $derived.by(() =>
		this.picked && this.lens.rest === 'hide' ? onlyPicked(this.part, this.picked) : this.part
	);
	/** True for what is to be seen faintly, since the lens does not pick it and yet leaves it there. */
	isFaded(id: string): boolean {
		return this.picked !== null && this.lens.rest === 'fade' && !this.picked.has(id);
	}
	strengths: ReadonlyMap<string, Strength> = $derived(
		strengths(this.links.values(), (id) => this.shelf?.countable.get(id))
	);
	bearings: ReadonlyMap<string, Bearing> = $derived(
		bearings(this.links.values(), (id) => this.shelf?.countable.get(id))
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
	/** The document was written by a newer Throughline. */
	#updated = false;
	/** The server takes no more changes of the model, or of the links, so none can be made. */
	#stopped = $state.raw({ model: false, links: false });
	/** May edit links, right now. */
	mayLink: boolean = $derived.by(
		() => this.mayWriteEvidence && this.#joinedLinks && !this.#stopped.links && !this.#stopped.model
	);
	/** May edit, right now: allowed to, and joined at least once so that nothing is written over unseen. */
	mayEdit: boolean = $derived.by(() => this.mayWriteTheory && this.#joined && !this.#stopped.model);

	constructor(opening: OpeningState) {
		this.id = opening.modelId;
		this.studyId = opening.studyId;
		this.me = opening.me;
		this.shelf = opening.shelf;
		this.mayWriteTheory = opening.mayWriteTheory;
		this.mayWriteEvidence = opening.mayWriteEvidence;
		this.#generation = opening.generation;
		this.model = opening.model;
		this.links = opening.links;
		const scopes = [theoryRoots(this.#theory), linksRoots(this.#links)];
		this.company = new Company(
			() => this.people,
			this.#theory.clientID,
			({ field, value }) => this.#lines[0]?.provider.awareness.setLocalStateField(field, value)
		);
		this.#history = new UndoHistory(scopes, (state) => (this.undoState = state));
	}

	/** @param tell is told what others change: the model before and after it. @returns a function that ends that */
	watchOthers(tell: (before: Model, after: Model) => void): () => void {
		this.#tellOfOthers.add(tell);
		return () => this.#tellOfOthers.delete(tell);
	}

	/** Joins the rooms. Call it in the browser, once, and `close` when the page goes. */
	connect(): void {
		const { provider } = this.#join('model', `theory.${this.id}`, this.#theory, this.mayWriteTheory);
		for (const root of theoryRoots(this.#theory))
			root.observeDeep((events, { local }) => {
				if (!this.#joined) return;
				const before = this.model;
				this.model = rereadModel(this.#theory, before, events);
				if (!local) for (const tell of this.#tellOfOthers) tell(before, this.model);
			});
		provider.on('sync', (synced: boolean) => {
			if (!synced) return;
			this.#updated = theoryShape(this.#theory) > THEORY_SHAPE;
			this.model = keepSame(this.model, readModel(this.#theory));
			if (!this.#joined) this.lookForLeftBehind().catch(() => {});
			this.#joined = true;
			this.#tellStatus();
		});
		provider.awareness.on('change', () => {
			this.people = othersIn(provider.awareness);
			this.company.peopleChanged();
		});
		if (this.shelf) this.#connectLinks(this.shelf);
		this.#stopWatching = watchNetwork(this.#lines);
		for (const line of this.#lines) void line.start();
	}

	#connectLinks(shelf: EvidenceShelf): void {
		const { provider } = this.#join('links', `links.${this.id}`, this.#links, this.mayWriteEvidence);
		this.#links.getMap('links').observeDeep(() => {
			if (this.#joinedLinks) this.links = readLinks(this.#links);
		});
		provider.on('sync', (synced: boolean) => {
			if (!synced) return;
			this.links = keepSame(this.links, readLinks(this.#links));
			this.#joinedLinks = true;
			this.#catchUp(shelf);
		});
		provider.messageHandlers[EVIDENCE_CHANGED] = (_encoder, decoder) => {
			const ids = JSON.parse(decoding.readVarString(decoder)) as string[];
			shelf.refresh(ids).catch(() => this.#catchUp(shelf));
		};
	}

	/** Looks for unsaved changes that cannot be sent any more, and removes copies that are of no use. */
	async lookForLeftBehind(): Promise<void> {
		const [{ findLeftBehind }, { tidyCopies }] = await Promise.all([
			import('./left-behind.ts'),
			import('./local-copies.ts')
		]);
		await tidyCopies(this.#generation, this.shelf !== null);
		const mayWrite = { model: this.mayWriteTheory, links: this.mayWriteEvidence };
		this.leftBehind = await findLeftBehind({ modelId: this.id, generation: this.#generation, mayWrite });
	}

	/** Reads what changed while nobody could tell this tab: before it joined, or while it was away. Tries until it works. */
	#catchUp(shelf: EvidenceShelf): void {
		clearTimeout(this.#retry);
		shelf.catchUp().catch(() => {
			if (!this.#closed) this.#retry = setTimeout(() => this.#catchUp(shelf), RETRY_MS);
		});
	}

	/** Throws left-behind changes away. */
	async throwLeftBehindAway(left: LeftBehind): Promise<void> {
		const { throwAway } = await import('./left-behind.ts');
		await throwAway(left.copies.map(({ name }) => name));
		await this.lookForLeftBehind();
	}

	/** Throws this tab's unsaved changes and their copies away. Nothing can be done here after that but to reload. */
	async throwUnsavedAway(): Promise<void> {
		await this.close();
		const [{ throwAway }, { copyName }] = await Promise.all([
			import('./left-behind.ts'),
			import('./local-copies.ts')
		]);
		await throwAway(
			[`theory.${this.id}`, `links.${this.id}`].map((room) => copyName(this.#generation, room))
		);
	}

	#join(what: LineState['what'], room: string, doc: Y.Doc, mayWrite: boolean): Line {
		const line = new Line({
			what,
			base: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
			room,
			doc,
			generation: this.#generation,
			mayWrite,
			onChange: this.#tellStatus
		});
		this.#lines.push(line);
		return line;
	}

	#tellStatus = () => {
		const states = this.#lines.map((line) => line.state);
		if (this.#updated) states[0]!.refusal ??= 'updated';
		this.status = statusOf(states);
		const stopped = { model: false, links: false };
		// Who was signed out may go on where a copy keeps it: they come in again, and it is sent.
		for (const { what, refusal, kept } of states)
			if (refusal && !(refusal === 'signed-out' && kept)) stopped[what] = true;
		this.#stopped = keepSame(this.#stopped, stopped);
	};

	/**
	 * The gateway: runs a command on the model as it is now and writes its change.
	 * @param merge part of the step before it where that set the same fields, for typing
	 * @returns true where something was written; a refusal is kept in `refusal` unless nothing had to change
	 */
	run(command: (model: Model) => Result<Change>, merge = false): boolean {
		if (!this.mayEdit) return false;
		return this.#write(command(this.model), merge, (change, origin) => {
			if (this.picked) this.lens = keeping(this.lens, this.picked, change);
			writeChange(this.#theory, change, origin);
		});
	}

	/** The same for links. */
	runOnLinks(command: (links: Links) => Result<LinkChange>, merge = false): boolean {
		if (!this.mayLink) return false;
		return this.#write(command(this.links), merge, (change, origin) =>
			writeLinkChange(this.#links, change, origin)
		);
	}

	#write<C extends { does: string; steps: readonly (Step | LinkStep)[] }>(
		result: Result<C>,
		merge: boolean,
		write: (change: C, origin: unknown) => void
	): boolean {
		if (!result.ok) {
			this.refusal = result.problem.code === 'nothing-to-change' ? null : result.problem;
			return false;
		}
		this.refusal = null;
		const { does, steps } = result.value;
		this.#history.edit(does, (origin) => write(result.value, origin), merge ? fieldsSet(steps) : null);
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
		this.#lines[0]?.provider.awareness.setLocalStateField('selection', ids.slice(0, 200));
	}

	/** Tells others where the cursor is, in model pixels; null when it has left the canvas. */
	pointAt(cursor: readonly [number, number] | null): void {
		this.#pointedAt = cursor;
		if (this.#pointing) return;
		this.#lines[0]?.provider.awareness.setLocalStateField('cursor', cursor);
		// What comes within this time is told at its end, and only where the cursor is then.
		this.#pointing = setTimeout(() => {
			this.#pointing = undefined;
			if (this.#pointedAt !== cursor) this.pointAt(this.#pointedAt);
		}, POINT_MS);
	}

	/** True where there are changes that no server has confirmed. */
	get hasUnsaved(): boolean {
		return !this.#closed && this.#lines.some((line) => line.state.unsaved > 0);
	}

	/** Leaves the rooms, once what was just sent is confirmed or will not be. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#retry);
		clearTimeout(this.#pointing);
		this.company.close();
		this.#stopWatching();
		await Promise.all(this.#lines.map((line) => line.close()));
		this.#history.destroy();
		this.#theory.destroy();
		this.#links.destroy();
	}
}
