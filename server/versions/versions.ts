// Versions of models: kept outside of the documents, read, and restored as one more edit.
import type * as Y from 'yjs';
import { restoreLinks } from '#lib/domain/evidence/restore-links.ts';
import { isSameModel } from '#lib/domain/theory/difference.ts';
import { restoreModel } from '#lib/domain/theory/restore-command.ts';
import { readLinks, writeLinkChange } from '#lib/shared-doc/links-doc.ts';
import { readModel, writeChange } from '#lib/shared-doc/theory-doc.ts';
import type { VersionStore, VersionSummary } from '#server/store/versions.ts';
import { roomName } from '#server/sync/room-name.ts';
import type { Rooms } from '#server/sync/rooms.ts';
import { countsOf, freezeLinks, freezeTheory, type Frozen, pack, type Thawed, unpack } from './frozen.ts';

/** So often a restore begins anew where people change the model under it; then it goes on regardless. */
const MAX_ROUNDS = 5;
const MOVED = Symbol('moved');

/** What is said of a version when it is made. */
export type About = Pick<VersionSummary, 'kind' | 'title' | 'reason' | 'phaseId' | 'createdBy'>;

export interface Versions {
	/** Newest first. */
	list(modelId: string): Promise<VersionSummary[]>;
	find(modelId: string, id: string): Promise<VersionSummary | undefined>;
	/** The model and links of a version. */
	read(modelId: string, id: string): Promise<Thawed | undefined>;
	/** Keeps a model as it is now. */
	keep(modelId: string, about: About): Promise<VersionSummary>;
	/** Keeps a state that was taken at a time. */
	keepFrozen(modelId: string, frozen: Frozen, at: Date, about: About): Promise<VersionSummary>;
	/** The newest version, of whatever kind, where it holds just this. */
	holding(modelId: string, frozen: Frozen): Promise<VersionSummary | undefined>;
	/**
	 * Makes a model what it was, by an edit that everybody gets; without `edit` it only keeps what is there, for whoever
	 * makes the edit themselves.
	 * @returns the version, new or not, that holds what was there before, and whether anything changed; undefined where
	 * the version to restore is gone
	 */
	restore(
		version: VersionSummary,
		what: { links: boolean; edit: boolean },
		by: string
	): Promise<{ before: VersionSummary; changed: boolean } | undefined>;
}

export function createVersions(
	store: VersionStore,
	rooms: Pick<Rooms, 'use'>,
	now: () => Date,
	newId: () => string
): Versions {
	const freeze = async (modelId: string): Promise<Frozen> => ({
		theory: await rooms.use(roomName('theory', modelId), freezeTheory),
		links: await rooms.use(roomName('links', modelId), freezeLinks)
	});
	/** What is there before a restore, as a version; the newest where that holds just it. */
	async function keptBefore(
		{ modelId, title, createdAt }: VersionSummary,
		frozen: Frozen,
		createdBy: string
	): Promise<VersionSummary> {
		const held = await versions.holding(modelId, frozen);
		if (held) return held;
		const what = title ? `“${title}”` : `the state of ${createdAt.slice(0, 16).replace('T', ', ')} UTC`;
		const about = { title: `Before ${what} was restored`, reason: '', phaseId: null, createdBy };
		return versions.keepFrozen(modelId, frozen, now(), { kind: 'before-restore', ...about });
	}

	const versions: Versions = {
		list: (modelId) => store.list(modelId),
		find: (modelId, id) => store.find(modelId, id),
		async read(modelId, id) {
			const content = await store.content(modelId, id);
			return content && unpack(content);
		},
		keep: async (modelId, about) => versions.keepFrozen(modelId, await freeze(modelId), now(), about),
		async keepFrozen(modelId, frozen, at, about) {
			const version = { id: newId(), modelId, ...about, createdAt: at.toISOString(), ...countsOf(frozen) };
			await store.add(version, await pack(frozen));
			return version;
		},
		async holding(modelId, { theory, links }) {
			const newest = await store.newest(modelId);
			const content = newest && (await versions.read(modelId, newest.id));
			const same =
				content && isSameModel(content.model, theory.model) && !restoreLinks(content.links)(links.links).ok;
			return same ? newest : undefined;
		},
		async restore(version, { links: withLinks, edit }, createdBy) {
			const { modelId } = version;
			const content = await versions.read(modelId, version.id);
			if (!content) return undefined;
			// What people change between keeping and restoring must not be lost to both: then it is kept once more.
			for (let round = 1; ; round++) {
				const frozen = await freeze(modelId);
				const before = await keptBefore(version, frozen, createdBy);
				if (!edit) return { before, changed: false };
				const mayHaveMoved = round < MAX_ROUNDS;
				const links =
					withLinks &&
					(await rooms.use(roomName('links', modelId), (doc: Y.Doc) => {
						const now = readLinks(doc);
						if (mayHaveMoved && restoreLinks(frozen.links.links)(now).ok) return MOVED;
						const result = restoreLinks(content.links)(now);
						if (result.ok) writeLinkChange(doc, result.value, 'api');
						return result.ok;
					}));
				if (links === MOVED) continue;
				const theory = await rooms.use(roomName('theory', modelId), (doc: Y.Doc) => {
					const now = readModel(doc);
					if (mayHaveMoved && !isSameModel(now, frozen.theory.model)) return MOVED;
					const result = restoreModel(content.model)(now);
					if (result.ok) writeChange(doc, result.value, 'api');
					return result.ok;
				});
				if (theory !== MOVED) return { before, changed: theory || links };
			}
		}
	};
	return versions;
}
