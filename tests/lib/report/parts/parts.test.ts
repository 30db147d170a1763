// Every kind of part, of the sample study, for each audience.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '#lib/domain/release/audience.ts';
import type { CaseReturn } from '#lib/domain/questionnaires/return.ts';
import { PART_KINDS, type PartKindId } from '#lib/domain/report/part-kinds.ts';
import type { ReportPart } from '#lib/domain/report/report.ts';
import { makeSheets } from '../../../support/make-sheets.ts';
import { buildReport } from '#lib/report/build/build-report.ts';
import type { Block, List, ReportDocument, Table } from '#lib/report/document.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import { OPTIONS, released, sampleReport } from '../build/sample-annex.ts';

const AUDIENCES: Audience[] = [{ tier: 'team' }, { tier: 'site', siteId: 'wigan' }, { tier: 'public' }];
const KINDS = Object.keys(PART_KINDS) as PartKindId[];

const partOf = (kind: PartKindId): ReportPart => ({
	id: kind,
	kind,
	modelId: PART_KINDS[kind].needs === 'view' ? 'overarching' : null,
	viewId: PART_KINDS[kind].needs === 'view' ? 'pathway-b' : null,
	heading: '',
	text: kind === 'text' ? 'Words about Hillingdon' : ''
});
const built = (kinds: readonly PartKindId[], facts: ReleasedFacts): Promise<ReportDocument> =>
	buildReport({ ...sampleReport(), parts: kinds.map(partOf) }, facts, OPTIONS, makeSheets);

const answer = (i: number): CaseReturn => ({
	id: `r${i}`,
	siteId: i < 8 ? 'hillingdon' : 'darlington',
	strandId: null,
	wave: 1,
	phaseId: null,
	caseCode: `secret-${i}`,
	group: '',
	cohort: '',
	legalStatus: i % 4 === 0 ? 'other' : 'child-in-need',
	livingSituation: 'birth-parents',
	issues: ['neglect'],
	likelihood: 'quite-likely',
	completedOn: null,
	revision: 1
});
const returns = Array.from({ length: 20 }, (_, i) => answer(i));

const tables = ({ blocks }: { blocks: readonly Block[] }) =>
	blocks.filter((block): block is Table => block.kind === 'table');
const texts = (table: Table) => table.rows.map(({ cells }) => cells.map(({ text }) => text).join('|'));

describe('parts of a report', () => {
	let facts: ReleasedFacts[];
	beforeAll(async () => {
		facts = await Promise.all(AUDIENCES.map(released));
	});

	it.each(KINDS.filter((kind) => kind !== 'page-break'))(
		'%s gives blocks for every audience',
		async (kind) => {
			for (const of of facts) {
				const { blocks, said } = await built([kind], of);
				expect(blocks.length).toBeGreaterThan(0);
				expect(said).toEqual([]);
				const all = JSON.stringify(blocks);
				const others = { team: /^$/, site: /hillingdon|darlington/i, public: /hillingdon|darlington|wigan/i };
				expect(others[of.audience.tier].test(all)).toBe(false);
			}
		}
	);

	it.each(KINDS.filter((kind) => PART_KINDS[kind].needs === 'view'))(
		'%s says nothing of evidence to whoever may not see it',
		async (kind) => {
			const models = facts[0]!.models.map((model) => ({ ...model, links: null }));
			const { blocks } = await built([kind], { ...facts[0]!, models, records: null, countable: null });
			expect(blocks.length).toBeGreaterThan(0);
			expect(/\d records? (from|support|challenge)/.test(JSON.stringify(blocks))).toBe(false);
		}
	);

	it('has a heading first where it is not a figure or text', async () => {
		for (const kind of KINDS.filter((one) => !['figure', 'text', 'page-break'].includes(one))) {
			const [first] = (await built([kind], facts[0]!)).blocks;
			expect(first, kind).toMatchObject({ kind: 'heading', level: 1 });
		}
	});
});

describe('the evidence table', () => {
	it('lists under each node what the release may hold, with codes of families for the team alone', async () => {
		const [team, , open] = await Promise.all(
			(await Promise.all(AUDIENCES.map(released))).map((of) => built(['evidence'], of))
		);
		const [all] = tables(team!);
		expect(all!.rows[0]!.kind).toBe('group');
		expect(/family (case|DAR)/.test(texts(all!).join())).toBe(true);
		expect(all!.notes).toEqual([]);
		const fewer = tables(open!)[0];
		expect(fewer?.rows.length ?? 0).toBeLessThan(all!.rows.length);
		expect(/family (case|DAR)/.test(JSON.stringify(open))).toBe(false);
	});
});

describe('the gaps', () => {
	it('name what has no evidence, one source only, or evidence for and against', async () => {
		const { blocks } = await built(['gaps'], await released({ tier: 'team' }));
		const headings = blocks.filter((block) => block.kind === 'heading').map(({ text }) => text);
		expect(headings.slice(1)).toEqual([
			'Without evidence',
			'From one source only',
			'Contested',
			'What the checks of the model found'
		]);
		const list = blocks.find((block): block is List => block.kind === 'list');
		expect(list!.items[0]!.text).toMatch(/^\d+ of \d+ (nodes|arrows)$/);
	});
});

describe('the case questionnaire', () => {
	it('counts answers by site, and prints beside each printed table what its rows come to', async () => {
		const of = { ...(await released({ tier: 'team' })), returns };
		const [status, ...rest] = tables(await built(['questionnaires'], of));
		expect(status!.columns.map(({ title }) => title)).toEqual(['Answer', 'Hillingdon', 'Darlington', 'All']);
		expect(texts(status!)).toEqual([
			'Child in Need|6|9|15',
			'Other|2|3|5',
			'No answer|0|0|0',
			'Cases|8|12|20'
		]);
		expect(texts(rest.at(-1)!)).toContain('Total|54|53');
		expect(rest.at(-1)!.notes.join()).toContain('but 53 is printed');
	});

	it('withholds small numbers beyond the team', async () => {
		const of = { ...(await released({ tier: 'public' })), returns: [] };
		const [printed] = tables(await built(['questionnaires'], of));
		expect(texts(printed!).join()).not.toContain('Looked after, section 20');
	});
});
