// Rows and percentages of a printed table as they are typed.
import { NOT_A_COUNT, readCount } from './read-fields.ts';

export interface TypedRow {
	label: string;
	n: string;
}

export interface TypedShare {
	labels: string[];
	percent: string;
	of: string;
}

export const rowErrors = (rows: readonly TypedRow[]): { label?: string; n?: string }[] =>
	rows.map(({ label, n }, i) => ({
		...(!label.trim()
			? { label: 'Name the row.' }
			: rows.slice(0, i).some((row) => row.label.trim() === label.trim()) && {
					label: 'A row of this name stands above.'
				}),
		...(typeof readCount(n) !== 'number' && { n: NOT_A_COUNT })
	}));

export const shareErrors = (
	shares: readonly TypedShare[],
	rows: readonly TypedRow[]
): { labels?: string; percent?: string; of?: string }[] =>
	shares.map(({ labels, percent, of }) => ({
		...(!(labels.length && labels.every((label) => rows.some((row) => row.label.trim() === label))) && {
			labels: 'Choose the rows that it is of.'
		}),
		...(!(/^\d{1,3}(\.\d+)?$/.test(percent.trim()) && Number(percent) <= 100) && {
			percent: 'Write a number from 0 to 100.'
		}),
		...(typeof readCount(of) !== 'number' && { of: NOT_A_COUNT })
	}));
