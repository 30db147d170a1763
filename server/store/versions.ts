// Versions of models as rows: what is said of each, and apart from that its content, which is large.
import type { Db } from './database.ts';
import type { VersionTable } from './schema.ts';

/** `automatic`: kept by the server while people work; `before-restore`: what a restoring put away. */
export const VERSION_KINDS = ['automatic', 'named', 'before-restore'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export interface VersionSummary {
	id: string;
	modelId: string;
	kind: VersionKind;
	/** '' for automatic ones. */
	title: string;
	reason: string;
	phaseId: string | null;
	/** ISO 8601. */
	createdAt: string;
	/** A name; '' for automatic ones. */
	createdBy: string;
	nodes: number;
	arrows: number;
	links: number;
}

/** As it is stored: model file and links as JSON under Brotli, and both documents as Yjs state V2. */
export interface VersionContent {
	model: Uint8Array;
	links: Uint8Array;
	theoryState: Uint8Array;
	linksState: Uint8Array;
}

export interface VersionStore {
	/** Newest first. */
	list(modelId: string): Promise<VersionSummary[]>;
	find(modelId: string, id: string): Promise<VersionSummary | undefined>;
	content(modelId: string, id: string): Promise<Pick<VersionContent, 'model' | 'links'> | undefined>;
	/** The newest of one kind, or of any. */
	newest(modelId: string, kind?: VersionKind): Promise<VersionSummary | undefined>;
	add(version: VersionSummary, content: VersionContent): Promise<void>;
	remove(ids: readonly string[]): Promise<void>;
}

const SUMMARY = [
	'id',
	'model_id',
	'kind',
	'title',
	'reason',
	'phase_id',
	'created_at',
	'created_by',
	'node_count',
	'arrow_count',
	'link_count'
] as const satisfies readonly (keyof VersionTable)[];

export function versionStore(db: Db): VersionStore {
	const newestFirst = (modelId: string) =>
		db
			.selectFrom('version')
			.select(SUMMARY)
			.where('model_id', '=', modelId)
			.orderBy('created_at', 'desc')
			.orderBy('id', 'desc');
	return {
		async list(modelId) {
			return (await newestFirst(modelId).execute()).map(summaryOf);
		},
		async find(modelId, id) {
			const row = await db
				.selectFrom('version')
				.select(SUMMARY)
				.where('model_id', '=', modelId)
				.where('id', '=', id)
				.executeTakeFirst();
			return row && summaryOf(row);
		},
		content: (modelId, id) =>
			db
				.selectFrom('version')
				.select(['model', 'links'])
				.where('model_id', '=', modelId)
				.where('id', '=', id)
				.executeTakeFirst(),
		async newest(modelId, kind) {
			const row = await newestFirst(modelId)
				.$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
				.limit(1)
				.executeTakeFirst();
			return row && summaryOf(row);
		},
		async add(version, { model, links, theoryState, linksState }) {
			await db
				.insertInto('version')
				.values({
					id: version.id,
					model_id: version.modelId,
					kind: version.kind,
					title: version.title,
					reason: version.reason,
					phase_id: version.phaseId,
					created_at: version.createdAt,
					created_by: version.createdBy,
					node_count: version.nodes,
					arrow_count: version.arrows,
					link_count: version.links,
					model,
					links,
					theory_state: theoryState,
					links_state: linksState
				})
				.execute();
		},
		async remove(ids) {
			if (ids.length > 0)
				await db
					.deleteFrom('version')
					.where('id', 'in', [...ids])
					.execute();
		}
	};
}

const summaryOf = (row: Pick<VersionTable, (typeof SUMMARY)[number]>): VersionSummary => ({
	id: row.id,
	modelId: row.model_id,
	kind: VERSION_KINDS.find((kind) => kind === row.kind) ?? 'named',
	title: row.title,
	reason: row.reason,
	phaseId: row.phase_id,
	createdAt: row.created_at,
	createdBy: row.created_by,
	nodes: row.node_count,
	arrows: row.arrow_count,
	links: row.link_count
});
