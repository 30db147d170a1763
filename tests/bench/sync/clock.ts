// One clock for all processes of a run: the machine's own, which does not step, in milliseconds.

/** Read as often as this to find out how Node's two clocks differ: the process may be held up between two readings. */
const READINGS = 500;

const OFFSET = offset();

export const now = (): number => performance.now() + OFFSET;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The machine's clock less `performance.now()`: of many readings that of the pair read closest together. */
function offset(): number {
	let best = 0;
	let closest = Infinity;
	for (let i = 0; i < READINGS; i++) {
		const before = performance.now();
		const machine = Number(process.hrtime.bigint()) / 1e6;
		const after = performance.now();
		if (after - before >= closest) continue;
		closest = after - before;
		best = machine - (before + after) / 2;
	}
	return best;
}
