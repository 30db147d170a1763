// Figures and tables of spending, with suppression for whoever may not see single records.
import type { Route } from '../route.ts';

export const spendFigureRoutes: Route[] = [];
