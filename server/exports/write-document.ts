// A document as the file that was asked for. Writers are loaded when they are first needed.
import type { ReportFormat } from '#lib/domain/report/formats.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { writeText } from '#lib/report/text/write-text.ts';

export async function writeDocument(
	document: ReportDocument,
	{ format, shapes }: { format: ReportFormat; shapes: 'native' | 'picture' }
): Promise<Uint8Array> {
	switch (format) {
		case 'pdf':
			return (await import('./pdf/write-pdf.ts')).writePdf(document);
		case 'docx':
			return (await import('./word/write-word.ts')).writeWord(document, { shapes });
		case 'pptx':
			return (await import('./powerpoint/write-powerpoint.ts')).writePowerPoint(document);
		case 'html':
			return (await import('./web-page/write-web-page.ts')).writeWebPage(document);
		case 'txt':
			return new TextEncoder().encode(writeText(document));
	}
}
