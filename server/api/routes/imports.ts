// Imports of ledgers: a dry run with its receipt, the import itself, taking one back.
import type { Route } from '../route.ts';

export const importRoutes: Route[] = [];
