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
	/** Keeps a model as it is now, before a version is restored. @returns the version that holds it, new or not */
	keepBeforeRestore(version: VersionSummary, by: string): Promise<VersionSummary>;
	/** Makes a model what it was, by an edit that everybody gets. @returns true where that changed anything */
	restore(version: VersionSummary, withLinks: boolean): Promise<boolean>;
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
		async keepBeforeRestore({ modelId, title, createdAt }, createdBy) {
			const frozen = await freeze(modelId);
			const held = await versions.holding(modelId, frozen);
			if (held) return held;
			const what = title ? `“${title}”` : `the state of ${createdAt.slice(0, 16).replace('T', ', ')} UTC`;
			const about = { title: `Before ${what} was restored`, reason: '', phaseId: null, createdBy };
			return versions.keepFrozen(modelId, frozen, now(), { kind: 'before-restore', ...about });
		},
		async restore({ modelId, id }, withLinks) {
			const content = await versions.read(modelId, id);
			if (!content) return false;
			const theory = await rooms.use(roomName('theory', modelId), (doc: Y.Doc) => {
				const result = restoreModel(content.model)(readModel(doc));
				if (result.ok) writeChange(doc, result.value, 'api');
				return result.ok;
			});
			if (!withLinks) return theory;
			const links = await rooms.use(roomName('links', modelId), (doc: Y.Doc) => {
				const result = restoreLinks(content.links)(readLinks(doc));
				if (result.ok) writeLinkChange(doc, result.value, 'api');
				return result.ok;
			});
			return theory || links;
		}
	};
	return versions;
}
