// Sheets as the exporting thread makes them: each once in a test file.
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { remembering } from '#lib/report/sheets/remembered.ts';
import { sheetsOf } from '#lib/report/sheets/sheets.ts';

export const makeSheets = remembering((request) => sheetsOf(request, elkEngine(Infinity)));
