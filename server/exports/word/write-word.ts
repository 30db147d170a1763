// A document as a Word file: real styles, headings, captions, tables; figures as shapes to edit or as pictures.
import { Document, Packer } from 'docx';
import { drawable } from '#lib/text/wrap.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { finished } from './finish.ts';
import { NUMBERING, sizesOf, stylesOf } from './looks.ts';
import { sectionsOf } from './sections.ts';

/** `native`: a model's figure is a drawing canvas of shapes and connectors. `picture`: it is one picture. */
export interface WordOptions {
	shapes: 'native' | 'picture';
}

/** The bytes of a .docx file. The same document gives the same bytes. */
export async function writeWord(document: ReportDocument, options: WordOptions): Promise<Uint8Array> {
	const shown = withoutControls(document);
	const sizes = sizesOf(shown.largePrint);
	const file = new Document({
		title: shown.title,
		subject: shown.subtitle,
		description: shown.release,
		creator: 'Throughline',
		lastModifiedBy: 'Throughline',
		styles: stylesOf(sizes),
		numbering: NUMBERING,
		sections: sectionsOf(shown, options.shapes)
	});
	return finished(await Packer.pack(file, 'uint8array'), shown.date);
}

/** The same value without characters that XML forbids in any of its texts. */
function withoutControls<T>(value: T): T {
	if (typeof value === 'string') return drawable(value) as T;
	if (Array.isArray(value)) return value.map(withoutControls) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutControls(item)])) as T;
}
