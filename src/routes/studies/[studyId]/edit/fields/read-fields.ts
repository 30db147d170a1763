// What is typed into fields, as values: null where nothing is, undefined where it cannot be read.
import { formatPence, parsePounds } from '#lib/domain/evidence/money.ts';

export type Read<T> = T | null | undefined;

export function readCount(text: string): Read<number> {
	const trimmed = text.trim();
	if (trimmed === '') return null;
	return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** A sum in pounds, not below nothing, in pence. */
export function readPounds(text: string): Read<number> {
	if (text.trim() === '') return null;
	const pence = parsePounds(text);
	return pence === null || pence < 0 ? undefined : pence;
}

export const typedCount = (value: number | null): string => (value === null ? '' : String(value));
/** "1,250", "9.40". */
export const typedPounds = (pence: number | null): string =>
	pence === null ? '' : formatPence(pence).replace('£', '').replace(/\.00$/, '');

export const NOT_A_COUNT = 'Write a whole number, such as 12.';
export const NOT_POUNDS = 'Write a sum in pounds, such as 1,250 or 9.40.';

/** The sums of a list with one on each line, in pence; undefined where one cannot be read. */
export function readPoundsList(text: string): number[] | undefined {
	const read = text
		.split(/\n|;/)
		.filter((line) => line.trim())
		.map(readPounds);
	return read.every((pence) => typeof pence === 'number') ? read : undefined;
}
