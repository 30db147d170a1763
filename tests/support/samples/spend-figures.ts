// Good calls of every route in server/api/routes/spend-figures.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export const spendFigureSamples = (_help: SampleHelp): Record<string, Sample> => ({});
