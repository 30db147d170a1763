// Automatic versions: what was there before people began to work, and every ten minutes while they do.
import type * as Y from 'yjs';
import { isSameModel } from '#lib/domain/theory/difference.ts';
import { EMPTY_MODEL } from '#lib/domain/theory/model.ts';
import type { VersionStore } from '#server/store/versions.ts';
import { parseRoomName, type RoomKind, roomName } from '#server/sync/room-name.ts';
import type { Rooms } from '#server/sync/rooms.ts';
import { freezeLinks, freezeTheory, type Frozen } from './frozen.ts';
import { thin } from './thin.ts';
import type { Versions } from './versions.ts';

/** The least time between two of them. */
const EVERY_MS = 10 * 60_000;
/** After a failure. */
const AGAIN_MS = 60_000;
const AUTOMATIC = { kind: 'automatic', title: '', reason: '', phaseId: null, createdBy: '' } as const;

export interface Checkpoints {
	/**
	 * To be called before any change of a room's document: where a version is due, the state before that change is kept.
	 * Costs one look-up where none is; never throws.
	 */
	beforeChange(room: string, doc: Y.Doc): void;
	/** Comes back when nothing is under way. */
	settled(): Promise<void>;
	/** Begins nothing new, and waits for what is under way. */
	close(): Promise<void>;
}

/** One for each model, whichever of its rooms changes. */
interface Clock {
	/** Milliseconds since 1970 from when on one may be due; 0 until the database was asked. */
	from: number;
	underWay: Promise<void> | null;
}

export interface CheckpointsContext {
	versions: Pick<Versions, 'keepFrozen' | 'holding'>;
	store: Pick<VersionStore, 'list' | 'newest' | 'remove'>;
	rooms: Pick<Rooms, 'use'>;
	now(): Date;
	/** Told about what went wrong, without any content. */
	report(what: string, error: unknown): void;
}

export function createCheckpoints({ versions, store, rooms, now, report }: CheckpointsContext): Checkpoints {
	/** By room. */
	const clocks = new Map<string, Clock>();
	let closed = false;

	function clockOf(modelId: string): Clock {
		const clock: Clock = { from: 0, underWay: null };
		for (const kind of ['theory', 'links'] as const) clocks.set(roomName(kind, modelId), clock);
		return clock;
	}

	function beforeChange(room: string, doc: Y.Doc): void {
		const known = clocks.get(room);
		if (known && (known.underWay || now().getTime() < known.from)) return;
		const parsed = parseRoomName(room);
		if (closed || !parsed) return;
		const clock = known ?? clockOf(parsed.modelId);
		try {
			const at = now();
			const frozen = freeze(parsed.kind, parsed.modelId, doc);
			clock.underWay = keepIfDue(parsed.modelId, clock, at, frozen)
				.catch((error: unknown) => failed(clock, error))
				.finally(() => (clock.underWay = null));
		} catch (error) {
			failed(clock, error);
		}
	}

	function failed(clock: Clock, error: unknown): void {
		clock.from = now().getTime() + AGAIN_MS;
		report('automatic version', error);
	}

	/** The changing document is taken at once; the other one as soon as its room is there. */
	function freeze(kind: RoomKind, modelId: string, doc: Y.Doc): Promise<Frozen> {
		if (kind === 'theory') {
			const theory = freezeTheory(doc);
			return rooms.use(roomName('links', modelId), (other) => ({ theory, links: freezeLinks(other) }));
		}
		const links = freezeLinks(doc);
		return rooms.use(roomName('theory', modelId), (other) => ({ theory: freezeTheory(other), links }));
	}

	async function keepIfDue(
		modelId: string,
		clock: Clock,
		at: Date,
		freezing: Promise<Frozen>
	): Promise<void> {
		const frozen = await freezing;
		if (clock.from === 0) {
			const last = await store.newest(modelId, 'automatic');
			if (last) clock.from = Date.parse(last.createdAt) + EVERY_MS;
			else if (isEmpty(frozen)) return;
			if (at.getTime() < clock.from) return;
		}
		if (!(await versions.holding(modelId, frozen))) {
			await versions.keepFrozen(modelId, frozen, at, AUTOMATIC);
			const automatic = (await store.list(modelId)).filter(({ kind }) => kind === 'automatic');
			await store.remove(thin(automatic, at));
		}
		// What the newest version holds counts as kept now: a step later it would be much the same.
		clock.from = at.getTime() + EVERY_MS;
	}

	async function settled(): Promise<void> {
		for (const { underWay } of clocks.values()) await underWay;
	}

	return {
		beforeChange,
		settled,
		close() {
			closed = true;
			return settled();
		}
	};
}

/** A new model: nothing is lost with it. */
function isEmpty({ theory: { model }, links }: Frozen): boolean {
	const nothing = { ...EMPTY_MODEL, title: model.title, note: model.note };
	return links.links.size === 0 && isSameModel(nothing, model);
}
