// Files and folders down to the disk.
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure that the content of a file is on the disk. */
export function syncFile(file: string): void {
	const fd = openSync(file, 'r+');
	try {
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
}

/** Makes sure that new and changed names in a folder are on the disk, where the system can. */
export function syncFolder(folder: string): void {
	let fd: number;
	try {
		fd = openSync(folder, 'r');
	} catch {
		// Windows opens no folders.
		return;
	}
	try {
		fsyncSync(fd);
	} catch {
		// Nor do some file systems sync them.
	} finally {
		closeSync(fd);
	}
}
