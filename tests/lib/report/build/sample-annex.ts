// The sample study's saved report with all that it is made from, read from its files.
import { readFileSync } from 'node:fs';
import type { Audience } from '#lib/domain/release/audience.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { plainView, type SavedView } from '#lib/domain/views/saved-view.ts';
import { makeSheets } from '../../../support/make-sheets.ts';
import { type BuildOptions, buildReport } from '#lib/report/build/build-report.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { releasedFacts, type ReleasedFacts } from '#lib/report/release/released-facts.ts';
import { sampleFacts } from '../../../support/report-facts.ts';
import { figures } from '../../domain/spend/make-figures.ts';

const read = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(`../../../../server/sample-study/${name}.json`, import.meta.url), 'utf8'));

export const sampleViews = (): SavedView[] =>
	(read('views') as Omit<SavedView, 'revision'>[]).map((view) => ({ ...view, revision: 1 }));

export const sampleReport = (): Report => (read('reports') as Report[])[0]!;

export const OPTIONS: BuildOptions = { date: '2026-11-22', page: null, standalone: false };

/** What the sample study's files hold, for an audience. */
export async function released(audience: Audience): Promise<ReleasedFacts> {
	const release = audience.tier === 'site' ? 'others' : audience.tier;
	return releasedFacts(
		sampleFacts({
			views: [...sampleViews(), plainView('overarching', 'core'), plainView('overarching', 'full')],
			spendFigures: Object.values(await figures({ release }))
		}),
		audience
	);
}

export async function annex(
	audience: Audience,
	parts = sampleReport().parts,
	options = OPTIONS
): Promise<ReportDocument> {
	return buildReport({ ...sampleReport(), parts }, await released(audience), options, makeSheets);
}
