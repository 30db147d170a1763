// An empty PDF with what it says about itself, and its bytes when it is done.
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { xmlText } from '#lib/figure/xml.ts';
import type { ReportDocument } from '#lib/report/document.ts';

/** The library writes these words into XML as they are; there, as a text, they come escaped. */
class Said extends String {
	override toString(): string {
		return xmlText(this.valueOf());
	}
	override charCodeAt(index: number): number {
		return this.valueOf().charCodeAt(index);
	}
}

/** Pages are kept until the end, since the foot of each says how many there are. */
export function openPdf(document: ReportDocument): PDFKit.PDFDocument {
	const date = new Date(`${document.date.slice(0, 10)}T00:00:00Z`);
	const said = (words: string) => new Said(words.toWellFormed()) as string;
	const doc = new PDFDocument({
		pdfVersion: '1.7',
		tagged: true,
		subset: 'PDF/UA' as never,
		lang: document.language,
		displayTitle: true,
		autoFirstPage: false,
		bufferPages: true,
		// None until something is written: the library's own fonts are not embedded.
		font: null as never,
		info: {
			Title: said(document.title),
			Author: said('Throughline'),
			Subject: said([document.subtitle, document.release].filter(Boolean).join('. ')),
			Creator: 'Throughline',
			Producer: 'Throughline',
			CreationDate: date,
			ModDate: date
		}
	});
	// Two files with the same identifier have the same content, and no clock is in it.
	const identifier = createHash('sha256').update(JSON.stringify(document)).digest().subarray(0, 16);
	(doc as unknown as { _id: Uint8Array })._id = new Uint8Array(identifier);
	return doc;
}

export async function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
	doc.end();
	const chunks: Uint8Array[] = [];
	for await (const chunk of doc as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
	return new Uint8Array(Buffer.concat(chunks));
}
