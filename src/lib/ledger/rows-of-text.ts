// A table as text in the browser: what was copied out of a spreadsheet, or a CSV file in one of the two usual encodings.
// Other files are the server's to read (read-table.ts).
import Papa from 'papaparse';

/** Bytes as UTF-8 or UTF-16 with its mark, else as Windows writes them. */
export function textOfBytes(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** Cells without blanks around them, row by row, blank rows included; null where this is no table of text. */
export function rowsOfText(text: string): string[][] | null {
	if (text.includes('\0')) return null;
	const { data, errors } = Papa.parse<string[]>(text.trimEnd(), { delimitersToGuess: ['\t', ',', ';', '|'] });
	if (errors.some(({ type }) => type === 'Quotes') || !data.some((row) => row.length > 1)) return null;
	return data.map((row) => row.map((cell) => cell.trim()));
}
