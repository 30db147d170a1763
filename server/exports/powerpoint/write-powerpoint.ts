// A report as a deck of PowerPoint that people go on editing: shapes, connectors, tables and notes of its own, no pictures of them.
import { isOneFigure, type List, type Paragraph, type ReportDocument } from '#lib/report/document.ts';
import { figureSlides } from './figure-slides.ts';
import { sizesOf } from './frames.ts';
import { packed } from './package.ts';
import { skeleton } from './skeleton.ts';
import { type Slide, slidePath } from './slide.ts';
import { tableSlides } from './table-slides.ts';
import { continued, coverSlide, isText, textSlides } from './text-slides.ts';

/** The bytes of a .pptx. The same document gives the same bytes. */
export async function writePowerPoint(report: ReportDocument): Promise<Uint8Array> {
	const slides = slidesOf(report);
	const { parts, root } = skeleton(
		report,
		slides.map((_, i) => slidePath(i + 1))
	);
	return packed([...parts, ...slides.flatMap((slide, i) => slide.parts(i + 1, report.release))], root);
}

function slidesOf(report: ReportDocument): Slide[] {
	const sizes = sizesOf(report.largePrint);
	// A deck of one figure is that slide.
	const slides = isOneFigure(report) ? [] : [coverSlide(report.title, report.subtitle, sizes)];
	let title = report.title;
	let text: (Paragraph | List)[] = [];
	let said = false;
	const flush = (): void => {
		if (text.length === 0) return;
		slides.push(...textSlides(said ? continued(title) : title, text, sizes));
		text = [];
		said = true;
	};
	for (const block of report.blocks) {
		if (!isText(block) || block.kind === 'heading') flush();
		if (block.kind === 'paragraph' || block.kind === 'list') text.push(block);
		else if (block.kind === 'heading') {
			title = block.text;
			said = false;
		} else if (block.kind === 'figure') slides.push(...figureSlides(block, sizes));
		else if (block.kind === 'table') slides.push(...tableSlides(block, sizes));
	}
	flush();
	return slides;
}
