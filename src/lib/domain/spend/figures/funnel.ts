// How many families came as far as each stage: eligible, applied, approved, spent.
import { count, type FigureCell, type FigureTable, none, percent, WITHHELD } from '../figure-table.ts';
import { isSmall } from '../suppression.ts';
import type { FunnelStage } from '#lib/domain/study/study.ts';
import type { FigureContext } from './context.ts';

const STAGE_WORDS: Record<FunnelStage['stage'], string> = {
	eligible: 'Eligible',
	applied: 'Applied',
	approved: 'Approved',
	spent: 'Spent'
};

export function funnel({ study, names, threshold }: FigureContext): FigureTable {
	const sites = study.sites.toSorted((a, b) => a.order - b.order).filter((site) => site.funnel.length > 0);
	const rows = sites.flatMap((site, i) => {
		const hidden = withheldStages(site.funnel, threshold);
		const eligible = hidden[0] ? null : (site.funnel[0]?.families ?? null);
		return site.funnel.map(({ stage, families }, s) => ({
			id: `site-${i + 1}-${stage}`,
			title: STAGE_WORDS[stage],
			group: names.of(site),
			total: false,
			cells: cellsOf(families, hidden[s]!, eligible)
		}));
	});
	const first = sites[0]?.funnel[0];
	return {
		id: 'funnel',
		title: 'From eligible to spent',
		caption: 'Families that came as far as each stage, as documents give them.',
		n:
			first?.families && rows[0]?.cells[0]?.type === 'count'
				? sites
						.map((site) => `${names.of(site)}: ${site.funnel[0]?.families ?? 'not given'} eligible`)
						.join('; ')
				: 'see the table',
		unit: 'families',
		rowsAre: 'Stage',
		columns: [
			{ id: 'families', title: 'Families', group: '' },
			{ id: 'share', title: 'Of the first stage', group: '' }
		],
		rows,
		exclusions: [],
		leavesOut: sites.flatMap((site) =>
			site.funnel
				.filter(({ families }) => families === null)
				.map(({ stage, note }) =>
					[
						`${names.of(site)}: how many families came to “${STAGE_WORDS[stage]}” is not given.`,
						names.in(note)
					]
						.filter(Boolean)
						.join(' ')
				)
		),
		notes: ['A stage that no document gives is not a zero.'],
		explanation: null,
		dataVersion: null,
		suppressed: threshold > 0,
		chart:
			rows.length > 0
				? { kind: 'bars', unit: 'families', series: [{ column: 'families', title: 'Families' }] }
				: null,
		empty: rows.length > 0 ? '' : 'No site of this study has a funnel of applications.'
	};
}

/** A stage is withheld where few came to it, or where it would tell that few fell out before it. */
function withheldStages(stages: readonly FunnelStage[], threshold: number): boolean[] {
	let before: number | null = null;
	return stages.map(({ families }) => {
		if (families === null) return false;
		const hidden =
			isSmall(families, threshold) || (before !== null && isSmall(Math.abs(before - families), threshold));
		if (!hidden) before = families;
		return hidden;
	});
}

function cellsOf(families: number | null, hidden: boolean, eligible: number | null): FigureCell[] {
	if (families === null) return [none('not given'), none('')];
	if (hidden) return [WITHHELD, WITHHELD];
	return [count(families), eligible ? percent((families / eligible) * 100) : none('')];
}
