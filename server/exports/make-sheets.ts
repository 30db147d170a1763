// Figures fitted onto pages, once for all kinds of file.
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { remembering } from '#lib/report/sheets/remembered.ts';
import { sheetsOf } from '#lib/report/sheets/sheets.ts';

/** Without a deadline, so that the same order gives the same sheets however busy the machine is; the thread has one. */
const engine = elkEngine(Infinity);

export const makeSheets = remembering((request) => sheetsOf(request, engine));
