// A model as the rest of the server sees it: its row, and its two documents in their rooms.
import * as Y from 'yjs';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { LinkChange, Links } from '#lib/domain/evidence/link-commands.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { readLinks, writeLinkChange, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, writeModel } from '#lib/shared-doc/theory-doc.ts';
import type { Drawing } from './drawing/drawing.ts';
import type { ModelSummary, NewModel, StudyStore } from './store/studies.ts';
import { evidenceChangedMessage } from './sync/messages.ts';
import { parseRoomName, roomName } from './sync/room-name.ts';
import type { Rooms } from './sync/rooms.ts';

export interface Models {
	/** Lays a new model out and makes its documents, which can take seconds. Stored is nothing yet. */
	prepare(id: string, studyId: string, model: Model, links?: Iterable<Link>): Promise<NewModel>;
	/** Stores a new model with its links; the row and both documents are written together or not at all. */
	create(id: string, studyId: string, model: Model, links?: Iterable<Link>): Promise<ModelSummary>;
	read(id: string): Promise<Model>;
	readLinks(id: string): Promise<Links>;
	/** Runs a command on the links and writes its change; everybody in the room gets it. */
	changeLinks(id: string, command: (links: Links) => Result<LinkChange>): Promise<Result<LinkChange>>;
	/** Brings what lists show of a model up to date with its document. */
	noteChange(room: string, doc: Y.Doc): Promise<void>;
	/** Tells everybody who has a model of this study open that records changed. */
	tellEvidenceChanged(studyId: string, recordIds: readonly string[]): Promise<void>;
}

export function createModels(studies: StudyStore, rooms: Rooms, drawing: Drawing): Models {
	async function prepare(id: string, studyId: string, model: Model, links: Iterable<Link> = []) {
		const placed = await drawing.placed(model);
		const documents = [
			{ room: roomName('theory', id), snapshot: snapshotOf((doc) => writeModel(doc, placed)) },
			{ room: roomName('links', id), snapshot: snapshotOf((doc) => writeLinks(doc, links)) }
		];
		return { id, studyId, title: model.title, documents };
	}
	return {
		prepare,
		create: async (id, studyId, model, links) =>
			studies.createModel(await prepare(id, studyId, model, links)),
		read: (id) => rooms.use(roomName('theory', id), readModel),
		readLinks: (id) => rooms.use(roomName('links', id), readLinks),
		changeLinks: (id, command) =>
			rooms.use(roomName('links', id), (doc) => {
				const result = command(readLinks(doc));
				if (result.ok) writeLinkChange(doc, result.value, 'api');
				return result;
			}),
		async noteChange(room, doc) {
			const parsed = parseRoomName(room);
			const title = parsed?.kind === 'theory' ? readModel(doc).title.trim() : '';
			if (parsed && title) await studies.renameModel(parsed.modelId, title);
		},
		async tellEvidenceChanged(studyId, recordIds) {
			const message = evidenceChangedMessage(recordIds);
			for (const model of await studies.listModels(studyId)) rooms.tell(roomName('links', model.id), message);
		}
	};
}

function snapshotOf(fill: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	fill(doc);
	const snapshot = Y.encodeStateAsUpdateV2(doc);
	doc.destroy();
	return snapshot;
}
