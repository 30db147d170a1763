// Good calls of every route in server/api/routes/questionnaires.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export const questionnaireSamples = (_help: SampleHelp): Record<string, Sample> => ({});
