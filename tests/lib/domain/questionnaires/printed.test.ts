import { describe, expect, it } from 'vitest';
import { agreesWhenRounded, percentOf, shareWords } from '#lib/domain/questionnaires/rounding.ts';
import { checkPrinted, hasMismatch } from '#lib/domain/questionnaires/printed.ts';
import { releasedPrinted } from '#lib/domain/questionnaires/release-printed.ts';
import type { PrintedTable } from '#lib/domain/study/study.ts';
import sample from '../../../../server/sample-study/study.json' with { type: 'json' };

const tables = sample.printedTables as unknown as PrintedTable[];
const find = (id: string) => tables.find((table) => table.id === id)!;
const table = (more: Partial<PrintedTable>): PrintedTable => ({
	id: 't',
	title: 'T',
	unit: 'cases',
	siteId: null,
	phaseId: null,
	rows: [
		{ label: 'A', n: 3 },
		{ label: 'B', n: 5 }
	],
	several: false,
	printedTotal: 8,
	printedShares: [],
	citations: [],
	note: '',
	...more
});

describe('printed tables for others', () => {
	it.each([
		['a small cell', {}, 0],
		['none', { rows: [{ label: 'A', n: 8 }] }, 1],
		['a small rest', { rows: [{ label: 'A', n: 8 }], printedTotal: 9 }, 0],
		['a small total', { rows: [{ label: 'A', n: 0 }], printedTotal: 4, several: true }, 0],
		[
			'a small share',
			{ rows: [{ label: 'A', n: 8 }], printedShares: [{ labels: ['A'], percent: 10, of: 20 }] },
			0
		]
	])('stay where they have no small number: %s', (_what, more, shown) => {
		expect(releasedPrinted([table(more)], 5)).toHaveLength(shown);
		expect(releasedPrinted([table(more)], null)).toHaveLength(1);
	});
});

describe('printed against computed', () => {
	it('flags the total of legal statuses in the sample, and says what its share would be of the sum', () => {
		const [total, share] = checkPrinted(find('legal-status-all'));
		expect(total).toMatchObject({ printed: '53', computed: '54', verdict: 'differs' });
		expect(total!.words).toBe('31 + 17 + 2 + 4 = 54, but 53 is printed.');
		expect(share).toMatchObject({ verdict: 'agrees', computed: '58.5% (31/53)' });
		expect(share!.words).toBe(
			'31/53 is 58.5%, which rounds to the printed 58%. Of the sum of the rows it would be 57.4% (31/54).'
		);
	});

	it('takes 32% for 35 of 111 as rounding', () => {
		const [, share] = checkPrinted(find('likelihood-all'));
		expect(share).toMatchObject({
			verdict: 'agrees',
			words: '35/111 is 31.5%, which rounds to the printed 32%.'
		});
		expect(shareWords(35, 111)).toBe('32% (35/111)');
	});

	it('finds in the sample the one table that does not add up, and no other', () => {
		expect(tables.filter(hasMismatch).map(({ id }) => id)).toEqual(['legal-status-all']);
	});

	it.each([
		['a right total', {}, 'agrees'],
		['a wrong total', { printedTotal: 9 }, 'differs'],
		['no total', { printedTotal: null }, 'open'],
		['issues above the number of cases', { several: true, printedTotal: 6 }, 'open'],
		['fewer issues than cases', { several: true, printedTotal: 9 }, 'differs']
	])('total: %s', (_what, more, verdict) => {
		expect(checkPrinted(table(more))[0]!.verdict).toBe(verdict);
	});

	it.each([
		[38, 'agrees'],
		[37.5, 'agrees'],
		[36, 'differs'],
		[39, 'differs'],
		[37.4, 'differs']
	])('share: %s percent for 3 of 8 %s', (percent, verdict) => {
		const checks = checkPrinted(table({ printedShares: [{ labels: ['A'], percent, of: 8 }] }));
		expect(checks[1]!.verdict).toBe(verdict);
	});

	it('says so where a share names a row that is not there, or is of nothing', () => {
		for (const share of [
			{ labels: ['C'], percent: 1, of: 8 },
			{ labels: ['A'], percent: 1, of: 0 }
		])
			expect(checkPrinted(table({ printedShares: [share] }))[1]!.verdict).toBe('open');
	});

	it('takes a half either way', () => {
		expect(agreesWhenRounded(1, 1, 200)).toBe(true);
		expect(agreesWhenRounded(0, 1, 200)).toBe(true);
		expect(percentOf(1, 3)).toBe(33.3);
		expect(shareWords(0, 0)).toBe('');
	});
});
