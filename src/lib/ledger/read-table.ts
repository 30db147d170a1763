// The door for files: bytes in, a grid or a problem in words out.
import { TABLE_LIMITS, type FileProblem, type Grid, type TableLimits } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { megabytes, RefusedFile } from './refused-file.ts';
import { sniff } from './sniff.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

export interface TableOptions {
	/** The sheet to read, by name; else the first visible one that holds a table. */
	sheet?: string;
	limits?: TableLimits;
	/** Bytes read so far, of all. */
	progress?(done: number, of: number): void;
}

export type ReadTable = { ok: true; grid: Grid } | { ok: false; problem: FileProblem };

async function read(bytes: Uint8Array, options: TableOptions): Promise<Grid> {
	const limits = options.limits ?? TABLE_LIMITS;
	if (bytes.length > limits.bytes)
		throw new RefusedFile(
			'too-large',
			`This file is larger than ${megabytes(limits.bytes)}. Split it and import the parts one by one.`
		);
	if (!bytes.length) throw new RefusedFile('empty-file', 'This file is empty.');
	if (sniff(bytes) === 'zip') return readWorkbook(bytes, { ...options, limits });
	const grid = readCsv(bytes, limits);
	options.progress?.(bytes.length, bytes.length);
	return grid;
}

/** Reads a ledger as text (CSV, TSV) or as a workbook (.xlsx), whichever its bytes are. Never throws for what is in the file. */
export async function readTable(bytes: Uint8Array, options: TableOptions = {}): Promise<ReadTable> {
	try {
		return { ok: true, grid: await read(bytes, options) };
	} catch (fault) {
		if (fault instanceof RefusedFile) return { ok: false, problem: fault.problem };
		throw fault;
	}
}
