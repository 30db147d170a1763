// Mozilla's reader of PDFs, for words and tags alone: what it would draw with is not there, and it need not say so.
class NotDrawn {}
for (const name of ['DOMMatrix', 'Path2D', 'ImageData'])
	if (!(name in globalThis)) Object.assign(globalThis, { [name]: NotDrawn });

export const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
