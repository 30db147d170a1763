// One thread for layouts, figures and charts.
import { createJobThread, JobNotDone } from '#server/job-thread.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { JobName, Jobs } from './jobs.ts';

const DEADLINE_MS = 15_000;
/** More than this waiting are refused at once. */
const MAX_WAITING = 20;

export interface Drawing {
	/** @throws JobNotDone */
	figure(input: Jobs['figure']['input']): Promise<string>;
	/** @throws JobNotDone */
	chart(input: Jobs['chart']['input']): Promise<Jobs['chart']['output']>;
	/**
	 * The model with a position for every node. A model in which all nodes have one is left as it is; a half placed one
	 * is laid out anew. Where the layout fails or takes too long it comes back as it was, and is placed when drawn.
	 */
	placed(model: Model): Promise<Model>;
	close(): Promise<void>;
}

export function createDrawing(): Drawing {
	const thread = createJobThread(new URL('./thread.ts', import.meta.url), {
		deadlineMs: DEADLINE_MS,
		maxWaiting: MAX_WAITING
	});
	const run = <N extends JobName>(job: N, input: Jobs[N]['input']) =>
		thread.run({ job, input }) as Promise<Jobs[N]['output']>;
	return {
		figure: (input) => run('figure', input),
		chart: (input) => run('chart', input),
		async placed(model) {
			if ([...model.nodes.values()].every((node) => node.pos !== null)) return model;
			try {
				const positions = await run('tidy', { model });
				const nodes = [...model.nodes].map(
					([id, node]) => [id, { ...node, pos: positions.get(id) ?? node.pos }] as const
				);
				return { ...model, nodes: new Map(nodes) };
			} catch (error) {
				if (error instanceof JobNotDone) return model;
				throw error;
			}
		},
		close: thread.close
	};
}
