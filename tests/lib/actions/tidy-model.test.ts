import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActionContext } from '#lib/actions/action.ts';
import { cancelTidy, tidyModel, tidySelection } from '#lib/actions/tidy-model.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import { LayoutStopped } from '#lib/layout/engine.ts';
import type { Tidied, TidyRequest } from '#lib/layout/tidy-client.ts';
import { tidying } from '#lib/workspace/tidying.svelte.ts';
import { nineteen } from '../layout/builders.ts';

const tidyInWorker = vi.hoisted(() => vi.fn<(request: TidyRequest) => Promise<Tidied>>());
vi.mock('#lib/layout/tidy-client.ts', () => ({ tidyInWorker }));

const POSITIONS = new Map([['a1', [40, 80] as const]]);

/** What actions need of the editor, with what was done and said. */
function editor(selection: string[] = []) {
	const done: Change[] = [];
	const said: string[] = [];
	const model = nineteen();
	const run = (command: (model: Model) => Result<Change>): boolean => {
		const result = command(model);
		if (result.ok) done.push(result.value);
		return result.ok;
	};
	const glide = vi.fn();
	const fit = vi.fn();
	const context = {
		open: { model, selection, run },
		view: { glide, controls: { fit } },
		notices: { say: (words: string) => said.push(words) }
	} as unknown as ActionContext;
	return { context, done, said, glide, fit };
}

beforeEach(() => {
	tidyInWorker.mockReset();
	tidyInWorker.mockResolvedValue({ positions: POSITIONS, quick: false });
});

describe('tidying the model', () => {
	test('is one step, shown as a movement, and said', async () => {
		const { context, done, said, glide } = editor();
		await tidyModel(context, { shape: 'slide' });
		expect(done).toMatchObject([
			{ does: 'Tidy', steps: [{ op: 'set', id: 'a1', fields: { pos: [40, 80] } }] }
		]);
		expect(glide).toHaveBeenCalledOnce();
		expect(said).toEqual(['Tidying…', 'Tidied. Undo brings the old places back.']);
		expect(tidying.running).toBe(false);
	});

	test('keeps to the shape that was asked for last', async () => {
		const { context } = editor();
		await tidyModel(context, { shape: 'a4-portrait' });
		await tidyModel(context);
		expect(tidyInWorker.mock.calls.map(([{ shape }]) => shape)).toEqual(['a4-portrait', 'a4-portrait']);
	});

	test('says where the plainer layout was taken, and where nothing had to move', async () => {
		const { context, said } = editor();
		tidyInWorker.mockResolvedValueOnce({ positions: POSITIONS, quick: true });
		await tidyModel(context);
		expect(said.at(-1)).toBe(
			'Tidied. It took long, so it is a plainer layout than usual. Undo brings the old places back.'
		);
		tidyInWorker.mockResolvedValueOnce({ positions: new Map(), quick: false });
		await tidyModel(context);
		expect(said.at(-1)).toBe('It is tidy already.');
	});

	test('leaves the model as it was where it fails, and says so', async () => {
		const { context, done, said } = editor();
		tidyInWorker.mockRejectedValueOnce(new Error('The layout failed'));
		await tidyModel(context);
		expect(done).toEqual([]);
		expect(said.at(-1)).toBe('The layout did not come to an end. The model is as it was.');
		expect(tidying.running).toBe(false);
	});

	test('shows how far it is, and can be stopped', async () => {
		const { context, done, said } = editor();
		tidyInWorker.mockImplementationOnce(
			({ signal, progress }) =>
				new Promise((_, reject) => {
					progress(0.4, 'Ordering Pathway A');
					signal.addEventListener('abort', () => reject(new LayoutStopped('cancelled')));
				})
		);
		const running = tidyModel(context);
		await vi.waitFor(() => expect(tidying.step).toBe('Ordering Pathway A'));
		expect([tidying.running, tidying.progress]).toEqual([true, 0.4]);
		cancelTidy();
		await running;
		expect([done, tidying.running]).toEqual([[], false]);
		expect(said.at(-1)).toBe('Tidying was stopped. The model is as it was.');
	});
});

describe('tidying the selection', () => {
	test('asks for the chosen nodes only, arrows left out', async () => {
		const { context, done, fit } = editor(['a1', 'a2', 'a1a2']);
		await tidySelection(context);
		expect(tidyInWorker.mock.calls[0]![0].only).toEqual(new Set(['a1', 'a2']));
		expect(done[0]!.does).toBe('Tidy the selection');
		expect(fit).not.toHaveBeenCalled();
	});

	test('does nothing where no node is chosen', async () => {
		const { context, said } = editor(['a1a2']);
		await tidySelection(context);
		expect([tidyInWorker.mock.calls.length, said]).toEqual([0, []]);
	});
});
