// Files that leave the product, made in a thread of their own.
import { createJobThread } from '#server/job-thread.ts';
import type { Answered, ExportOrder } from './order.ts';

const DEADLINE_MS = 60_000;
/** More than this waiting are refused at once. */
const MAX_WAITING = 20;

export interface Exports {
	/** @throws JobNotDone */
	make<O extends ExportOrder>(order: O): Promise<Answered<O>>;
	close(): Promise<void>;
}

export function createExports(): Exports {
	const thread = createJobThread(new URL('./thread.ts', import.meta.url), {
		deadlineMs: DEADLINE_MS,
		maxWaiting: MAX_WAITING
	});
	return {
		make: <O extends ExportOrder>(order: O) => thread.run(order) as Promise<Answered<O>>,
		close: thread.close
	};
}
