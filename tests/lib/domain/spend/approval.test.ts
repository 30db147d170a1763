// Who had to approve a sum: the cases of the documents, dates, strands, and versions that differ.
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { type ApprovalQuestion, approvalFor } from '#lib/domain/spend/approval.ts';
import type { ApprovalRules, Study } from '#lib/domain/study/study.ts';

const read = <T>(path: string): T =>
	JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')) as T;
const { sites } = read<Study>('server/sample-study/study.json');
const siteOf = (id: string) => sites.find((site) => site.id === id)!;

interface Case {
	site: string;
	strand: string | null;
	version: string;
	pence: number;
	outcome: string;
	approver?: string;
	note?: string;
	before?: string;
}
const cases = read<Case[]>('tests/fixtures/approval-cases.json');
const sum = (pence: number, more: Partial<ApprovalQuestion> = {}): ApprovalQuestion => ({
	strandId: null,
	date: null,
	pence,
	...more
});
const rules = (version: string, more: Partial<ApprovalRules> = {}): ApprovalRules => ({
	version,
	strandId: null,
	from: null,
	until: null,
	before: '',
	bands: [{ overPence: 0, upToPence: null, approver: 'Manager', note: '' }],
	citations: [],
	note: '',
	...more
});

describe('who had to approve', () => {
	it('has 27 cases', () => expect(cases).toHaveLength(27));

	it.each(cases)('$site $strand, $version, $pence: $outcome', (c) => {
		const { answers } = approvalFor(siteOf(c.site), sum(c.pence, { strandId: c.strand, version: c.version }));
		expect(answers).toHaveLength(1);
		expect(answers[0]).toMatchObject({ outcome: c.outcome, approver: c.approver ?? null });
		if (c.note) expect(answers[0]!.band!.note).toContain(c.note);
		expect(answers[0]!.before).toMatch(c.before ? new RegExp(c.before, 'i') : /^$/);
		expect(answers[0]!.citations.length).toBeGreaterThan(0);
	});

	it('says that the versions differ: £760 in Hillingdon', () => {
		const answer = approvalFor(siteOf('hillingdon'), sum(76_000));
		expect(answer.agreement).toBe('differ');
		expect(answer.answers.map(({ version, approver }) => [version, approver])).toEqual([
			['interim-2019', null],
			['article-2022', 'Advanced practitioner']
		]);
		expect(approvalFor(siteOf('hillingdon'), sum(940)).agreement).toBe('agree');
		expect(approvalFor(siteOf('hillingdon'), sum(940, { version: 'interim-2019' })).agreement).toBe('one');
	});

	it('says above which sum no rule is printed, also between two bands', () => {
		const above = (pence: number) =>
			approvalFor(siteOf('hillingdon'), sum(pence, { version: 'article-2022' })).answers[0]!.noRuleAbovePence;
		expect([above(400_000), above(400_001)]).toEqual([null, 400_000]);
		const gap = rules('a', {
			bands: [
				{ overPence: 0, upToPence: 100, approver: null, note: '' },
				{ overPence: 500, upToPence: null, approver: 'X', note: '' }
			]
		});
		const [answer] = approvalFor({ approvalRules: [gap] }, sum(500)).answers;
		expect(answer).toMatchObject({ outcome: 'no-rule', noRuleAbovePence: 100, approver: null });
	});

	it('gives the rules of every strand where nobody says which, and those of the site to a strand without its own', () => {
		const wigan = approvalFor(siteOf('wigan'), sum(60_000));
		expect(wigan).toMatchObject({ strandNeeded: true, agreement: 'differ' });
		expect(wigan.answers.map(({ strandId }) => strandId)).toEqual(['care-entry', 'reunification']);
		const mixed = { approvalRules: [rules('a'), rules('a', { strandId: 's1' }), rules('b')] };
		const of = (strandId: string | null) =>
			approvalFor(mixed, sum(1, { strandId })).answers.map((a) => [a.version, a.strandId]);
		expect(of('s1')).toEqual([
			['a', 's1'],
			['b', null]
		]);
		expect(of('s2')).toEqual([
			['a', null],
			['b', null]
		]);
		expect(of(null)).toEqual(of('s2'));
	});

	it('rules out versions by date only where the document gives one, and says what surely held', () => {
		const site = {
			approvalRules: [
				rules('old', { from: '2019-02', until: '2019-12' }),
				rules('new', { from: '2020' }),
				rules('undated')
			]
		};
		const on = (date: string | null) => {
			const { answers, ruledOut } = approvalFor(site, sum(1, { date }));
			return [answers.map((a) => a.version + (a.surelyHeld ? ' surely' : '')), ruledOut];
		};
		expect(on('2019-05-20')).toEqual([['old surely', 'undated'], ['new']]);
		expect(on('2019-12-31')).toEqual([['old surely', 'undated'], ['new']]);
		expect(on('2020-01-01')).toEqual([['new', 'undated'], ['old']]);
		expect(on('2019')).toEqual([['old', 'undated'], ['new']]);
		expect(on(null)).toEqual([['old', 'new', 'undated'], []]);
	});

	it('has no answer where there are no rules', () => {
		expect(approvalFor({ approvalRules: [] }, sum(1))).toEqual({
			answers: [],
			agreement: 'none',
			strandNeeded: false,
			ruledOut: []
		});
	});
});
