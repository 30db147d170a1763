// What is known of a study, edited: sites, rules, settings, families; and who had to approve a sum.
import type { Route } from '../route.ts';

export const studyFactRoutes: Route[] = [];
