// All routes of the API.
import { openApiRoute } from './openapi.ts';
import type { Route } from './route.ts';
import { auditRoutes } from './routes/audit.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exportRoutes } from './routes/exports.ts';
import { figureRoutes } from './routes/figure.ts';
import { linkRoutes } from './routes/links.ts';
import { sessionRoutes } from './routes/session.ts';
import { shareLinkRoutes } from './routes/share-links.ts';
import { studyRoutes } from './routes/studies.ts';
import { importRoutes } from './routes/imports.ts';
import { spendRoutes } from './routes/spend.ts';
import { spendFigureRoutes } from './routes/spend-figures.ts';
import { studyFactRoutes } from './routes/study-facts.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { reportRoutes } from './routes/reports.ts';
import { versionRoutes } from './routes/versions.ts';
import { viewRoutes } from './routes/views.ts';

const routes: Route[] = [
	...sessionRoutes,
	...shareLinkRoutes,
	...auditRoutes,
	...studyRoutes,
	...evidenceRoutes,
	...linkRoutes,
	...figureRoutes,
	...versionRoutes,
	...importRoutes,
	...spendRoutes,
	...spendFigureRoutes,
	...studyFactRoutes,
	...questionnaireRoutes,
	...viewRoutes,
	...reportRoutes,
	...exportRoutes
];
export const ROUTES: readonly Route[] = [...routes, openApiRoute(routes)];
