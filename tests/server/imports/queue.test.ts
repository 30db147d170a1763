// Who may import when.
import { describe, expect, it } from 'vitest';
import { createQueue, ImportsBusy } from '#server/imports/queue.ts';

/** Work that says when it began and ends when it is told. */
function works() {
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string) => () =>
		new Promise<string>((done) => {
			begun.push(name);
			ends.set(name, () => done(name));
		});
	return { begun, work, end: (name: string) => ends.get(name)!() };
}
const turn = () => new Promise((done) => setImmediate(done));

describe('the queue of imports', () => {
	it('runs two at a time, and never two that change the ledger of the same study', async () => {
		const queue = createQueue();
		const { begun, work, end } = works();
		const all = [
			queue.run('a', work('first')),
			queue.run('a', work('second')),
			queue.run(null, work('reads')),
			queue.run('b', work('other'))
		];
		await turn();
		expect(begun).toEqual(['first', 'reads']);
		end('reads');
		await turn();
		expect(begun).toEqual(['first', 'reads', 'other']);
		end('first');
		await turn();
		expect(begun).toEqual(['first', 'reads', 'other', 'second']);
		end('other');
		end('second');
		expect(await Promise.all(all)).toEqual(['first', 'second', 'reads', 'other']);
	});

	it('goes on after one that fails', async () => {
		const queue = createQueue();
		const failing = queue.run('a', () => Promise.reject(new Error('x')));
		await expect(failing).rejects.toThrow('x');
		expect(await queue.run('a', async () => 'next')).toBe('next');
	});

	it('lets two in and five wait, and no more', () => {
		const queue = createQueue();
		const places = Array.from({ length: 7 }, () => queue.enter());
		expect(() => queue.enter()).toThrow(ImportsBusy);
		places[0]!.leave();
		places[0]!.leave();
		queue.enter();
		expect(() => queue.enter()).toThrow(ImportsBusy);
	});
});
