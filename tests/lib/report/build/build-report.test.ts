// The sample study's report as a document, for the team and for everybody; and what becomes of parts that cannot be made.
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSheets } from '../../../support/make-sheets.ts';
import { buildReport, buildView } from '#lib/report/build/build-report.ts';
import { MOST_PARTS, type ReportPart } from '#lib/domain/report/report.ts';
import { isPartKind } from '#lib/domain/report/part-kinds.ts';
import type { Block, Figure, ReportDocument, Table } from '#lib/report/document.ts';
import { sampleFacts } from '../../../support/report-facts.ts';
import { annex, OPTIONS, released, sampleReport, sampleViews } from './sample-annex.ts';

const part = (kind: string, more: Partial<ReportPart> = {}): ReportPart => ({
	id: 'one',
	kind,
	modelId: null,
	viewId: null,
	heading: '',
	text: '',
	...more
});
const figuresIn = ({ blocks }: ReportDocument) =>
	blocks.filter((block): block is Figure => block.kind === 'figure');
const tablesIn = ({ blocks }: ReportDocument) =>
	blocks.filter((block): block is Table => block.kind === 'table');
const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind);

describe('the annex of the sample study', () => {
	let team: ReportDocument;
	let open: ReportDocument;
	beforeAll(async () => {
		[team, open] = [await annex({ tier: 'team' }), await annex({ tier: 'public' })];
	}, 60_000);

	it('is of parts that there are', () => {
		const { parts } = sampleReport();
		expect(parts.every(({ kind }) => isPartKind(kind))).toBe(true);
		expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
		expect(parts.length).toBeLessThan(MOST_PARTS);
		const views = ['core', 'full', ...sampleViews().map(({ id }) => id)];
		for (const { viewId } of parts) if (viewId !== null) expect(views).toContain(viewId);
	});

	it('holds model, two pathways, data collected, spending by category and month, evidence, and words', () => {
		expect(figuresIn(team).map(({ title }) => title)).toEqual([
			'Overarching logic model of devolved budgets (reconstruction): core',
			'Pathway A',
			'Pathway B',
			'Spending by category and site'
		]);
		expect(tablesIn(team).map(({ title }) => title)).toEqual([
			'Data collected',
			'Spending by category and site',
			'Spending per month of the pilot',
			'Nodes and their evidence: Overarching logic model of devolved budgets (reconstruction): core'
		]);
		expect(team.said).toEqual([]);
		expect(team.release).toBe('For the research team only');
	});

	it('numbers figures and tables in their order, with ids of their own', () => {
		for (const blocks of [figuresIn(team), tablesIn(team)])
			expect(blocks.map(({ number }) => number)).toEqual(blocks.map((_, i) => i + 1));
		const ids = [...figuresIn(team), ...tablesIn(team)].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
	});

	it('has rows as wide as their columns, and shares that come to all of the width', () => {
		for (const { columns, rows } of tablesIn(team)) {
			expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
			for (const { kind, cells } of rows) expect(cells).toHaveLength(kind === 'group' ? 1 : columns.length);
		}
	});

	it('says of each figure what it shows, in brief and whole', () => {
		for (const { alt, caption, description } of figuresIn(team)) {
			expect(alt.length).toBeGreaterThan(20);
			expect(caption).not.toBe('');
			expect(description.length).toBeGreaterThan(3);
		}
		const { drawing } = figuresIn(team)[0]!;
		expect(drawing.as === 'scene' && Object.keys(drawing.evidence)).toHaveLength(28 + 37);
	});

	it('tells the team every number, and that one total does not add up', () => {
		const [collected] = tablesIn(team);
		const texts = collected!.rows.map(({ cells }) => cells.map(({ text }) => text).join('|'));
		expect(texts).toContain('Interviews: young people|0|2|0|0|0|0|2|2');
		expect(texts).toContain('Monthly finance returns|–|–|–|–|–|–|30|48*');
		expect(collected!.notes.join()).toContain('The numbers add up to 30; 48 is printed.');
	});

	it('names no site, no family and no small number of families in public', () => {
		const all = JSON.stringify(open);
		expect(/hillingdon|darlington|wigan/i.test(all)).toBe(false);
		const codes = sampleFacts().familyCodes;
		expect(codes.filter((code) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`, 'i').test(all))).toEqual([]);
		const rows = tablesIn(open)[0]!.rows.map(({ cells }) => cells.map(({ text }) => text));
		expect(rows.find(([what]) => what === 'Interviews: parents')).toEqual([
			'Interviews: parents',
			...Array(7).fill('withheld'),
			'15'
		]);
		expect(rows.find(([what]) => what === 'Interviews: young people')!.slice(1)).toEqual(
			Array(8).fill('withheld')
		);
		const withheld = tablesIn(open)
			.flatMap((table) => table.rows.flatMap(({ cells }) => cells))
			.filter(({ text }) => text === 'withheld');
		expect(withheld.every(({ number }) => number === undefined)).toBe(true);
		expect(open.release).toBe('Public');
	});

	it('is the same whenever it is made', async () => {
		const again = await annex({ tier: 'team' }, [
			sampleReport().parts.find(({ viewId }) => viewId === 'pathway-b')!
		]);
		expect(figuresIn(again)[0]!.drawing).toEqual(figuresIn(team)[2]!.drawing);
	});
});

describe('parts that cannot be made', () => {
	it('are left out, and whoever asked is told why', async () => {
		const view = { modelId: 'overarching', viewId: 'full' };
		const { blocks, said } = await annex({ tier: 'team' }, [
			part('statements', { heading: 'What we hold' }),
			part('nodes', { ...view, modelId: 'gone' }),
			part('nodes', { ...view, viewId: 'gone' }),
			part('text', { heading: 'What is left', text: 'Words' })
		]);
		expect(kinds(blocks)).toEqual(['heading', 'paragraph']);
		expect(said).toEqual([
			'“What we hold” is left out: this release does not know this kind of part.',
			'“Table of nodes” is left out. The model that it shows is gone.',
			'“Table of nodes” is left out. The view that it shows is gone.'
		]);
	});

	it('say why a figure of spending is empty', async () => {
		const facts = { ...(await released({ tier: 'team' })), spendFigures: [] };
		const report = { ...sampleReport(), parts: [part('by-month')] };
		const { blocks, said } = await buildReport(report, facts, OPTIONS, makeSheets);
		expect(kinds(blocks)).toEqual(['heading', 'paragraph']);
		expect(said).toEqual(['“Monthly spending” is empty: its figures could not be read.']);
	});

	it('leave no empty page behind', async () => {
		const words = part('text', { text: 'Words' });
		const broken = part('page-break');
		const { blocks } = await annex({ tier: 'team' }, [
			broken,
			words,
			broken,
			part('gone'),
			broken,
			words,
			broken
		]);
		expect(kinds(blocks)).toEqual(['paragraph', 'page-break', 'paragraph']);
	});
});

describe('a view by itself', () => {
	const build = async (more: { description: 'plain' | null; standalone?: boolean }) =>
		buildView(
			sampleViews().find(({ id }) => id === 'pathway-b')!,
			await released({ tier: 'public' }),
			{ ...OPTIONS, largePrint: true, ...more },
			makeSheets
		);

	it('is its figure, and its description where that is asked for', async () => {
		const alone = await build({ description: null });
		expect(kinds(alone.blocks)).toEqual(['figure']);
		expect(alone).toMatchObject({ subtitle: 'Pathway B', largePrint: true, release: 'Public' });
		const described = await build({ description: 'plain' });
		expect(described.blocks.length).toBeGreaterThan(5);
	});

	it('has its words inside of the drawing where the drawing is all there is', async () => {
		const sceneOf = ({ blocks: [block] }: ReportDocument) =>
			block?.kind === 'figure' && block.drawing.as === 'scene' ? block.drawing.scene : null;
		expect(sceneOf(await build({ description: null }))!.caption).toEqual([]);
		const scene = sceneOf(await build({ description: null, standalone: true }))!;
		expect(scene.caption.length).toBeGreaterThan(0);
	});
});
