import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LedgerKeepsChanging, readFigureData } from '#lib/domain/spend/figure-data.ts';
import { FIGURE_IDS, type FigureId, type FigureTable } from '#lib/domain/spend/figure-table.ts';
import { line, readerOf, sampleLines, sampleStudy } from './lines-in-memory.ts';
import { cell, figures, money, number, withheld } from './make-figures.ts';

describe('the figures of the sample study', () => {
	let all: Record<FigureId, FigureTable>;
	beforeAll(async () => void (all = await figures()));

	it('are all there, in their order, with as many cells as columns', () => {
		expect(Object.keys(all)).toEqual([...FIGURE_IDS]);
		for (const { rows, columns } of Object.values(all))
			for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
	});

	it('give the pilots in brief, strands nested, documents that differ side by side', () => {
		const brief = all['pilot-summary'];
		expect(['Hillingdon', 'Darlington', 'Wigan'].map((site) => cell(brief, site, 'final'))).toEqual(
			[95, 35, 78].map(number)
		);
		expect(cell(brief, 'Wigan > Risk of care entry', 'final')).toEqual(number(42));
		expect(cell(brief, 'Wigan > Reunification', 'final')).toEqual(number(36));
		expect(brief.notes.join(' ')).toContain('42 + 36 make 78, as given');
		expect(cell(brief, 'Hillingdon', 'totalBudget')).toMatchObject({
			type: 'accounts',
			accounts: [{ text: '£400,000' }, { text: '£495,000' }]
		});
		expect(cell(brief, 'Darlington', 'planned')).toEqual(number(30));
	});

	it('sum Hillingdon to £5,228.59 over 15 transactions of 14 families', () => {
		expect(cell(all['by-category'], 'Total', 'Hillingdon, spent £')).toEqual(money(522_859));
		expect(cell(all['by-category'], 'Total', 'Hillingdon, spent Transactions')).toEqual(number(15));
		expect(cell(all['by-category'], 'Total', 'Hillingdon, spent Families')).toEqual(number(14));
	});

	it('sum each type beneath its categories', async () => {
		const subtotals = (figure: FigureTable) =>
			figure.rows.filter(({ title }) => title === 'Of this type').map(({ cells }) => cells[0]);
		expect(subtotals(all['by-category'])).toEqual([212_057, 261_419, 49_383].map(money));
		expect(subtotals((await figures({ release: 'public' }))['by-category'])).toEqual([]);
	});

	it('give the distribution over families', () => {
		const of = (row: string) => cell(all['per-family'], row, 's1-spent');
		expect(of('Median')).toEqual(money(11_375));
		expect(of('Mean')).toEqual(money(37_347));
		expect(of('Lowest')).toEqual(money(940));
		expect(of('Highest')).toEqual(money(185_419));
		expect(cell(all['per-family'], 'Median', 's2-agreed')).toEqual(money(250_000));
		expect(cell(all['per-family'], 'Mean', 's2-agreed')).toEqual(money(383_186));
		expect(cell(all['per-family'], 'Together', 's2-agreed')).toEqual(money(2_682_300));
	});

	it('explain the medians of first lines and of transactions', () => {
		const rows = all['per-family'].explanation!.rows.filter(({ title }) => title.startsWith('Hillingdon'));
		expect(rows.map(({ cells }) => cells)).toEqual([
			[number(14), money(522_859), money(11_375)],
			[number(14), money(446_859), money(8_345)],
			[number(15), money(522_859), money(9_840)]
		]);
	});

	it('explain nothing where every family has one line', async () => {
		const { 'per-family': figure } = await figures({
			lines: ['a', 'b', 'c'].map((familyCode) => line({ familyCode }))
		});
		expect(figure.explanation).toBeNull();
	});

	it('set 23.1 families expected pro rata beside 14, and 9.3 % of £4,000', () => {
		const planned = all['planned-families'];
		const expected = cell(planned, 'Hillingdon', 'expected');
		expect(expected.type === 'number' && expected.number.toFixed(expected.decimals)).toBe('23.1');
		expect(cell(planned, 'Hillingdon', 'received')).toEqual(number(14));
		expect(cell(planned, 'Darlington', 'expected').type).toBe('none');
		const share = cell(all['planned-money'], 'Hillingdon, spent', 'share');
		expect(share.type === 'percent' && share.percent.toFixed(1)).toBe('9.3');
	});

	it('give the funnel, and no number for what nobody says', () => {
		const of = (stage: string) => cell(all.funnel, stage, 'families');
		expect(['Eligible', 'Applied', 'Approved'].map(of)).toEqual([21, 7, 7].map(number));
		expect(of('Spent')).toEqual({ type: 'none', words: 'not given' });
	});

	it('print with their reason what is left out, and count it on demand', async () => {
		expect(all['by-category'].exclusions).toMatchObject([{ n: 2, pence: 7_926_100 }]);
		const whole = await figures({ withLeftOut: true });
		expect(whole['by-category'].exclusions).toEqual([]);
		expect(cell(whole['by-category'], 'Total', 'All sites, spent £')).toEqual(money(522_859 + 7_926_100));
	});

	it('S3 never add spent and agreed', () => {
		for (const { columns } of Object.values(all))
			expect(columns.filter(({ group }) => /^All sites(?!, (spent|agreed)$)/.test(group))).toEqual([]);
	});

	it('give a site and kind the same style in every chart', async () => {
		const wigan = line({ siteId: 'wigan', date: '2019-05' });
		const { 'by-category': bars, 'per-family': spread } = await figures({
			lines: [...sampleLines(), wigan]
		});
		const styles = [bars, spread].map(({ chart }) =>
			Object.fromEntries(
				(chart?.kind === 'spread' ? chart.spreads : (chart?.series ?? [])).map((s) => [s.title, s.style])
			)
		);
		expect(styles[0]).toEqual({ 'Hillingdon, spent': 0, 'Darlington, agreed': 1, 'Wigan, spent': 2 });
		expect(styles[1]).toEqual(styles[0]);
	});

	it('leave out categories that come to nothing, and name them', async () => {
		const { 'by-category': figure } = await figures({
			lines: [line({ pence: 0, categoryId: 'home-conditions' }), line({ pence: 700 })]
		});
		expect(figure.rows.map(({ title }) => title)).not.toContain('Home conditions');
		expect(figure.leavesOut).toEqual([
			'Categories that come to £0 everywhere are not shown: Home conditions.'
		]);
	});

	it('have nothing to draw over time where lines know only the year', () => {
		expect(all['by-month'].chart).toBeNull();
		expect(cell(all['by-month'], 'Month not known', 'Hillingdon, spent £')).toEqual(money(522_859));
	});
});

describe('figures for others', () => {
	it('withhold small numbers with their sums, and the lowest and highest of a family', async () => {
		const all = await figures({ release: 'public' });
		const of = (row: string, column: string) => cell(all['by-category'], row, column);
		for (const column of ['£', 'Transactions', 'Families'])
			expect(of('Safety and relocation', `Pilot 1, spent ${column}`)).toEqual(withheld);
		expect(of('Relationship and engagement', 'Pilot 1, spent £')).toEqual(money(48_008));
		expect(of('Home conditions', 'Pilot 1, spent £')).toEqual(money(0));
		for (const row of ['Lowest', 'Highest', 'Lower quartile'])
			expect(cell(all['per-family'], row, 's1-spent')).toEqual(withheld);
		expect(cell(all['per-family'], 'Median', 's1-spent')).toEqual(money(11_375));
		expect(cell(all['per-family'], 'Median', 's2-agreed')).toEqual(withheld);
		expect(all['per-family'].explanation).toBeNull();
		expect(all['by-category'].exclusions).toMatchObject([{ n: null, pence: null }]);
	});

	it('hold no sum of a single family anywhere', async () => {
		const all = await figures({ release: 'public' });
		const sums = [185_419, 125_000, 76_000, 86_000 - 160, 45_557, 940, 510_000, 223_000, 180_300];
		for (const pence of sums) expect(JSON.stringify(all)).not.toMatch(new RegExp(`:${pence}\\D`));
	});

	it('name no site and no document', async () => {
		const all = await figures({ release: 'public' });
		expect(JSON.stringify(all)).not.toMatch(/hillingdon|darlington|wigan/i);
	});

	it('S2 withhold a total in every figure where one must', async () => {
		const few = [...Array(4).keys()].map((i) => line({ siteId: 'wigan', familyCode: `w${i}` }));
		const many = [...Array(9).keys()].map((i) => line({ familyCode: `h${i}` }));
		const all = await figures({ release: 'public', lines: [...few, ...many] });
		expect(cell(all['by-category'], 'Total', 'Pilot 3, spent £')).toEqual(withheld);
		expect(cell(all['per-family'], 'Together', 's3-spent')).toEqual(withheld);
		expect(cell(all['planned-money'], 'Pilot 3, spent', 'actual')).toEqual(withheld);
		expect(cell(all['by-category'], 'Total', 'Pilot 1, spent £')).toEqual(
			cell(all['per-family'], 'Together', 's1-spent')
		);
	});

	it('S2 hold no number over all sites where one site is withheld, and keep the other sites', async () => {
		const lines = [line({ siteId: 'wigan', familyCode: 'w1', pence: 9000 }), ...sampleLines()];
		const all = await figures({ release: 'public', lines });
		for (const id of ['by-category', 'by-band'] as const) {
			expect(all[id].columns.filter(({ group }) => /^All sites/.test(group))).toEqual([]);
			expect(all[id].notes.join(' ')).toContain('Numbers over all sites are left out');
			expect(cell(all[id], 'Total', 'Pilot 1, spent Families')).toEqual(number(14));
			expect(cell(all[id], 'Total', 'Pilot 1, spent £')).toEqual(money(522_859));
			expect(cell(all[id], 'Total', 'Pilot 3, spent £')).toEqual(withheld);
		}
		expect(JSON.stringify(all)).not.toMatch(/:(9000|531859)\D/);
	});

	it('show others what they name sites by, without documents', async () => {
		const all = await figures({ release: 'others' });
		expect(cell(all['per-family'], 'Median', 's1-spent')).toEqual(money(11_375));
		expect(cell(all['per-family'], 'Median', 's2-agreed')).toEqual(withheld);
		expect(all['per-family'].columns.map(({ title }) => title)).toContain('Hillingdon, spent');
	});

	it('S2 withhold a sum over families that would tell what a few lines without a code come to', async () => {
		const lines = [...Array(12).keys()].map((i) => line({ familyCode: `h${i}` }));
		const all = await figures({ release: 'public', lines: [...lines, line({ familyCode: '', pence: 777 })] });
		expect(cell(all['per-family'], 'Together', 's1-spent')).toEqual(withheld);
		expect(cell(all['per-family'], 'Mean', 's1-spent')).toEqual(withheld);
		expect(cell(all['planned-money'], 'Pilot 1, spent', 'actual')).toEqual(withheld);
		expect(cell(all['per-family'], 'Median', 's1-spent')).toEqual(money(1000));
		const enough = await figures({ release: 'public', lines });
		expect(cell(enough['per-family'], 'Together', 's1-spent')).toEqual(money(12_000));
	});

	it('withhold few families of documents, and those of the other strands', async () => {
		const study = sampleStudy();
		const sites = study.sites.map((site) => ({
			...site,
			facts: site.facts.map((fact) => (fact.amount === 36 ? { ...fact, amount: 3, value: '3' } : fact))
		}));
		const all = await figures({ release: 'public', study: { ...study, sites } });
		for (const strand of ['Risk of care entry', 'Reunification'])
			expect(cell(all['pilot-summary'], `Pilot 3 > ${strand}`, 'final')).toEqual(withheld);
		expect(cell(all['pilot-summary'], 'Pilot 3', 'final')).toEqual(number(78));
		expect(all['pilot-summary'].notes.join(' ')).not.toContain('strands');
	});

	const someLines = fc.array(
		fc.record({
			siteId: fc.constantFrom('hillingdon', 'wigan'),
			familyCode: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
			categoryId: fc.constantFrom('home-conditions', 'reward-incentive', ''),
			pence: fc.integer({ min: 1, max: 60_000 }),
			date: fc.constantFrom('2019', '2019-03', '2019-05-07')
		}),
		{ minLength: 1, maxLength: 40 }
	);

	it('S2 show numbers over all sites only where those of every site are shown, whatever the lines are', async () => {
		await fc.assert(
			fc.asyncProperty(someLines, async (some) => {
				const all = await figures({ release: 'public', lines: some.map(line) });
				for (const id of ['by-category', 'by-band'] as const) {
					const { columns, rows } = all[id];
					const total = rows.find((row) => row.id === 'total')!;
					if (columns.some(({ group }) => /^All sites/.test(group)))
						expect(total.cells.slice(0, -3)).not.toContainEqual(withheld);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('show a count of families below the threshold nowhere, whatever the lines are', async () => {
		await fc.assert(
			fc.asyncProperty(someLines, async (some) => {
				const all = await figures({ release: 'public', lines: some.map(line) });
				for (const id of ['by-category', 'by-band', 'per-family', 'planned-money'] as const)
					for (const { cells } of all[id].rows)
						cells.forEach((one, c) => {
							if (one.type === 'count' && /Families/.test(all[id].columns[c]!.title))
								expect(one.count === 0 || one.count >= 5).toBe(true);
						});
			}),
			{ numRuns: 40 }
		);
	});
});

describe('reading the sums', () => {
	it('begins again where the ledger changed in between, and gives up in the end', async () => {
		const study = sampleStudy();
		const edges = { bandEdges: study.spend.bandEdges, withLeftOut: false, withAmounts: true };
		let version = 0;
		const settling = readerOf(study, sampleLines(), () => Math.min(++version, 3));
		expect((await readFigureData(settling, study.id, edges)).dataVersion).toBe(3);
		const restless = readerOf(study, sampleLines(), () => ++version);
		await expect(readFigureData(restless, study.id, edges)).rejects.toThrow(LedgerKeepsChanging);
	});

	it('makes empty figures of an empty register', async () => {
		const all = await figures({ lines: [] });
		for (const id of ['by-category', 'by-band', 'by-month', 'per-family', 'planned-money'] as const)
			expect(all[id]).toMatchObject({ chart: null, rows: [], empty: expect.stringContaining('no spending') });
	});
});
