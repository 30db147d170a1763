// Case questionnaires: returns of two waves, and tables of them.
import type { Route } from '../route.ts';

export const questionnaireRoutes: Route[] = [];
