// Lines of plain text that end before a column. A word that is longer than a line stays whole: cut, nobody finds it again.

const COLUMNS = 78;
const GRAPHEMES = new Intl.Segmenter('en-GB');

const widthOf = (word: string): number =>
	/^[ -~]*$/.test(word) ? word.length : [...GRAPHEMES.segment(word)].length;

/** Control characters are no text; a tab is a blank. */
const words = (text: string): string[] =>
	text
		.toWellFormed()
		.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
		.split(/\s+/)
		.filter(Boolean);

/** One paragraph. @param indent what stands before the first line and before all others */
export function wrapped(text: string, indent = { first: '', rest: '' }): string {
	const lines: string[] = [];
	let line = indent.first;
	let width = indent.first.length;
	let isEmpty = true;
	for (const word of words(text)) {
		const needed = widthOf(word) + (isEmpty ? 0 : 1);
		if (!isEmpty && width + needed > COLUMNS) {
			lines.push(line);
			line = indent.rest + word;
			width = indent.rest.length + widthOf(word);
		} else {
			line += isEmpty ? word : ` ${word}`;
			width += needed;
		}
		isEmpty = false;
	}
	return isEmpty ? '' : [...lines, line].join('\n');
}
