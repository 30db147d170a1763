// How the readers below stop: with words for the person whose file it is. Nothing of the file stands in them.
import type { FileProblem } from './grid.ts';

export class RefusedFile extends Error {
	readonly problem: FileProblem;

	constructor(code: FileProblem['code'], message: string) {
		super(message);
		this.name = 'RefusedFile';
		this.problem = { code, message };
	}
}

/** `1,000,000` */
export const counted = (count: number): string => count.toLocaleString('en-GB');

/** `50 MB` */
export const megabytes = (bytes: number): string => `${counted(Math.ceil(bytes / (1024 * 1024)))} MB`;
