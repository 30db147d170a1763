// Good calls of every route in server/api/routes/study-facts.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export const studyFactSamples = (_help: SampleHelp): Record<string, Sample> => ({});
