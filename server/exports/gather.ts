// Reads all that an export is made from, as whoever asks may see it.
import { studyFigures } from '#lib/domain/spend/figures/study-figures.ts';
import type { EvidenceRecord } from '#lib/domain/evidence/record.ts';
import type { Audience } from '#lib/domain/release/audience.ts';
import { isPartKind, PART_KINDS } from '#lib/domain/report/part-kinds.ts';
import type { ReportFields } from '#lib/domain/report/report.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { plainViews, type SavedView } from '#lib/domain/views/saved-view.ts';
import type { ModelFacts, ReportFacts } from '#lib/report/facts.ts';
import type { Services } from '#server/services.ts';

/** The parts of the server that are read; the command line has them without a server. */
export type Readable = Pick<Services, 'evidence' | 'families' | 'questionnaires' | 'savedViews'> & {
	models: Pick<Services['models'], 'read' | 'readLinks'>;
	versions: Pick<Services['versions'], 'find' | 'read'>;
	spend: Parameters<typeof studyFigures>[0];
};

/** What is wanted of it. */
export interface Wanted {
	study: Study;
	audience: Audience;
	views: readonly SavedView[];
	/** Models that are shown whole, beside those of the views. */
	modelIds: readonly string[];
	mayReadRecords: boolean;
	withSpending: boolean;
	withReturns: boolean;
}

const PAGE = 1000;

export async function gatherFacts(from: Readable, wanted: Wanted): Promise<ReportFacts> {
	const { study, audience, mayReadRecords } = wanted;
	const records = mayReadRecords ? await allRecords(from, study.id) : null;
	const sources = await from.evidence.listSources(study.id);
	const returns = mayReadRecords && wanted.withReturns ? await from.questionnaires.list(study.id) : null;
	const titles = new Map(sources.map(({ id, title }) => [id, title]));
	return {
		study,
		models: await modelsOf(from, wanted),
		views: wanted.views,
		sources: mayReadRecords ? sources : [],
		records,
		spendFigures: wanted.withSpending
			? await studyFigures(from.spend, study, {
					release: wanted.audience.tier === 'site' ? 'others' : wanted.audience.tier,
					withLeftOut: false,
					bandEdges: null,
					mayReadRecords,
					sourceTitles: mayReadRecords ? titles : new Map()
				})
			: [],
		returns,
		familyCodes: audience.tier === 'team' ? [] : await familyCodes(from, study.id, records ?? [])
	};
}

/** What a report needs of its study. */
export async function wantedBy(
	{ savedViews }: Readable,
	study: Study,
	report: ReportFields,
	audience: Audience
): Promise<Wanted> {
	const parts = report.parts.filter(({ kind }) => isPartKind(kind));
	const modelIds = [...new Set(parts.flatMap(({ modelId }) => modelId ?? []))];
	const asked = new Set(parts.map(({ modelId, viewId }) => `${modelId} ${viewId}`));
	const views: SavedView[] = [];
	for (const modelId of modelIds)
		for (const view of [...(await savedViews.list(modelId)), ...plainViews(modelId)])
			if (asked.has(`${modelId} ${view.id}`)) views.push(view);
	const groupOf = (kind: string) => (isPartKind(kind) ? PART_KINDS[kind].group : '');
	return {
		study,
		audience,
		views,
		modelIds,
		mayReadRecords: true,
		withSpending: parts.some(({ kind }) => groupOf(kind) === 'Spending'),
		withReturns: parts.some(({ kind }) => kind === 'questionnaires')
	};
}

async function modelsOf(from: Readable, { views, modelIds, mayReadRecords }: Wanted): Promise<ModelFacts[]> {
	const found = new Map<string, ModelFacts>();
	for (const modelId of modelIds) found.set(modelId, await modelNow(from, modelId, mayReadRecords));
	for (const { modelId, filter } of views) {
		const { versionId } = filter;
		const key = versionId === null ? modelId : `${modelId} ${versionId}`;
		if (found.has(key)) continue;
		const facts =
			versionId === null
				? await modelNow(from, modelId, mayReadRecords)
				: await modelThen(from, modelId, versionId, mayReadRecords);
		if (facts) found.set(key, facts);
	}
	return [...found.values()];
}

async function modelNow({ models }: Readable, modelId: string, withLinks: boolean): Promise<ModelFacts> {
	return {
		modelId,
		versionId: null,
		versionWords: '',
		model: await models.read(modelId),
		links: withLinks ? [...(await models.readLinks(modelId)).values()] : null
	};
}

/** Undefined where the version is gone meanwhile. */
async function modelThen(
	{ versions }: Readable,
	modelId: string,
	versionId: string,
	withLinks: boolean
): Promise<ModelFacts | undefined> {
	const about = await versions.find(modelId, versionId);
	const content = await versions.read(modelId, versionId);
	if (!about || !content) return undefined;
	const day = new Date(about.createdAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
	return {
		modelId,
		versionId,
		versionWords: about.title ? `Version “${about.title}”, ${day}` : `Version of ${day}`,
		model: content.model,
		links: withLinks ? [...content.links.values()] : null
	};
}

async function allRecords({ evidence }: Readable, studyId: string): Promise<EvidenceRecord[]> {
	const records: EvidenceRecord[] = [];
	for (;;) {
		const page = await evidence.list(studyId, {}, { limit: PAGE, offset: records.length });
		records.push(...page.records);
		if (page.records.length < PAGE) return records;
	}
}

async function familyCodes(
	{ families, questionnaires, spend }: Readable,
	studyId: string,
	records: readonly EvidenceRecord[]
): Promise<string[]> {
	const known = await families.list(studyId);
	const paid = await spend.perFamily(studyId, { excluded: 'with' });
	const returns = await questionnaires.list(studyId);
	return [
		...new Set([
			...known.map(({ code }) => code),
			...paid.families.map(({ familyCode }) => familyCode),
			...records.map(({ familyCode }) => familyCode),
			...returns.map(({ caseCode }) => caseCode)
		])
	].filter((code) => code !== '');
}
