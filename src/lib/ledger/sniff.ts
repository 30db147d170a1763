// What a file is by its bytes. Its name counts for nothing: spreadsheets, web pages and PDFs are all called .csv at times.
import { RefusedFile } from './refused-file.ts';

const HEAD_BYTES = 4096;
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** Files that are no table, by how they begin; what has no such beginning is told by its characters later. */
const OTHERS: readonly { begins: RegExp; what: string }[] = [
	{ begins: /^[^]{0,1019}%PDF-\d/, what: 'a PDF' },
	{ begins: /^\x89PNG|^\xff\xd8\xff|^GIF8[79]a/, what: 'a picture' },
	{ begins: /^\{\\rtf/, what: 'a text document (RTF)' },
	{ begins: /^\x1f\x8b|^7z\xbc\xaf|^Rar!\x1a/, what: 'a packed file' }
];

const SAVE_AS = 'Open it in Excel, save it as “Excel Workbook (.xlsx)”, and try again.';
const CHOOSE = 'Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.';

/** A character for each byte. */
const characters = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The container of Office before 2007, which also holds encrypted workbooks. */
function refuseOle(bytes: Uint8Array): never {
	// The names of what is in it are UTF-16; ASCII is the same in every one-byte encoding.
	const all = new TextDecoder('latin1').decode(bytes);
	const holds = (name: string) => all.includes([...name].join('\0'));
	if (holds('EncryptedPackage'))
		throw new RefusedFile(
			'password-protected',
			'This workbook is protected with a password. Open it in Excel, take the password off (File, Info, Protect Workbook), save it, and try again.'
		);
	if (holds('Workbook') || holds('Book'))
		throw new RefusedFile('old-workbook', `This is a workbook of an old Excel (.xls). ${SAVE_AS}`);
	throw new RefusedFile('not-a-table', `This is an old Office document, but no workbook. ${CHOOSE}`);
}

function refuseMarkup(text: string): void {
	if (/^<\?xml[^]*urn:schemas-microsoft-com:office:spreadsheet/i.test(text))
		throw new RefusedFile('old-workbook', `This is a workbook of Excel 2003 (XML). ${SAVE_AS}`);
	if (/^<(!doctype html|html|head|body|table|meta|style)\b/i.test(text))
		throw new RefusedFile(
			'not-a-table',
			`This is a web page that was saved as if it were a spreadsheet. ${SAVE_AS}`
		);
	if (/^<(\?xml|!doctype)\b/i.test(text))
		throw new RefusedFile('not-a-table', `This is an XML file, not a table. ${CHOOSE}`);
}

/**
 * Whether to read these bytes as a zip, which a workbook is, or as text.
 * @throws RefusedFile for files that are neither
 */
export function sniff(bytes: Uint8Array): 'zip' | 'text' {
	const head = characters(bytes.subarray(0, HEAD_BYTES));
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
	if (head.startsWith(OLE)) refuseOle(bytes);
	const other = OTHERS.find(({ begins }) => begins.test(head));
	if (other) throw new RefusedFile('not-a-table', `This is ${other.what}, whatever its name says. ${CHOOSE}`);
	// UTF-16 as well: without its mark and its zeros it reads the same.
	refuseMarkup(head.replaceAll(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0/g, '').trimStart());
	return 'text';
}
