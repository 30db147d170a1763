// The sample study as facts for reports, read from its files.
import { readFileSync } from 'node:fs';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { EvidenceRecord, Source } from '#lib/domain/evidence/record.ts';
import type { FamilyFields } from '#lib/domain/study/family.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { plainView } from '#lib/domain/views/saved-view.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { sampleModel } from './report-documents.ts';

const read = <T>(name: string): T =>
	JSON.parse(readFileSync(new URL(`../../server/sample-study/${name}.json`, import.meta.url), 'utf8')) as T;

type Entered = Omit<EvidenceRecord, 'studyId' | 'withdrawn' | 'ledger' | 'revision'>;

/** Everything that the sample's files hold, entered by "Ada Person", without returns and figures of spending. */
export function sampleFacts(more: Partial<ReportFacts> = {}): ReportFacts {
	const study = { ...read<Study>('study'), revision: 1 };
	const [by, at] = ['Ada Person', '2026-01-01T00:00:00.000Z'];
	return {
		study,
		models: [
			{
				modelId: 'overarching',
				versionId: null,
				versionWords: '',
				model: sampleModel(),
				links: read<Omit<Link, 'by' | 'at'>[]>('links').map((link) => ({ ...link, by, at }))
			}
		],
		views: [plainView('overarching', 'core'), plainView('overarching', 'full')],
		sources: read<Source[]>('sources'),
		records: read<Entered[]>('records').map((record) => ({
			...record,
			studyId: study.id,
			revision: 1,
			createdBy: by,
			createdAt: at,
			updatedBy: by,
			updatedAt: at,
			withdrawn: null,
			ledger: null
		})),
		spendFigures: [],
		returns: [],
		familyCodes: read<FamilyFields[]>('families').map(({ code }) => code),
		...more
	};
}
