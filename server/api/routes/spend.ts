// The spend register: lines, sums, coding, saved queries, figures that are cited as evidence.
import type { Route } from '../route.ts';

export const spendRoutes: Route[] = [];
