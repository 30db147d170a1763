// Sheets of a spreadsheet: complete for the team, and for everybody else without what they may not see.
import { describe, expect, it } from 'vitest';
import { plainView } from '#lib/domain/views/saved-view.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { releasedFacts } from '#lib/report/release/released-facts.ts';
import { modelSheets } from '#lib/report/tables/model-tables.ts';
import { shownView } from '#lib/report/view/shown-view.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

function sheets(tier: 'team' | 'public', more: Partial<ReportFacts> = {}) {
	const facts = releasedFacts(sampleFacts(more), { tier });
	const shown = shownView(plainView('overarching', 'full'), facts, '2026-11-22');
	const all = modelSheets(shown, facts);
	const get = (name: string) => all.find((sheet) => sheet.name === name)!;
	return { all, get, shown, facts };
}

describe('the sheets of a view', () => {
	it('are nodes, arrows, links and the matrix, every row as long as the head', () => {
		const { all, shown } = sheets('team');
		expect(all.map(({ name, rows }) => [name, rows.length])).toEqual([
			['Nodes', shown.shown.nodes.size],
			['Arrows', shown.shown.arrows.size],
			['Links', shown.links!.length],
			['Matrix', shown.shown.nodes.size]
		]);
		for (const { columns, rows } of all) for (const row of rows) expect(row).toHaveLength(columns.length);
	});

	it('hold counts as numbers, and reasons of links for the team', () => {
		const { get } = sheets('team');
		expect(
			get('Nodes')
				.rows.find(([id]) => id === 'o_care')!
				.slice(-3)
		).toEqual([1, 3, 1]);
		expect(get('Links').columns).toContain('Reason');
		expect(get('Matrix').columns).toContain('Questionnaires: refining');
	});

	it('never hold the text of a record, its family or who entered it', () => {
		const facts = sampleFacts();
		for (const tier of ['team', 'public'] as const) {
			const cells = new Set(
				sheets(tier)
					.all.flatMap(({ rows }) => rows.flat())
					.map(String)
			);
			for (const { text, familyCode } of facts.records!) {
				expect(cells.has(text)).toBe(false);
				if (familyCode) expect(cells.has(familyCode)).toBe(false);
			}
			expect([...cells].join(' ')).not.toContain('Ada Person');
		}
	});

	it('beyond the team hold no reason, no small number, and only links of released records', () => {
		const records = sampleFacts().records!.map((record, i) => ({
			...record,
			release: i === 0 ? ('public' as const) : ('team' as const)
		}));
		const { get, facts } = sheets('public', { records });
		expect(get('Links').columns).not.toContain('Reason');
		expect(get('Links').rows.length).toBeGreaterThan(0);
		expect(new Set(get('Links').rows.map((row) => row[6]))).toEqual(
			new Set(facts.records!.map(({ id }) => id))
		);
		expect(facts.records).toHaveLength(1);
		const counts = ['Nodes', 'Arrows'].flatMap((name) => get(name).rows.flatMap((row) => row.slice(-3)));
		const numbers = [...counts, ...get('Matrix').rows.flatMap((row) => row.slice(3))].filter(
			(n) => typeof n === 'number'
		);
		expect(numbers.filter((n) => n > 0 && n < facts.fewBelow)).toEqual([]);
		expect(counts).toContain(`fewer than ${facts.fewBelow}`);
	});

	it('are nodes and arrows alone where evidence may not be seen', () => {
		const { all } = sheets('team', { records: null });
		expect(all.map(({ name }) => name)).toEqual(['Nodes', 'Arrows']);
		expect(all[0]!.columns).not.toContain('For (records)');
	});
});
