// Reads a table for a test that knows how it ends.
import { expect } from 'vitest';
import type { FileProblem, Grid } from '#lib/ledger/grid.ts';
import { readTable, type TableOptions } from '#lib/ledger/read-table.ts';

const bytesOf = (file: string | Uint8Array): Uint8Array =>
	typeof file === 'string' ? new TextEncoder().encode(file) : file;

export async function gridOf(file: string | Uint8Array, options?: TableOptions): Promise<Grid> {
	const result = await readTable(bytesOf(file), options);
	if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
	return result.grid;
}

export async function problemOf(file: string | Uint8Array, options?: TableOptions): Promise<FileProblem> {
	const result = await readTable(bytesOf(file), options);
	expect(result).toMatchObject({ ok: false });
	return (result as { problem: FileProblem }).problem;
}
