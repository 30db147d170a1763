// Text as Word wants it: runs, those that read from right to left marked, in paragraphs of a style.
import {
	AlignmentType,
	type IParagraphPropertiesOptions,
	type IRunPropertiesOptions,
	Paragraph,
	type ParagraphChild,
	TextRun
} from 'docx';

const RIGHT_TO_LEFT =
	'[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]';
const PASSAGE = new RegExp(`(${RIGHT_TO_LEFT}+(?:[\\s\\p{P}\\p{M}]*${RIGHT_TO_LEFT}+)*)`, 'u');
const STARTS_RIGHT = new RegExp(`^[^\\p{L}]*${RIGHT_TO_LEFT}`, 'u');

/** Runs of a text; a newline in it begins a line. */
export function runsOf(text: string, look: IRunPropertiesOptions = {}): TextRun[] {
	return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line, i) =>
		line.split(PASSAGE).flatMap((part, at) => {
			const first = i > 0 && at === 0;
			if (part === '' && !first) return [];
			return [
				new TextRun({
					text: part,
					...look,
					...(first ? { break: 1 } : {}),
					...(at % 2 === 1 ? { rightToLeft: true } : {})
				})
			];
		})
	);
}

/** True where a text begins in a script that is written from right to left. */
export const readsFromRight = (text: string): boolean => STARTS_RIGHT.test(text);

/** One paragraph; `words` is what its direction is told from, `align` is as on the page. */
export function paragraph(
	words: string,
	style: string,
	more: Omit<IParagraphPropertiesOptions, 'alignment'> & {
		align?: 'left' | 'center' | 'right';
		look?: IRunPropertiesOptions;
		children?: readonly ParagraphChild[];
	} = {}
): Paragraph {
	const { align, look, children, ...options } = more;
	const bidirectional = readsFromRight(words);
	return new Paragraph({
		style,
		...options,
		...(bidirectional ? { bidirectional } : {}),
		// One that runs from right to left begins there of itself.
		...(align === 'right' && !bidirectional ? { alignment: AlignmentType.RIGHT } : {}),
		...(align === 'center' ? { alignment: AlignmentType.CENTER } : {}),
		children: children ?? runsOf(words, look)
	});
}
