// Good calls of every route in server/api/routes/imports.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export const importSamples = (_help: SampleHelp): Record<string, Sample> => ({});
