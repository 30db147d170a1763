// Tables of a view: what stands in them, what is withheld, and that they fit a page.
import { describe, expect, it } from 'vitest';
import type { Audience } from '#lib/domain/release/audience.ts';
import { plainView } from '#lib/domain/views/saved-view.ts';
import type { TableRow } from '#lib/report/document.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { releasedFacts } from '#lib/report/release/released-facts.ts';
import { arrowsTable, matrixTable, type ModelTable, nodesTable } from '#lib/report/tables/model-tables.ts';
import { shownView } from '#lib/report/view/shown-view.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

function made(tier: 'team' | 'public', extent: 'core' | 'full' = 'core', more: Partial<ReportFacts> = {}) {
	const facts = releasedFacts(sampleFacts(more), { tier } satisfies Audience);
	const shown = shownView(plainView('overarching', extent), facts, '2026-11-22');
	return { facts, shown };
}
const rowOf = (table: ModelTable, name: string): string[] =>
	table.rows
		.find((row) => row.kind === 'plain' && row.cells[0]!.text === name)!
		.cells.map(({ text }) => text);
const ofKind = (table: ModelTable, kind: TableRow['kind']) => table.rows.filter((row) => row.kind === kind);
const titles = (table: ModelTable) => table.columns.map(({ title }) => title);

describe('the table of nodes', () => {
	it('has each node under its part, with its evidence', () => {
		const { shown, facts } = made('team');
		const table = nodesTable(shown, facts);
		expect(titles(table)).toEqual(['Node', 'Kind', 'Note', 'Records']);
		expect(ofKind(table, 'group').map(({ cells }) => cells[0]!.text)).toEqual([
			'Prerequisites',
			'Pathway A: resources',
			'Pathway B: relationships',
			'Outcomes'
		]);
		expect(ofKind(table, 'plain')).toHaveLength(28);
		expect(rowOf(table, 'Reduced need for care')[3]).toBe('1 for, 3 against, 1 refining');
		expect(rowOf(table, 'Consistent supervision')[3]).toBe('none');
		expect(table.rows.every(({ kind, cells }) => kind === 'group' || cells[0]!.header)).toBe(true);
	});

	it('leaves out columns that say nothing, and evidence that is not shown', () => {
		const { shown, facts } = made('team');
		const bare = {
			...shown,
			strengths: null,
			shown: {
				...shown.shown,
				nodes: new Map([...shown.shown.nodes].map(([id, one]) => [id, { ...one, note: '' }]))
			}
		};
		const table = nodesTable(bare, facts);
		expect(titles(table)).toEqual(['Node', 'Kind']);
		expect(table.notes).toEqual([]);
	});
});

describe('the table of arrows', () => {
	it('has each arrow once, and what acts on an arrow in words', () => {
		const { shown, facts } = made('team', 'full');
		const table = arrowsTable(shown, facts);
		expect(ofKind(table, 'plain')).toHaveLength(shown.shown.arrows.size);
		expect(rowOf(table, 'How managers adapt').slice(0, 3)).toEqual([
			'How managers adapt',
			'moderates',
			'the arrow from “Workers feel trusted to decide on spending” to “Worker decides on spend, quickly and locally”'
		]);
		expect(JSON.stringify(table)).toContain('may cause (feared, not observed)');
	});
});

describe('the matrix', () => {
	it('counts records by node and kind of evidence, and makes one column of the rarest where a page is too narrow', () => {
		const { shown, facts } = made('team', 'full');
		const table = matrixTable(shown, facts)!;
		expect(titles(table).at(-1)).toBe('Other kinds');
		expect(table.notes.at(-1)).toMatch(
			/^Other kinds: .*publications.* and what is of another kind, or of none that is stated\.$/
		);
		expect(
			rowOf(table, 'Goods and practical or financial help provided')[titles(table).indexOf('Spending')]
		).toBe('20 for');
	});

	it('adds up to the strength of each node, since a record is of one kind', () => {
		const { shown, facts } = made('team', 'full');
		const table = matrixTable(shown, facts)!;
		for (const { id, label } of shown.shown.nodes.values()) {
			const numbers = rowOf(table, label)
				.slice(1)
				.flatMap((text) => text.match(/\d+/g) ?? []);
			const strength = shown.strengths!.get(id);
			const all = strength ? Object.values(strength).reduce((sum, { records }) => sum + records, 0) : 0;
			expect(
				numbers.reduce((sum, n) => sum + Number(n), 0),
				label
			).toBe(all);
		}
	});

	it('by site has the names that the audience may read', () => {
		const team = made('team');
		expect(titles(matrixTable(team.shown, team.facts, 'site')!)).toEqual([
			'Node',
			'Hillingdon',
			'Darlington',
			'Wigan',
			'No site named'
		]);
		const everybody = made('public');
		const table = matrixTable(everybody.shown, everybody.facts, 'site')!;
		expect(titles(table).slice(1, 4)).toEqual(['Pilot 1', 'Pilot 2', 'Pilot 3']);
		expect(table.notes).toContain('A record that speaks of several sites stands under each.');
	});

	it('is none where no evidence may be seen', () => {
		const { shown, facts } = made('team', 'core', { records: null });
		expect(matrixTable(shown, facts)).toBeNull();
	});
});

describe.each(['core', 'full'] as const)('in a public release of the %s', (extent) => {
	const { shown, facts } = made('public', extent);
	const tables = [
		nodesTable(shown, facts),
		arrowsTable(shown, facts),
		matrixTable(shown, facts)!,
		matrixTable(shown, facts, 'site')!
	];

	it('no cell holds a small number', () => {
		const small = new RegExp(`\\b[1-${facts.fewBelow - 1}] (?:for|against|refining)`);
		for (const table of tables)
			for (const { cells } of table.rows) for (const { text } of cells) expect(text).not.toMatch(small);
		expect(rowOf(tables[0]!, 'Reduced need for care')).toContain('some for, some against, some refining');
	});

	it('no small number of the matrix can be had by subtraction', () => {
		for (const { cells } of ofKind(tables[2]!, 'plain')) {
			const row = cells.slice(1).map(({ text }) => text);
			for (const stance of ['for', 'against', 'refining']) {
				const withheld = row.filter((text) => text.includes(`some ${stance}`)).length;
				const told = row.filter((text) => new RegExp(`\\d ${stance}`).test(text)).length;
				expect(withheld > 0 && told > 0).toBe(false);
			}
		}
	});

	it('says what “some” is', () => {
		for (const { notes } of tables) expect(notes).toContain('“Some” stands for a number that is withheld.');
	});

	it('names no site and shows no word that cannot be read aloud', () => {
		expect(JSON.stringify(tables)).not.toMatch(/Hillingdon|Darlington|Wigan|[→▲▽◇]/);
	});

	it('shares come to 1, and each column holds its longest word', () => {
		for (const { columns } of tables) {
			expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
			for (const { share } of columns) expect(share).toBeGreaterThan(0.05);
		}
	});
});
