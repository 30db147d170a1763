// Good calls of every route in server/api/routes/spend.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export const spendSamples = (_help: SampleHelp): Record<string, Sample> => ({});
