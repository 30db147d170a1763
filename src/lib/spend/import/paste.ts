// A table that somebody copied out of a spreadsheet, as a file: cells lie between tabs there.

/** @returns null where it is no table: fewer than two lines, or no two columns */
export function fileOfPasted(text: string): File | null {
	const lines = text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
	if (lines.length < 2 || !text.includes('\t')) return null;
	return new File([`${lines.join('\n')}\n`], 'pasted-table.tsv', { type: 'text/tab-separated-values' });
}
