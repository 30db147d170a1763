// Captions with a number that Word counts itself.
import { type Paragraph, SimpleField, TextRun } from 'docx';
import { paragraph, runsOf } from './words.ts';

/** "Figure 3. Title. What is said of it." As {@link captionParagraph} writes it, for measuring. */
export function captionText(
	kind: 'Figure' | 'Table',
	number: number,
	title: string,
	caption: string
): string {
	const said = [title, caption].filter((words) => words.trim() !== '').map(ended);
	return [`${kind} ${number}.`, ...said].join(' ');
}

/** A caption; `more` are properties of its paragraph. */
export function captionParagraph(
	kind: 'Figure' | 'Table',
	{ number, title, caption }: { number: number; title: string; caption: string },
	more: Parameters<typeof paragraph>[2] = {}
): Paragraph {
	return paragraph(`${kind} ${title}`, 'Caption', {
		...more,
		children: [
			new TextRun(`${kind} `),
			new SimpleField(` SEQ ${kind} \\* ARABIC `, String(number)),
			new TextRun('. '),
			...(title.trim() === '' ? [] : runsOf(`${ended(title)} `)),
			...(caption.trim() === '' ? [] : runsOf(ended(caption), { bold: false }))
		]
	});
}

const ended = (words: string): string =>
	/[.!?…:]\s*$/u.test(words) ? words.trimEnd() : `${words.trimEnd()}.`;
