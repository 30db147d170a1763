// One clock for all processes of a run: the machine's own, which does not step, in milliseconds.

const OFFSET = Number(process.hrtime.bigint()) / 1e6 - performance.now();

export const now = (): number => performance.now() + OFFSET;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
