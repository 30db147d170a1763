// All the text that somebody could find in a file, whatever its kind: of a zip every part, of a PDF its words and notes.
import { unzipSync } from 'fflate';

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.slice(0, 5)) === '%PDF-';

export async function textIn(bytes: Uint8Array): Promise<string> {
	if (isZip(bytes)) {
		const parts = await Promise.all(
			Object.entries(unzipSync(bytes)).map(async ([name, part]) => `${name}\n${await textIn(part)}`)
		);
		return parts.join('\n');
	}
	if (isPdf(bytes)) return pdfText(bytes);
	const text = new TextDecoder().decode(bytes);
	// Office cuts words into runs and pages escape them: both are read as a person reads them.
	return `${text}\n${decoded(text.replace(/<[^>]*>/g, ''))}`;
}

function decoded(text: string): string {
	const plain = text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');
	return plain.replaceAll(/%(?:[0-7][0-9A-F])/g, (code) => decodeURIComponent(code));
}

async function pdfText(bytes: Uint8Array): Promise<string> {
	const { getDocument, VerbosityLevel } = await import('./pdfjs.ts');
	const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
	const pdf = await task.promise;
	const found = [JSON.stringify(await pdf.getMetadata()), JSON.stringify(await pdf.getOutline())];
	for (let i = 1; i <= pdf.numPages; i++) {
		const page = await pdf.getPage(i);
		const { items } = await page.getTextContent();
		found.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
		found.push(JSON.stringify(await page.getStructTree()));
	}
	await task.destroy();
	return found.join('\n');
}
