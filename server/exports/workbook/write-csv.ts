// A table as a CSV file: RFC 4180, UTF-8 that spreadsheets recognise, no text that they would take for a formula.
import type { SheetTable } from '#lib/report/tables/model-tables.ts';
import { BYTE_ORDER_MARK, csvRow } from '#server/api/csv.ts';

export const writeCsv = ({ columns, rows }: SheetTable): string =>
	`${BYTE_ORDER_MARK}${[columns, ...rows].map(csvRow).join('')}`;
