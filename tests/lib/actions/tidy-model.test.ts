import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActionContext } from '#lib/actions/action.ts';
import { cancelTidy, tidyModel, tidySelection } from '#lib/actions/tidy-model.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import { LayoutStopped } from '#lib/layout/engine.ts';
import type { Tidied, TidyRequest } from '#lib/layout/tidy-client.ts';
import type { Positions } from '#lib/layout/tidy.ts';
import { tidying } from '#lib/workspace/tidying.svelte.ts';
import { nineteen } from '../layout/builders.ts';

const tidyInWorker = vi.hoisted(() => vi.fn<(request: TidyRequest) => Promise<Tidied>>());
vi.mock('#lib/layout/tidy-client.ts', () => ({ tidyInWorker }));

const POSITIONS: Positions = new Map([['a1', [40, 80]]]);

/** What actions need of the editor, with what was done and said. */
function editor(selection: string[] = []) {
	const done: Change[] = [];
	const said: string[] = [];
	const open = { model: nineteen(), selection, mayEdit: true, run };
	function run(command: (model: Model) => Result<Change>): boolean {
		if (!open.mayEdit) return false;
		const result = command(open.model);
		if (result.ok) done.push(result.value);
		return result.ok;
	}
	/** Somebody else edits a node. */
	const edit = (id: string, fields: Partial<TheoryNode>) => {
		const node = { ...open.model.nodes.get(id)!, ...fields };
		open.model = { ...open.model, nodes: new Map(open.model.nodes).set(id, node) };
	};
	const glide = vi.fn();
	const fit = vi.fn();
	const context = {
		open,
		view: { glide, controls: { fit } },
		notices: { say: (words: string) => said.push(words) }
	} as unknown as ActionContext;
	return { context, open, edit, done, said, glide, fit };
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

describe('what others do while the layout is worked out', () => {
	const BOTH: Positions = new Map([
		['a1', [40, 80]],
		['a2', [240, 80]]
	]);

	/** Tidies both, and does something while the worker is at it. */
	async function tidyWhile(meanwhile: (at: ReturnType<typeof editor>) => void) {
		const at = editor();
		tidyInWorker.mockImplementationOnce(() => {
			meanwhile(at);
			return Promise.resolve({ positions: BOTH, quick: false });
		});
		await tidyModel(at.context);
		return { ...at, moved: at.done.flatMap(({ steps }) => steps.map((step) => 'id' in step && step.id)) };
	}

	test.each<[string, Partial<TheoryNode>]>([
		['moved', { pos: [900, 900] }],
		['pinned', { pinned: true }],
		['put on another pathway', { pathway: 'b' }],
		['made another kind', { kind: 'outcome' }]
	])('leaves a node that was %s as they left it, and says so', async (_, fields) => {
		const { moved, said } = await tidyWhile(({ edit }) => edit('a1', fields));
		expect(moved).toEqual(['a2']);
		expect(said.at(-1)).toBe(
			'Tidied. What was changed meanwhile stays where it is. Undo brings the old places back.'
		);
	});

	test('moves what was only read again or renamed', async () => {
		const { moved } = await tidyWhile(({ open, edit }) => {
			const { pos } = open.model.nodes.get('a1')!;
			edit('a1', { label: 'Renamed', pos: pos && [...pos] });
		});
		expect(moved).toEqual(['a1', 'a2']);
	});

	test('passes over what was deleted, and does not call it tidy where all was changed', async () => {
		const { done, said } = await tidyWhile(({ open, edit }) => {
			edit('a1', { pos: [900, 900] });
			const nodes = new Map(open.model.nodes);
			nodes.delete('a2');
			open.model = { ...open.model, nodes };
		});
		expect(done).toEqual([]);
		expect(said.at(-1)).toBe('Nothing was tidied. What was changed meanwhile stays where it is.');
	});

	test('says that one cannot edit where that has ended', async () => {
		const { done, said } = await tidyWhile(({ open }) => (open.mayEdit = false));
		expect(done).toEqual([]);
		expect(said.at(-1)).toBe('You cannot edit just now. The model is as it was.');
	});
});

describe('tidying the selection', () => {
	test('writes no places of other nodes', async () => {
		const { context, done } = editor(['a2']);
		const positions: Positions = new Map([...POSITIONS, ['a2', [240, 80]]]);
		tidyInWorker.mockResolvedValueOnce({ positions, quick: false });
		await tidySelection(context);
		expect(done[0]!.steps).toMatchObject([{ id: 'a2' }]);
	});

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
