// What a file is by its bytes. Its name counts for nothing: spreadsheets, web pages and PDFs are all called .csv at times.
import { RefusedFile } from './refused-file.ts';

const HEAD_BYTES = 4096;
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** Files that are no table, by how they begin. */
const OTHERS: readonly { begins: string; what: string }[] = [
	{ begins: '\x89PNG', what: 'a picture (PNG)' },
	{ begins: '\xff\xd8\xff', what: 'a picture (JPEG)' },
	{ begins: 'GIF8', what: 'a picture (GIF)' },
	{ begins: 'RIFF', what: 'a picture or a recording' },
	{ begins: '{\\rtf', what: 'a text document (RTF)' },
	{ begins: '\x1f\x8b', what: 'a packed file (gzip)' },
	{ begins: '7z\xbc\xaf', what: 'a packed file (7z)' },
	{ begins: 'Rar!', what: 'a packed file (RAR)' },
	{ begins: 'SQLite format 3', what: 'a database' },
	{ begins: 'MZ', what: 'a program' },
	{ begins: '\x7fELF', what: 'a program' }
];

const SAVE_AS = 'Open it in Excel, save it as “Excel Workbook (.xlsx)”, and try again.';
const CHOOSE = 'Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.';

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function contains(bytes: Uint8Array, asciiText: string): boolean {
	const wanted = [...asciiText].flatMap((character) => [character.charCodeAt(0), 0]);
	for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
		if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
	return false;
}

/** The container of Office before 2007, which also holds encrypted workbooks; names in it are UTF-16. */
function refuseOle(bytes: Uint8Array): never {
	if (contains(bytes, 'EncryptedPackage'))
		throw new RefusedFile(
			'password-protected',
			'This workbook is protected with a password. Open it in Excel, take the password off (File, Info, Protect Workbook), save it, and try again.'
		);
	if (contains(bytes, 'Workbook') || contains(bytes, 'Book'))
		throw new RefusedFile('old-workbook', `This is a workbook of an old Excel (.xls). ${SAVE_AS}`);
	throw new RefusedFile('not-a-table', `This is an old Office document, but no workbook. ${CHOOSE}`);
}

function refuseMarkup(text: string): void {
	if (!/^<[!?a-z]/i.test(text)) return;
	if (/urn:schemas-microsoft-com:office:spreadsheet/i.test(text))
		throw new RefusedFile('old-workbook', `This is a workbook of Excel 2003 (XML). ${SAVE_AS}`);
	if (/<(!doctype html|html|head|body|table|meta|style)\b/i.test(text))
		throw new RefusedFile(
			'not-a-table',
			`This is a web page that was saved as if it were a spreadsheet. ${SAVE_AS}`
		);
	throw new RefusedFile('not-a-table', `This is an XML file, not a table. ${CHOOSE}`);
}

/**
 * Whether to read these bytes as a zip, which a workbook is, or as text.
 * @throws RefusedFile for files that are neither
 */
export function sniff(bytes: Uint8Array): 'zip' | 'text' {
	const head = latin1(bytes.subarray(0, HEAD_BYTES));
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
	if (head.startsWith(OLE)) refuseOle(bytes);
	if (head.slice(0, 1024).includes('%PDF-'))
		throw new RefusedFile('not-a-table', `This is a PDF, whatever its name says. ${CHOOSE}`);
	const other = OTHERS.find(({ begins }) => head.startsWith(begins));
	if (other) throw new RefusedFile('not-a-table', `This is ${other.what}, not a table. ${CHOOSE}`);
	// The text of UTF-16, too, once its zeros and any byte order mark are gone.
	refuseMarkup(
		head
			.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
			.replaceAll('\0', '')
			.trimStart()
	);
	return 'text';
}
