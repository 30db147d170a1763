// What must hold within a study before it is stored: ids are told apart, what is named exists, bands and edges rise.
// Shapes and lengths are checked where a study comes in; this is about how its parts fit each other.
import type { DataCollectionRow } from './data-collection.ts';
import type { ApprovalBand, PrintedTable, Site, Study } from './study.ts';

/** One thing that does not fit: where, and what is wrong with it. */
export interface StudyFault {
	/** Names and positions from 0, e.g. `sites.0.facts.3.strandId`. */
	path: string;
	message: string;
}

/** What a study may name that is kept outside of it. */
export interface Surroundings {
	sourceIds: ReadonlySet<string>;
	modelIds: ReadonlySet<string>;
}

/** @returns every fault; nothing where all of it fits */
export function checkStudy(
	study: Omit<Study, 'revision'>,
	{ sourceIds, modelIds }: Surroundings
): StudyFault[] {
	const { phases, sites, spend, printedTables, dataCollection } = study;
	const siteIds = new Set(sites.map(({ id }) => id));
	const typeIds = new Set(spend.types.map(({ id }) => id));
	return [
		...repeated(phases, 'phases'),
		...repeated(sites, 'sites'),
		...repeated(spend.types, 'spend.types'),
		...repeated(spend.categories, 'spend.categories'),
		...repeated(spend.exclusions, 'spend.exclusions'),
		...repeated(printedTables, 'printedTables'),
		...repeated(dataCollection, 'dataCollection'),
		...sites.flatMap((site, i) => siteFaults(site, `sites.${i}`)),
		...spend.categories.flatMap(({ typeId }, i) =>
			typeIds.has(typeId)
				? []
				: [fault(`spend.categories.${i}.typeId`, 'belongs to a type that this study does not have')]
		),
		...spend.types.flatMap(({ pathway }, i) =>
			pathway === null || modelIds.has(pathway.modelId)
				? []
				: [fault(`spend.types.${i}.pathway`, 'names a model that this study does not have')]
		),
		...spend.exclusions.flatMap(({ siteId }, i) =>
			siteId === null || siteIds.has(siteId) ? [] : [noSite(`spend.exclusions.${i}.siteId`)]
		),
		...rising(spend.bandEdges, 'spend.bandEdges'),
		...printedTables.flatMap((table, i) => tableFaults(table, `printedTables.${i}`, { phases, siteIds })),
		...dataCollection.flatMap((row, i) => collectedFaults(row, `dataCollection.${i}`, { phases, siteIds })),
		...citationFaults(study, '', sourceIds)
	];
}

const fault = (path: string, message: string): StudyFault => ({ path, message });
const noSite = (path: string) => fault(path, 'names a site that this study does not have');
const noPhase = (path: string) => fault(path, 'names a phase that this study does not have');

function repeated(items: readonly { id: string }[], path: string): StudyFault[] {
	const seen = new Set<string>();
	return items.flatMap(({ id }, i) => {
		const again = seen.has(id);
		seen.add(id);
		return again ? [fault(`${path}.${i}.id`, `“${id}” stands here twice; every id is given once`)] : [];
	});
}

function siteFaults(site: Site, path: string): StudyFault[] {
	const strands = new Set(site.strands.map(({ id }) => id));
	const named = (list: readonly { strandId: string | null }[], name: string) =>
		list.flatMap(({ strandId }, i) =>
			strandId === null || strands.has(strandId)
				? []
				: [fault(`${path}.${name}.${i}.strandId`, 'names a strand that this site does not have')]
		);
	const rules = new Set<string>();
	const stages = new Set<string>();
	return [
		...repeated(site.strands, `${path}.strands`),
		...named(site.facts, 'facts'),
		...named(site.approvalRules, 'approvalRules'),
		...site.approvalRules.flatMap(({ version, strandId, from, until, bands }, i) => {
			const at = `${path}.approvalRules.${i}`;
			const key = JSON.stringify([version, strandId]);
			const again = rules.has(key);
			rules.add(key);
			return [
				...(again
					? [fault(`${at}.version`, 'stands here twice for the same strand; give it another name')]
					: []),
				...(from !== null && until !== null && until.slice(0, from.length) < from.slice(0, until.length)
					? [fault(`${at}.until`, 'lies before the day from which the rules held')]
					: []),
				...bandFaults(bands, `${at}.bands`)
			];
		}),
		...site.funnel.flatMap(({ stage }, i) => {
			const again = stages.has(stage);
			stages.add(stage);
			return again ? [fault(`${path}.funnel.${i}.stage`, 'stands here twice')] : [];
		})
	];
}

/** Bands stand in order, each ends above where it begins, and none begins before the last one ended. */
export function bandFaults(bands: readonly ApprovalBand[], path: string): StudyFault[] {
	let end: number | null = 0;
	return bands.flatMap(({ overPence, upToPence }, i) => {
		const before: number | null = end;
		end = upToPence;
		if (upToPence !== null && upToPence <= overPence)
			return [fault(`${path}.${i}.upToPence`, 'is not above where the band begins')];
		if (before === null)
			return [
				fault(`${path}.${i}.overPence`, 'comes after a band without an upper end; give that one an end')
			];
		return overPence < before
			? [
					fault(
						`${path}.${i}.overPence`,
						'lies within the band before; bands stand in order and do not overlap'
					)
				]
			: [];
	});
}

const rising = (edges: readonly number[], path: string): StudyFault[] =>
	edges.flatMap((edge, i) =>
		i > 0 && edge <= edges[i - 1]! ? [fault(`${path}.${i}`, 'is not above the edge before')] : []
	);

function tableFaults(
	{ siteId, phaseId, rows, printedShares }: PrintedTable,
	path: string,
	{ phases, siteIds }: { phases: Study['phases']; siteIds: ReadonlySet<string> }
): StudyFault[] {
	const labels = new Set(rows.map(({ label }) => label));
	return [
		...(siteId === null || siteIds.has(siteId) ? [] : [noSite(`${path}.siteId`)]),
		...(phaseId === null || phases.some(({ id }) => id === phaseId) ? [] : [noPhase(`${path}.phaseId`)]),
		...(labels.size === rows.length ? [] : [fault(`${path}.rows`, 'has two rows of the same name')]),
		...printedShares.flatMap((share, i) =>
			share.labels.every((label) => labels.has(label))
				? []
				: [fault(`${path}.printedShares.${i}.labels`, 'names a row that the table does not have')]
		)
	];
}

function collectedFaults(
	{ cells }: DataCollectionRow,
	path: string,
	{ phases, siteIds }: { phases: Study['phases']; siteIds: ReadonlySet<string> }
): StudyFault[] {
	const seen = new Set<string>();
	return (cells ?? []).flatMap(({ siteId, phaseId }, i) => {
		const at = `${path}.cells.${i}`;
		const key = JSON.stringify([siteId, phaseId]);
		const again = seen.has(key);
		seen.add(key);
		return [
			...(siteIds.has(siteId) ? [] : [noSite(`${at}.siteId`)]),
			...(phaseId === null || phases.some(({ id }) => id === phaseId) ? [] : [noPhase(`${at}.phaseId`)]),
			...(again ? [fault(at, 'stands here twice for one site and phase')] : [])
		];
	});
}

/** Wherever something is cited, the source is one of the study. */
function citationFaults(value: unknown, path: string, sourceIds: ReadonlySet<string>): StudyFault[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
		const at = path ? `${path}.${name}` : name;
		return name === 'sourceId' && !sourceIds.has(String(part))
			? [fault(at, 'names a source that this study does not have')]
			: citationFaults(part, at, sourceIds);
	});
}
