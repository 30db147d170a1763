// Temporary folders that are gone when the test is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'throughline-test-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A folder for one test. */
export function temporaryFolder(): string {
	const folder = makeFolder();
	onTestFinished(() => removeFolder(folder));
	return folder;
}
