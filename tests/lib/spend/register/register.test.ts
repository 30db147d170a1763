import { describe, expect, it } from 'vitest';
import type { SpendLine } from '#lib/domain/spend/spend-line.ts';
import type { SpendQuery } from '#lib/domain/spend/spend-query.ts';
import type { RegisterApi, SpendPage } from '#lib/spend/register/register-api.ts';
import { PAGE_LINES, Register } from '#lib/spend/register/register.svelte.ts';

const TOTAL = 1000;

/** Answers when it is told to, so that answers can come in any order. */
function slowApi() {
	const calls: { query: SpendQuery; offset: number; answer(dataVersion?: number): void; fail(): void }[] = [];
	const search = (query: SpendQuery, _sort: unknown, limit: number, offset: number) =>
		new Promise<SpendPage>((resolve, reject) => {
			const figure = { n: TOTAL, pence: 1, families: 1, dataVersion: 1 };
			const lines = Array.from(
				{ length: limit },
				(_, i) => ({ id: `${query.words ?? ''}${offset + i}` }) as SpendLine
			);
			calls.push({
				query,
				offset,
				answer: (dataVersion = 1) =>
					resolve({
						lines,
						totals: { spent: figure, agreed: { ...figure, n: 0 } },
						leftOut: [],
						dataVersion
					}),
				fail: () => reject(new Error('Gone'))
			});
		});
	return { calls, api: { search } as unknown as RegisterApi };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function opened() {
	const { calls, api } = slowApi();
	const register = new Register(api);
	const asked = register.ask({});
	calls[0]!.answer();
	await asked;
	return { calls, register };
}

describe('the register in a tab', () => {
	it('fetches each page once, and only those on the screen', async () => {
		const { calls, register } = await opened();
		expect(register.count).toBe(TOTAL);
		register.need(0, 40);
		register.need(3 * PAGE_LINES - 10, 3 * PAGE_LINES + 30);
		register.need(3 * PAGE_LINES - 5, 3 * PAGE_LINES + 35);
		expect(calls.slice(1).map(({ offset }) => offset)).toEqual([2 * PAGE_LINES, 3 * PAGE_LINES]);
		calls[2]!.answer();
		await settled();
		expect(register.line(3 * PAGE_LINES + 7)?.id).toBe(`${3 * PAGE_LINES + 7}`);
		expect(register.line(2 * PAGE_LINES)).toBeUndefined();
		expect(register.line(TOTAL + 1)).toBeUndefined();
	});

	it('drops an answer to a question that is no longer asked', async () => {
		const { calls, register } = await opened();
		void register.ask({ words: 'a' });
		void register.ask({ words: 'b' });
		calls[2]!.answer();
		await settled();
		calls[1]!.answer();
		await settled();
		expect(register.line(0)?.id).toBe('b0');
		expect(register.busy).toBe(false);
	});

	it('reads anew where a page is of another version of the data', async () => {
		const { calls, register } = await opened();
		register.need(PAGE_LINES, PAGE_LINES + 10);
		calls[1]!.answer(2);
		await settled();
		expect(calls).toHaveLength(3);
		calls[2]!.answer(2);
		await settled();
		expect(register.dataVersion).toBe(2);
		expect(register.line(0)).toBeUndefined();
		expect(register.line(PAGE_LINES)?.id).toBe(`${PAGE_LINES}`);
	});

	it('reads anew all that is on the screen, also where that is of two pages', async () => {
		const { calls, register } = await opened();
		register.need(PAGE_LINES - 5, PAGE_LINES + 5);
		calls[1]!.answer();
		await settled();
		void register.reload();
		calls[2]!.answer(2);
		await settled();
		calls[3]!.answer(2);
		await settled();
		expect([PAGE_LINES - 1, PAGE_LINES].map((index) => register.line(index)?.id)).toEqual(['99', '100']);
	});

	it('says what went wrong, and keeps what is shown', async () => {
		const { calls, register } = await opened();
		void register.reload();
		calls[1]!.fail();
		await settled();
		expect(register.failure).toBe('Gone');
		expect(register.line(0)?.id).toBe('0');
	});
});
