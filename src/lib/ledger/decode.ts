// Bytes to text: which encoding a file of text is in, told by its bytes alone.
import iconv from 'iconv-lite';
import { RefusedFile } from './refused-file.ts';

export interface Decoded {
	/** Without its byte order mark. */
	text: string;
	encoding: string;
}

const SAMPLE = 64 * 1024;
const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
	{ bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
	{ bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
	{ bytes: [0xff, 0xfe], encoding: 'utf-16le' },
	{ bytes: [0xfe, 0xff], encoding: 'utf-16be' }
];

/** What shows that text is not Windows-1252 but of an old Mac or of DOS, and what would speak against it. */
const OLDER: readonly { encoding: string; shows: RegExp; unless: RegExp }[] = [
	{
		encoding: 'macintosh',
		shows: /[a-z]\xd5[a-z]|\xd2\w[^\xd2\xd3\r\n]*\xd3| \xd0 /,
		unless: /[a-z]\x92[a-z]|\x93\w| \x96 /
	},
	{ encoding: 'cp850', shows: /\x9c ?\d/, unless: /\xa3 ?\d/ }
];
/** UTF-8 of Latin letters, signs and quotation marks, whose bytes make no sense as single characters. */
const UTF8_SEQUENCE = /[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]/;
const NOT_IN_1252 = /[\x81\x8d\x8f\x90\x9d]/;
/** Bytes without which none of the above can be. */
const WORTH_A_LOOK = /[\x9c\xc2\xc3\xd0\xd2\xd5\xe2]/;

const unknown = (reason: string) =>
	new RefusedFile(
		'unknown-encoding',
		`${reason} Open the file in Excel, look whether £ and accents are right, save it as “CSV UTF-8” or as a workbook (.xlsx), and try again.`
	);

/** UTF-16 without a mark: every other byte of plain text is zero there. */
function zeroPattern(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	let even = 0;
	let odd = 0;
	for (let at = 0; at < sample.length; at++)
		if (sample[at] === 0)
			if (at % 2) odd++;
			else even++;
	const many = sample.length / 8;
	if (odd > many && odd > even * 10) return 'utf-16le';
	if (even > many && even > odd * 10) return 'utf-16be';
	return null;
}

/** Null where the bytes are not UTF-8; a character that the end of the file cuts through becomes U+FFFD. */
function fromUtf8(bytes: Uint8Array): string | null {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let text: string;
	try {
		text = decoder.decode(bytes, { stream: true });
	} catch {
		return null;
	}
	try {
		return text + decoder.decode();
	} catch {
		return text + '\ufffd';
	}
}

/** Each byte beyond ASCII that occurs, once, as a character. */
function highBytes(bytes: Uint8Array): string {
	const seen = new Uint8Array(256);
	for (let at = 0; at < bytes.length; at++) seen[bytes[at]!] = 1;
	return [...seen.keys()]
		.map((byte) => (byte > 0x7f && seen[byte] ? String.fromCharCode(byte) : ''))
		.join('');
}

/** One byte a character, but for what is evidently UTF-8 in between: files of several origins are put together by hand. */
function fromBytes(bytes: Uint8Array): Decoded {
	const seen = highBytes(bytes);
	if (WORTH_A_LOOK.test(seen)) {
		const raw = iconv.decode(bytes, 'latin1');
		const older = OLDER.find(({ shows, unless }) => shows.test(raw) && !unless.test(raw));
		if (older) return { text: iconv.decode(bytes, older.encoding), encoding: older.encoding };
		if (UTF8_SEQUENCE.test(raw)) return { text: fromBoth(raw), encoding: 'utf-8 and windows-1252' };
	}
	if (NOT_IN_1252.test(seen)) throw unknown('It is not clear which encoding the text of this file is in.');
	return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
}

/** @param raw a character for each byte */
function fromBoth(raw: string): string {
	const read = new Map<string, string>();
	return raw.replaceAll(new RegExp(`${UTF8_SEQUENCE.source}|[\\x80-\\xff]`, 'g'), (found) => {
		const known = read.get(found);
		if (known) return known;
		const text = iconv.decode(iconv.encode(found, 'latin1'), found.length > 1 ? 'utf-8' : 'windows-1252');
		read.set(found, text);
		return text;
	});
}

/** Characters that no text has; white space, the zeros that pad a field and the end mark of DOS are none of them. */
function looksBinary(text: string): boolean {
	const sample = text.slice(0, SAMPLE);
	const odd = sample.match(/[\x01-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd]|[\p{Cn}\p{Co}\p{Cs}]/gu)?.length ?? 0;
	return odd > 1 && odd > sample.length / 50;
}

function decoded(bytes: Uint8Array): Decoded {
	const mark = MARKS.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
	const encoding = mark?.encoding ?? zeroPattern(bytes.subarray(0, SAMPLE));
	if (encoding?.startsWith('utf-32'))
		throw unknown('The text of this file is in UTF-32, which is not read here.');
	if (encoding) return { text: iconv.decode(bytes, encoding), encoding };
	const text = fromUtf8(bytes);
	return text === null ? fromBytes(bytes) : { text, encoding: 'utf-8' };
}

/**
 * The text of a file.
 * @throws RefusedFile `not-a-table` or `unknown-encoding`
 */
export function decode(bytes: Uint8Array): Decoded {
	const result = decoded(bytes);
	if (looksBinary(result.text))
		throw new RefusedFile(
			'not-a-table',
			'This file holds no text. Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.'
		);
	return result;
}
