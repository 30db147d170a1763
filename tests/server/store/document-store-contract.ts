// What every store of documents must do, whatever the engine.
import { describe, expect, it } from 'vitest';
import type { DocumentStore } from '#server/store/documents.ts';

export interface StoreUnderTest {
	store: DocumentStore;
	/** Closes the store and opens it again on the same data; null where it keeps nothing. */
	reopen: (() => Promise<DocumentStore>) | null;
}

const bytes = (...values: number[]) => new Uint8Array(values);

/** @param open a fresh, empty store; the caller cleans up after each test */
export function documentStoreContract(engine: string, open: () => Promise<StoreUnderTest>): void {
	describe(`${engine} as a document store`, () => {
		const load = async (store: DocumentStore, room: string) =>
			(await store.load(room)).map(({ format, bytes }) => [format, ...bytes]);

		it('knows nothing of a room that nobody wrote to', async () => {
			const { store } = await open();
			expect(await store.load('theory.x')).toEqual([]);
		});

		it('gives back what was appended, byte for byte and in order', async () => {
			const { store } = await open();
			const all = Uint8Array.from({ length: 256 }, (_, i) => i);
			await store.append([
				{ room: 'a', bytes: bytes(3) },
				{ room: 'a', bytes: bytes(1) }
			]);
			await store.append([{ room: 'a', bytes: all }]);
			await store.append([{ room: 'a', bytes: bytes() }]);
			expect(await load(store, 'a')).toEqual([[1, 3], [1, 1], [1, ...all], [1]]);
		});

		it('gives pieces rising numbers', async () => {
			const { store } = await open();
			for (let i = 0; i < 5; i++) await store.append([{ room: 'a', bytes: bytes(i) }]);
			const numbers = (await store.load('a')).map((piece) => piece.seq);
			expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
			expect(new Set(numbers).size).toBe(5);
		});

		it('numbers the pieces of one append without gaps, in their order, and says the last', async () => {
			const { store } = await open();
			for (let round = 1; round <= 3; round++) {
				const many = Array.from({ length: 250 * round }, (_, i) => ({
					room: `r${i % 3}`,
					bytes: bytes(i % 256)
				}));
				const last = await store.append(many);
				const pieces = (await Promise.all([0, 1, 2].map((i) => store.load(`r${i}`)))).flat();
				const bySeq = new Map(pieces.map((piece) => [piece.seq, piece.bytes[0]]));
				for (const [i, { bytes }] of many.entries())
					expect(bySeq.get(last - many.length + 1 + i)).toBe(bytes[0]);
			}
		});

		it('keeps rooms apart, also where one name begins with another', async () => {
			const { store } = await open();
			await store.append([
				{ room: 'theory.a', bytes: bytes(1) },
				{ room: 'theory.ab', bytes: bytes(2) },
				{ room: 'links.a', bytes: bytes(3) },
				{ room: 'THEORY.A', bytes: bytes(4) }
			]);
			expect(await load(store, 'theory.a')).toEqual([[1, 1]]);
			expect(await load(store, 'theory.ab')).toEqual([[1, 2]]);
			expect(await load(store, 'links.a')).toEqual([[1, 3]]);
			expect(await load(store, 'theory.%')).toEqual([]);
		});

		it('appends thousands at once, in order', async () => {
			const { store } = await open();
			const many = Array.from({ length: 1234 }, (_, i) => ({
				room: i % 2 ? 'a' : 'b',
				bytes: bytes(i % 256, i >> 8)
			}));
			await store.append(many);
			const pieces = await store.load('a');
			expect(pieces).toHaveLength(617);
			expect(pieces.map((p) => p.bytes[0]! + p.bytes[1]! * 256)).toEqual(
				Array.from({ length: 617 }, (_, i) => i * 2 + 1)
			);
		});

		it('appends all or nothing', async () => {
			const { store } = await open();
			await store.append([{ room: 'a', bytes: bytes(1) }]);
			const many = Array.from({ length: 500 }, (_, i) => ({ room: 'a', bytes: bytes(i % 256) }));
			// The last one cannot be stored; what came before it must not stay.
			const broken = [...many, { room: 'a', bytes: null as unknown as Uint8Array }];
			await expect(store.append(broken)).rejects.toThrow();
			expect(await load(store, 'a')).toEqual([[1, 1]]);
			await store.append([{ room: 'a', bytes: bytes(2) }]);
			expect(await load(store, 'a')).toEqual([
				[1, 1],
				[1, 2]
			]);
		});

		it('takes an append of nothing', async () => {
			const { store } = await open();
			await store.append([]);
			expect(await load(store, 'a')).toEqual([]);
		});

		it('folds a room into a snapshot, and nothing of other rooms', async () => {
			const { store } = await open();
			for (let i = 0; i < 4; i++)
				await store.append([
					{ room: 'a', bytes: bytes(i) },
					{ room: 'b', bytes: bytes(i) }
				]);
			const last = (await store.load('a')).at(-1)!.seq;
			await store.compact('a', bytes(99), last);
			expect(await load(store, 'a')).toEqual([[2, 99]]);
			expect(await load(store, 'b')).toHaveLength(4);
		});

		it('keeps what came after the folded pieces, after the snapshot', async () => {
			const { store } = await open();
			await store.append([{ room: 'a', bytes: bytes(1) }]);
			const upTo = (await store.load('a')).at(-1)!.seq;
			await store.append([{ room: 'a', bytes: bytes(2) }]);
			await store.compact('a', bytes(99), upTo);
			await store.append([{ room: 'a', bytes: bytes(3) }]);
			expect(await load(store, 'a')).toEqual([
				[2, 99],
				[1, 2],
				[1, 3]
			]);
		});

		it('folds rooms whose pieces lie between those of others', async () => {
			const { store } = await open();
			for (let i = 0; i < 3; i++)
				await store.append(['a', 'b', 'c'].map((room) => ({ room, bytes: bytes(i) })));
			for (const room of ['c', 'a', 'b']) {
				const pieces = await store.load(room);
				await store.compact(room, bytes(99), pieces[1]!.seq);
				expect(await load(store, room)).toEqual([
					[2, 99],
					[1, 2]
				]);
			}
		});

		it('folds again', async () => {
			const { store } = await open();
			for (let round = 0; round < 3; round++) {
				await store.append([{ room: 'a', bytes: bytes(round) }]);
				await store.compact('a', bytes(90 + round), (await store.load('a')).at(-1)!.seq);
			}
			expect(await load(store, 'a')).toEqual([[2, 92]]);
		});

		it('takes appends from many sides at once', async () => {
			const { store } = await open();
			await Promise.all(
				Array.from({ length: 40 }, (_, i) =>
					store.append([
						{ room: `r${i % 4}`, bytes: bytes(i) },
						{ room: 'all', bytes: bytes(i) }
					])
				)
			);
			expect(await load(store, 'all')).toHaveLength(40);
			for (let i = 0; i < 4; i++) expect(await load(store, `r${i}`)).toHaveLength(10);
		});

		it('has everything again after it was closed', async (context) => {
			const { store, reopen } = await open();
			if (!reopen) return context.skip();
			await store.append([
				{ room: 'a', bytes: bytes(1) },
				{ room: 'a', bytes: bytes(2) }
			]);
			await store.compact('a', bytes(99), (await store.load('a'))[0]!.seq);
			const before = await store.load('a');
			const again = await reopen();
			expect(await again.load('a')).toEqual(before);
			await again.append([{ room: 'a', bytes: bytes(3) }]);
			expect(await load(again, 'a')).toEqual([
				[2, 99],
				[1, 2],
				[1, 3]
			]);
		});
	});
}
