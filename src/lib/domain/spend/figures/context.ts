// What every figure is made from: the study, the sums, who it is for, and which totals are withheld.
import { distribution } from '../statistics.ts';
import { type FigureData, kindOf } from '../figure-data.ts';
import type { FigureExclusion, FigureTable } from '../figure-table.ts';
import type { SiteNames } from '../release.ts';
import { isSmall } from '../suppression.ts';
import { SPEND_KINDS, type SpendKind } from '../spend-line.ts';
import type { Site, Study } from '#lib/domain/study/study.ts';

/** The lines of one site and kind (S3: spent and agreed are never one series). */
export interface Series {
	site: Pick<Site, 'id' | 'startMonth'>;
	kind: SpendKind;
	title: string;
	/** For ids of columns; says nothing of the site. */
	id: string;
	/** Its colour and pattern in every chart, from 0. */
	style: number;
	n: number;
	pence: number;
	families: number;
}

export interface FigureContext {
	study: Study;
	data: FigureData;
	names: SiteNames;
	/** The smallest number of families that is shown; 0 where all are. */
	threshold: number;
	series: readonly Series[];
	/** Titles of sources by id; empty where they must not be named. */
	sourceTitles: ReadonlyMap<string, string>;
}

/** Sites with lines, in the study's order, spent before agreed. */
export function seriesOf({ sites }: Study, { sums }: FigureData, names: SiteNames): Series[] {
	const known = sites.toSorted((a, b) => a.order - b.order);
	const ids = [...new Set([...known.map(({ id }) => id), ...sums.bySite.map(({ keys }) => keys.site!)])];
	const series = ids.flatMap((id, i) =>
		SPEND_KINDS.flatMap((kind) => {
			const sum = sums.bySite.find(({ keys }) => keys.site === id && kindOf(keys.kind) === kind);
			if (!sum || sum.n === 0) return [];
			const { n, pence, families } = sum;
			const site = known.find((one) => one.id === id) ?? { id, startMonth: null };
			return [
				{ site, kind, title: `${names.of(site)}, ${kind}`, id: `s${i + 1}-${kind}`, n, pence, families }
			];
		})
	);
	return series.map((one, style) => ({ ...one, style }));
}

/** How lines of a kind are called. */
export const linesOf = (kind: SpendKind, n: number): string =>
	`${n} ${kind === 'spent' ? 'transaction' : 'agreed item'}${n === 1 ? '' : 's'}`;

export const familiesOf = (n: number): string => `${n} ${n === 1 ? 'family' : 'families'}`;

/** "15 transactions of 14 families; 17 agreed items of 7 families". */
export function countedIn(series: readonly Series[], isWithheld: (one: Series) => boolean): string {
	if (series.length === 0) return 'nothing yet';
	return series
		.map((one) => {
			const who = one.title.replace(/, (?:spent|agreed)$/, '');
			if (isWithheld(one)) return `${who}: withheld`;
			return `${who}: ${linesOf(one.kind, one.n)}${one.families > 0 ? ` of ${familiesOf(one.families)}` : ''}`;
		})
		.join('; ');
}

/** What rules or people left out, with their printed reasons. */
export function exclusionsOf({ study, data, names, threshold }: FigureContext): FigureExclusion[] {
	if (data.withLeftOut) return [];
	if (threshold === 0) return data.leftOut.map((one) => ({ ...one, reason: names.in(one.reason) }));
	// What somebody wrote beside a line can speak of a family; rules are of the study. And nobody knows how many families
	// stand behind either: neither number is shown.
	const ofRules = new Set(study.spend.exclusions.map(({ reason }) => reason));
	const reasons = data.leftOut.map(({ reason }) => (ofRules.has(reason) ? names.in(reason) : BY_HAND));
	return [...new Set(reasons)].map((reason) => ({ reason, n: null, pence: null }));
}

const BY_HAND = 'Some lines were left out by hand.';

/** What all figures of the ledger say of themselves. */
export function ledgerParts(
	context: FigureContext,
	isWithheld: (one: Series) => boolean
): Pick<FigureTable, 'n' | 'exclusions' | 'dataVersion' | 'suppressed' | 'explanation' | 'empty'> {
	return {
		n: countedIn(context.series, isWithheld),
		exclusions: exclusionsOf(context),
		dataVersion: context.data.dataVersion,
		suppressed: context.threshold > 0,
		explanation: null,
		empty: context.series.length === 0 ? NO_SPENDING : ''
	};
}

export const NO_SPENDING =
	'The register holds no spending yet. Import what a site returned, or enter a line by hand.';

/** What notes say wherever sums are shown. */
export function ledgerNotes({ series, data }: FigureContext): string[] {
	const kinds = new Set(series.map(({ kind }) => kind));
	return [
		...(kinds.size > 1
			? ['Spent sums were paid out, agreed sums were promised. They are never added together.']
			: []),
		...(data.withLeftOut ? ['What is usually left out is counted here.'] : [])
	];
}

/** The note under figures with withheld numbers. */
export const withheldNote = (threshold: number): string =>
	`Withheld: a number that stands for fewer than ${threshold} families or cases, or that would give such a number away. ` +
	'A zero is always shown.';

/** The families of a series with their sums. */
export const familySumsOf = ({ data }: FigureContext, { site, kind }: Pick<Series, 'site' | 'kind'>) =>
	data.families.filter((one) => one.siteId === site.id && one.kind === kind);

/**
 * True where the sum over families must not be shown: beside the sum over all lines it would tell what a few lines
 * without the code of a family come to (S2).
 */
export function areSumsWithheld(context: FigureContext, one: Series): boolean {
	const coded = familySumsOf(context, one).reduce((all, { n }) => all + n, 0);
	return isSmall(one.n - coded, context.threshold);
}

/** Over the families of a series. */
export const distributionOf = (context: FigureContext, series: Pick<Series, 'site' | 'kind'>) =>
	distribution(familySumsOf(context, series).map(({ pence }) => pence));
