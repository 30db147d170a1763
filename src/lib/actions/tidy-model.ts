// Lays the whole model out anew, in a worker, as one step that undo takes back.
import { moveNodes } from '#lib/domain/theory/node-commands.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import type { ActionContext } from './action.ts';

export async function tidyModel({ open, view, notices }: ActionContext): Promise<void> {
	notices.say('Tidying…');
	const { model } = open;
	const sizes = new Map([...model.nodes].map(([id, node]) => [id, nodeSize(node)]));
	try {
		// Loaded only now: the layout engine is far larger than the rest of the editor.
		const [{ tidy }, { elkWorkerEngine }] = await Promise.all([
			import('#lib/layout/tidy.ts'),
			import('#lib/layout/elk-worker-engine.ts')
		]);
		const positions = await tidy(model, sizes, elkWorkerEngine());
		const moves = [...positions].map(([id, [x, y]]) => ({
			id,
			pos: [Math.round(x), Math.round(y)] as const
		}));
		const moved = open.run((now) => moveNodes(now, moves, 'Tidy'));
		notices.say(moved ? 'Tidied. Undo brings the old places back.' : 'It is tidy already.');
		view.controls?.fit();
	} catch {
		notices.say('The layout did not come to an end. The model is as it was.');
	}
}
