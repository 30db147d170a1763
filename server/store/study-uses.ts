// What outside of a study's facts still names a site, strand, phase or category of it.
import type { Removed } from '#lib/domain/study/removed.ts';
import type { Db } from './database.ts';

/** How many of each name it. */
export interface Uses {
	/** Lines of the spend register; those of imports that were taken back do not count. */
	lines: number;
	records: number;
	families: number;
	/** Returns of the case questionnaire. */
	returns: number;
	versions: number;
}

export interface StudyUses {
	of(studyId: string, removed: Removed): Promise<Uses>;
}

export function studyUses(db: Db): StudyUses {
	const lines = (studyId: string) =>
		db
			.selectFrom('spend_line')
			.leftJoin('spend_import', 'spend_import.id', 'spend_line.import_id')
			.select((e) => e.fn.countAll<number>().as('n'))
			.where('spend_line.study_id', '=', studyId)
			.where((e) => e.or([e('spend_import.state', 'is', null), e('spend_import.state', '!=', 'taken-back')]));
	const families = (studyId: string) =>
		db
			.selectFrom('family')
			.select((e) => e.fn.countAll<number>().as('n'))
			.where('study_id', '=', studyId);
	const returns = (studyId: string) =>
		db
			.selectFrom('questionnaire_return')
			.select((e) => e.fn.countAll<number>().as('n'))
			.where('study_id', '=', studyId);
	const none = { lines: 0, records: 0, families: 0, returns: 0, versions: 0 };
	return {
		async of(studyId, { kind, id, siteId }) {
			switch (kind) {
				case 'site':
					return {
						...none,
						lines: await count(lines(studyId).where('spend_line.site_id', '=', id)),
						records: await count(
							db
								.selectFrom('evidence_site')
								.select((e) => e.fn.countAll<number>().as('n'))
								.where('study_id', '=', studyId)
								.where('site_id', '=', id)
						),
						families: await count(families(studyId).where('site_id', '=', id)),
						returns: await count(returns(studyId).where('site_id', '=', id))
					};
				case 'strand':
					return {
						...none,
						lines: await count(
							lines(studyId).where('spend_line.site_id', '=', siteId!).where('spend_line.strand_id', '=', id)
						),
						families: await count(
							families(studyId).where('site_id', '=', siteId!).where('strand_id', '=', id)
						),
						returns: await count(returns(studyId).where('site_id', '=', siteId!).where('strand_id', '=', id))
					};
				case 'phase':
					return {
						...none,
						records: await count(
							db
								.selectFrom('evidence')
								.select((e) => e.fn.countAll<number>().as('n'))
								.where('study_id', '=', studyId)
								.where('phase_id', '=', id)
						),
						returns: await count(returns(studyId).where('phase_id', '=', id)),
						versions: await count(
							db
								.selectFrom('version')
								.innerJoin('model', 'model.id', 'version.model_id')
								.select((e) => e.fn.countAll<number>().as('n'))
								.where('model.study_id', '=', studyId)
								.where('version.phase_id', '=', id)
						)
					};
				case 'category':
					return { ...none, lines: await count(lines(studyId).where('spend_line.category_id', '=', id)) };
			}
		}
	};
}

const count = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }) =>
	Number((await query.executeTakeFirstOrThrow()).n);
