// Puts the sample study into an empty database. Its content is the JSON beside this file; see README.md there.
import { readFile } from 'node:fs/promises';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { Source } from '#lib/domain/evidence/record.ts';
import type { LedgerCitation } from '#lib/domain/spend/spend-query.ts';
import type { ReportFields } from '#lib/domain/report/report.ts';
import type { FamilyFields } from '#lib/domain/study/family.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { ViewFields } from '#lib/domain/views/saved-view.ts';
import { readModelFile } from '#lib/model-file/model-file.ts';
import type { Services } from '#server/services.ts';
import type { RecordFields } from '#server/store/evidence-row.ts';
import type { NewLine } from '#server/store/ledger.ts';

const BY = 'Sample study';

async function read<T>(name: string): Promise<T> {
	return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8')) as T;
}

/** All in the caller's transaction. @returns true where it was loaded; false where there are studies already */
export async function loadSampleStudy({
	studies,
	families,
	evidence,
	ledger,
	models,
	savedViews,
	reports,
	now
}: Services): Promise<boolean> {
	if ((await studies.list()).length > 0) return false;
	const study = await read<Study>('study.json');
	const file = readModelFile(await read('model.json'));
	if (!file.ok) throw new Error(`The sample model is not sound: ${JSON.stringify(file.faults[0])}`);
	const links = await read<Omit<Link, 'by' | 'at'>[]>('links.json');
	await studies.create(study);
	for (const source of await read<Source[]>('sources.json')) await evidence.addSource(study.id, source);
	for (const family of await read<FamilyFields[]>('families.json'))
		await families.save(study.id, null, family);
	const lines = await read<NewLine[]>('spend.json');
	await ledger.add(study.id, lines, BY);
	const cited = citations(lines, await ledger.dataVersion(study.id));
	const records = await read<(RecordFields & { id: string })[]>('records.json');
	await evidence.add(
		study.id,
		records.map((record) => ({ ...record, ledger: cited.get(record.id) ?? null })),
		BY
	);
	const at = now().toISOString();
	await models.create(
		'overarching',
		study.id,
		file.model,
		links.map((link) => ({ ...link, by: BY, at }))
	);
	for (const { id, modelId, ...fields } of await read<(ViewFields & { id: string; modelId: string })[]>(
		'views.json'
	))
		await savedViews.add(modelId, id, fields);
	for (const { id, ...fields } of await read<(ReportFields & { id: string })[]>('reports.json'))
		await reports.add(study.id, id, fields, BY);
	return true;
}

/** A record of a spend cites the line with its id. */
const citations = (lines: readonly NewLine[], dataVersion: number) =>
	new Map(
		lines.map(({ id, pence, familyCode }): [string, LedgerCitation] => [
			id,
			// Also what a rule leaves out of figures is cited where it is named.
			{
				query: { ids: [id], excluded: 'with' },
				n: 1,
				pence,
				families: familyCode === '' ? 0 : 1,
				dataVersion
			}
		])
	);
