// The register as figures ask it, over lines in memory; and the sample study with its lines.
import { readFileSync } from 'node:fs';
import type { FigureReader } from '#lib/domain/spend/figure-data.ts';
import type { GroupKey } from '#lib/domain/spend/spend-group.ts';
import type { SpendFields } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { Study } from '#lib/domain/study/study.ts';

const sample = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(`../../../../server/sample-study/${name}.json`, import.meta.url), 'utf8'));

export const sampleStudy = (): Study => ({ ...(sample('study') as Study), revision: 1 });
export const sampleLines = (): SpendFields[] => sample('spend') as SpendFields[];

/** One line, with what a test does not care about filled in. */
export const line = (more: Partial<SpendFields>): SpendFields => ({
	siteId: 'hillingdon',
	strandId: null,
	date: '2019',
	familyCode: 'case 1',
	instalment: null,
	kind: 'spent',
	pence: 1000,
	purpose: '',
	note: '',
	reference: '',
	approvedBy: '',
	categoryId: '',
	...more
});

export function readerOf(study: Study, lines: readonly SpendFields[], dataVersion = () => 7): FigureReader {
	const rules = study.spend.exclusions.filter(({ active }) => active);
	const ruleOf = ({ pence, siteId }: SpendFields) =>
		rules.find(
			(rule) => Math.abs(pence) > rule.overPence && (rule.siteId === null || rule.siteId === siteId)
		);
	const matching = ({ excluded, siteIds, kind }: SpendQuery) =>
		lines.filter(
			(one) =>
				(excluded === 'with' || !ruleOf(one)) &&
				(!siteIds || siteIds.includes(one.siteId)) &&
				(!kind || one.kind === kind)
		);
	const leftOut = () =>
		rules.flatMap((rule) => {
			const out = lines.filter((one) => ruleOf(one) === rule);
			return out.length === 0 ? [] : [{ reason: rule.reason, n: out.length, pence: sum(out) }];
		});
	return {
		groups: async (_study, query, by, edges = []) => ({
			groups: [
				...Map.groupBy(matching(query), (one) => JSON.stringify(by.map((key) => keyOf(one, key, edges))))
			].map(([keys, of]) => ({
				keys: Object.fromEntries((JSON.parse(keys) as (string | null)[]).map((key, i) => [by[i]!, key])),
				n: of.length,
				pence: sum(of),
				families: new Set(of.map((one) => one.siteId + one.familyCode).filter((_, i) => of[i]!.familyCode))
					.size
			})),
			leftOut: leftOut(),
			dataVersion: dataVersion()
		}),
		perFamily: async (_study, query) => {
			const found = matching(query);
			const coded = found.filter(({ familyCode }) => familyCode !== '');
			const without = found.filter(({ familyCode }) => familyCode === '');
			return {
				families: [
					...Map.groupBy(coded, ({ siteId, kind, familyCode }) => JSON.stringify([siteId, kind, familyCode]))
				].map(([, of]) => ({
					siteId: of[0]!.siteId,
					familyCode: of[0]!.familyCode,
					kind: of[0]!.kind,
					n: of.length,
					pence: sum(of),
					firstPence: of.toSorted((a, b) => (a.instalment ?? 99) - (b.instalment ?? 99))[0]!.pence
				})),
				withoutFamily: { n: without.length, pence: sum(without) },
				leftOut: leftOut(),
				dataVersion: dataVersion()
			};
		},
		amounts: async (_study, query) => ({
			pence: matching(query).map(({ pence }) => pence),
			dataVersion: dataVersion()
		})
	};
}

const sum = (lines: readonly SpendFields[]) => lines.reduce((all, { pence }) => all + pence, 0);

function keyOf(one: SpendFields, key: GroupKey, edges: readonly number[]): string | null {
	switch (key) {
		case 'site':
			return one.siteId;
		case 'strand':
			return one.strandId;
		case 'month':
			return one.date && one.date.length >= 7 ? one.date.slice(0, 7) : null;
		case 'kind':
			return one.kind;
		case 'category':
			return one.categoryId;
		case 'family':
			return one.familyCode;
		case 'import':
			return null;
		case 'band':
			return String(edges.filter((edge) => one.pence > edge).length);
	}
}
